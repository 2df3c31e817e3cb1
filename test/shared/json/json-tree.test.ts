import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonMembers, parseJsonTree } from '../../../shared/json/json-tree.ts';
import type { JsonNode } from '../../../shared/json/json-tree.ts';

/** The value of a node, built from the tree alone. */
function valueOf(node: JsonNode): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type !== 'object') return node.value as unknown;
  const object = {};
  for (const [key, { value }] of jsonMembers(node)) {
    Object.defineProperty(object, key, {
      value: valueOf(value),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}

const name = fc.constantFrom('a', 'b', '__proto__', 'constructor', '', 'toString', '\\u0061', 'é');
const scalar = fc.constantFrom(
  '1',
  '-0',
  '1e999',
  '1.50',
  '9007199254740993',
  '"x"',
  '"\\ud83d\\ude00"',
  'null',
  'true',
);
const text = fc.letrec<{ readonly value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value')).map((items) => `[${items.join(' , ')}]`),
    fc
      .array(fc.tuple(name, tie('value')))
      .map((items) => `{${items.map(([key, value]) => `"${key}":${value}`).join('\n,')}}`),
  ),
})).value;

describe('the tree of a JSON text', () => {
  it('holds what JSON.parse reads: last duplicate key, escaped names, any spelling of numbers', () => {
    fc.assert(
      fc.property(text, (json) => {
        const tree = parseJsonTree(json);
        expect(isDeepStrictEqual(tree.ok && valueOf(tree.root), JSON.parse(json))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused exactly where JSON.parse refuses, with a place inside the text', () => {
    const broken = fc
      .array(
        fc.constantFrom(
          '{',
          '}',
          '[',
          ']',
          ',',
          ':',
          '"',
          '1',
          '01',
          '"a"',
          'x',
          '\n',
          '\t',
          'true',
          '-',
          '.',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(broken, (json) => {
        let accepted = true;
        try {
          JSON.parse(json);
        } catch {
          accepted = false;
        }
        const tree = parseJsonTree(json);
        expect(tree.ok).toBe(accepted);
        if (tree.ok) return;
        expect(tree.problem.start).toBeGreaterThanOrEqual(0);
        expect(tree.problem.end).toBeLessThanOrEqual(json.length);
      }),
      { numRuns: 1000 },
    );
  });
});
