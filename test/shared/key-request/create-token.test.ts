import { execFileSync } from 'node:child_process';
import { assert, json, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createTokenBody,
  createTokenCommand,
  createTokenDocument,
  createTokenVariables,
} from '../../../shared/key-request/create-token.ts';
import type { KeyRequest } from '../../../shared/key-request/create-token.ts';
import { readCreateToken } from '../../../shared/key-request/read-create-token.ts';
import { policyJson } from '../../../shared/policy/policy-json.ts';

const policy =
  '{"permissions":[{"effect":"ALLOW","actions":["dashboard:View"],"resources":["dashboard:123456"]}]}';
const address = 'https://graphql.us.jupiterone.io/';

function request(part: Partial<KeyRequest> = {}): KeyRequest {
  return { name: 'ci read', category: 'tags', policy, expiresAt: null, ...part };
}

const found = { policy, name: 'ci read', category: 'tags' };

describe('a request to create a key', () => {
  it('carries the policy as a string in the documented variables', () => {
    expect(JSON.parse(createTokenVariables(request()))).toEqual({
      token: { name: 'ci read', category: 'tags', policy },
    });
    expect(createTokenDocument(request())).toContain('createToken(token: $token)');
  });

  it('takes the argument that knows an expiry where one is wanted', () => {
    const expiring = request({ expiresAt: 1_800_000_000_000 });
    expect(JSON.parse(createTokenVariables(expiring))).toEqual({
      input: { type: 'ACCOUNT', name: 'ci read', expiresAt: 1_800_000_000_000, policy },
    });
    expect(createTokenDocument(expiring)).toContain('$input: CreateIamTokenInput!');
    expect(createTokenDocument(expiring)).toContain('createToken(input: $input)');
  });

  it('names neither a key nor an account in the command, only the variables that hold them', () => {
    const command = createTokenCommand(request(), address);
    expect(command).toContain('Bearer $JUPITERONE_API_KEY"');
    expect(command).toContain('JupiterOne-Account: $JUPITERONE_ACCOUNT"');
  });

  it('reaches the service through a shell as it is, whatever the name holds', () => {
    const texts = string({ unit: 'binary' }).filter((text) => !text.includes('\0') && text.isWellFormed());
    assert(
      property(texts, (name) => {
        const command = createTokenCommand(request({ name }), address);
        const data = execFileSync('/bin/sh', ['-c', `curl() { shift 8; printf '%s' "$2"; }\n${command}`], {
          encoding: 'utf8',
        });
        expect(data).toBe(createTokenBody(request({ name })));
      }),
      { numRuns: 30 },
    );
  });
});

describe('reading a request to create a key', () => {
  it.each([
    ['its body', createTokenBody(request())],
    ['its variables', createTokenVariables(request())],
    ['the command', createTokenCommand(request(), address)],
    [
      'document and variables, one below the other',
      `${createTokenDocument(request())}\n\n${createTokenVariables(request())}`,
    ],
    ['the input with an expiry', createTokenBody(request({ expiresAt: 1_800_000_000_000 }))],
    ['a policy that is an object', `{"token":{"name":"ci read","category":"tags","policy":${policy}}}`],
    [
      'a document with the policy in it',
      `mutation { createToken(token: { name: "ci read", category: "tags", policy: ${JSON.stringify(policy)} }) { id } }`,
    ],
  ])('finds the policy in %s', (_form, text) => {
    expect(readCreateToken(text)).toEqual({ ...found, category: text.includes('"input"') ? null : 'tags' });
  });

  it('finds the policy of the documented variables, with the white space of its string gone', () => {
    const text = String.raw`{ "variables": { "token": { "name": "Token Name", "category": "tags", "policy": "{\n\t\"permissions\": [{\n\t\t\"effect\":\"ALLOW\",\n\t\t\"actions\":[\"dashboard:View\" ],\n\t\t\"resources\": [ \"dashboard:123456\" ]\n\t}]\n}" } } }`;
    expect(readCreateToken(text)).toEqual({ policy, name: 'Token Name', category: 'tags' });
  });

  it('gives back every policy that went in, through every form', () => {
    assert(
      property(json(), string(), (policyPart, name) => {
        const wanted = policyJson(`{"permissions":[${policyPart}]}`);
        if (wanted === null) return;
        const asked = request({ policy: wanted, name });
        for (const text of [
          createTokenBody(asked),
          createTokenVariables(asked),
          createTokenCommand(asked, address),
        ]) {
          expect(readCreateToken(text)).toEqual({ policy: wanted, name, category: 'tags' });
        }
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '',
    '{',
    policy,
    'curl https://example.org',
    'mutation { other }',
    '[]',
    '{"token":{}}',
    '['.repeat(100_000),
  ])('finds nothing where there is nothing: %#', (text) => {
    expect(readCreateToken(text)).toBeNull();
  });
});

describe('a policy as compact JSON', () => {
  it('loses comments, trailing commas and white space, and nothing else', () => {
    const text = '\uFEFF{ // why\n "permissions": [ {"a b" : 1e400, "c": "x  \\" y", } ] }';
    expect(policyJson(text)).toBe('{"permissions":[{"a b":1e400,"c":"x  \\" y"}]}');
  });

  it('is taken out of a string', () => {
    expect(policyJson(JSON.stringify(policy))).toBe(policy);
  });

  it('is nothing where the text is no JSON', () => {
    expect(policyJson('{"permissions":')).toBeNull();
  });
});
