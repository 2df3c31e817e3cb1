import { expect, it } from 'vitest';
import { allowText, folderWith, runLatchkey } from './command-process.ts';

const set = JSON.stringify({
  entities: [
    { _id: 'a', _key: 'key-a', _type: 'repo', name: 'first', size: 1, ['__proto__x']: true },
    { _id: 'b', _key: 'same', _type: 'user', displayName: 'line\nbreak \u001b[31m' },
    { _id: 'c', _key: 'same', _type: 'user' },
  ],
  relationships: [{ _id: 'r', _type: 'repo', _fromEntityId: 'a', _toEntityId: 'gone' }],
}).replace('__proto__x', '__proto__');

const policy = allowText({ stringEquals: { _type: 'repo', size: '1' } });

it('explains an entity in the documented JSON', async () => {
  const folder = await folderWith({ 'p.json': policy, 'e.json': set });
  const words = ['explain', '--policy', 'p.json', '--entities', 'e.json', '--format', 'json'];
  const [entity, relationship] = await Promise.all([
    runLatchkey(folder, [...words, '--entity', 'a']),
    runLatchkey(folder, [...words, '--entity', 'r', '--settle', 'nonString=equal']),
  ]);
  expect(entity.exitCode).toBe(0);
  expect(entity.errors).toBe('');
  const size = { path: ['permissions', 0, 'condition', 'stringEquals', 'size'], property: 'size' };
  const failure = { code: 'answer', ...size, expected: '"1"', actual: '1', question: 'nonString' };
  expect(entity.output).toBe(
    `${JSON.stringify({
      id: 'a',
      kind: 'entity',
      type: 'repo',
      name: 'first',
      verdict: 'undetermined',
      reason: null,
      permissions: [],
      questions: [{ id: 'nonString', answers: { equal: 'visible', unequal: 'hidden' } }],
      perPermission: [
        {
          index: 0,
          effect: 'ALLOW',
          applies: 'depends',
          decides: false,
          failure,
          questions: ['nonString'],
        },
      ],
      nearestMiss: { index: 0, failures: [failure] },
      doors: [
        {
          door: 'lookup',
          action: 'query:GetAccountEntity',
          resource: 'entity:a',
          verdict: 'hidden',
          reason: 'implicitDeny',
          permissions: [],
          questions: [],
        },
        {
          door: 'rawData',
          action: 'persister:GetEntityRawData',
          resource: 'entity:a',
          verdict: 'hidden',
          reason: 'implicitDeny',
          permissions: [],
          questions: [],
        },
      ],
      ends: [],
      properties: { _id: 'a', _key: 'key-a', _type: 'repo', name: 'first', size: 1 },
      assumed: [
        { id: 'conditionForm', answer: 'both' },
        { id: 'denyPrecedence', answer: 'denyWins' },
      ],
    }).replace('"size":1}', '"size":1,"__proto__":true}')}\n`,
  );
  expect(JSON.parse(relationship.output)).toMatchObject({
    id: 'r',
    kind: 'relationship',
    name: 'first → gone',
    verdict: 'hidden',
    reason: 'implicitDeny',
    doors: [],
    ends: [
      { end: 'from', by: '_fromEntityId', reference: 'a', state: 'resolved', id: 'a', verdict: 'visible' },
      { end: 'to', by: '_toEntityId', reference: 'gone', state: 'missing', id: null, verdict: null },
    ],
  });
});

it('explains to people in lines that no name can break', async () => {
  const folder = await folderWith({ 'p.json': policy, 'e.json': set });
  const words = ['explain', '--policy', 'p.json', '--entities', 'e.json', '--entity'];
  const [hidden, open] = await Promise.all([
    runLatchkey(folder, [...words, 'b']),
    runLatchkey(folder, [...words, 'a']),
  ]);
  expect(hidden.output).toMatch(
    /^user line\\u\{a\}break \\u\{1b\}\[31m is hidden: nothing allows it\n {2}id b\n/,
  );
  expect(hidden.output).toContain(
    '  #1 ALLOW, line 1: does not apply\n      _type is "user"; it wants "repo"\n',
  );
  expect(hidden.output).toContain('not checked against JupiterOne');
  expect(open.output).toMatch(/^repo first is undetermined: it hangs on nonString\n/);
  expect(open.output).toMatch(/ {6}equal +visible\n {6}unequal +hidden\n/);
});

it('says of an id that names none or several which ones are near', async () => {
  const folder = await folderWith({ 'p.json': policy, 'e.json': set });
  const words = ['explain', '--policy', 'p.json', '--entities', 'e.json', '--entity'];
  const results = await Promise.all(
    ['same', 'key-a', 'nothing like it', '#4'].map(async (id) => await runLatchkey(folder, [...words, id])),
  );
  expect(results.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
  expect(results.map(({ errors }) => errors)).toEqual([
    'latchkey: --entity: 2 objects are called "same": name one of b, c\n',
    'latchkey: --entity: no object of the set has the id "key-a"; the one with that key or name has the id a\n',
    'latchkey: --entity: no object of the set has the id "nothing like it": that is its _id, else its _key, else #position\n',
    'latchkey: --entity: no object of the set has the id "#4": that is its _id, else its _key, else #position\n',
  ]);
});
