import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { samplePolicyText } from '../../../main/services/policies/sample-policy.ts';
import { allowText, folderWith, repository, runLatchkey } from './command-process.ts';

const kubernetes = join(repository, '../shared/data/graph-kubernetes.entities.json');

const small = JSON.stringify({
  entities: [
    { _id: 'e1', _key: 'k1', _type: 'b', _class: ['X', 'Y'], size: 1 },
    { _key: 'k2', _type: ['a', 'b'] },
    { _id: 'twice', _type: 'a' },
    { name: 'without type' },
    { _id: 'twice', _type: 'b' },
  ],
  relationships: [
    { _id: 'r1', _type: 'b', _fromEntityId: 'e1', _toEntityId: 'gone' },
    { _type: 'c', _fromEntityKey: 'k1', _toEntityKey: 'k2' },
  ],
});

function withoutTiming(text: string): string {
  return text.replace(/"(loadMs|decideMs)":[\d.]+/g, '"$1":0');
}

function decisionLine(id: string, kind: string, verdict: string, permissions: readonly number[]): string {
  return `${JSON.stringify({ id, kind, verdict, permissions, questions: [] })}\n`;
}

it('counts nothing in an empty list, which is a set like any other', async () => {
  const folder = await folderWith({ 'p.json': allowText({ stringEquals: { _type: 'a' } }), 'e.json': '[]' });
  const words = ['simulate', '--policy', 'p.json', '--entities', 'e.json', '--format', 'json'];
  const { exitCode, output } = await runLatchkey(folder, words);
  const nothing = { total: 0, visible: 0, hidden: 0, undetermined: 0 };
  expect(JSON.parse(output)).toMatchObject({ entities: nothing, relationships: nothing });
  expect(exitCode).toBe(0);
});

it('writes exactly the documented JSON, in which only timing differs between runs', async () => {
  const folder = await folderWith({
    'p.json': allowText({ stringEquals: { _type: ['b', 'c'] } }),
    'e.json': small,
  });
  const words = ['simulate', '--policy', 'p.json', '--entities', 'e.json', '--format', 'json'];
  const [result, again] = await Promise.all([runLatchkey(folder, words), runLatchkey(folder, words)]);
  expect(result.exitCode).toBe(0);
  expect(result.errors).toBe('');
  expect(withoutTiming(again.output)).toBe(withoutTiming(result.output));
  expect(withoutTiming(result.output)).toBe(
    `${JSON.stringify({
      entities: { total: 5, visible: 0, hidden: 2, undetermined: 3 },
      relationships: { total: 2, visible: 0, hidden: 0, undetermined: 2 },
      byType: [
        { kind: 'entity', type: 'a', total: 2, visible: 0, hidden: 1, undetermined: 1 },
        { kind: 'entity', type: 'b', total: 2, visible: 0, hidden: 0, undetermined: 2 },
        { kind: 'entity', type: null, total: 1, visible: 0, hidden: 1, undetermined: 0 },
        { kind: 'relationship', type: 'b', total: 1, visible: 0, hidden: 0, undetermined: 1 },
        { kind: 'relationship', type: 'c', total: 1, visible: 0, hidden: 0, undetermined: 1 },
      ],
      permissions: [{ index: 0, entities: { matches: 0, only: 3 }, relationships: { matches: 0, only: 2 } }],
      questions: [
        { id: 'multiValued', entities: 1, relationships: 1 },
        { id: 'valueList', entities: 3, relationships: 2 },
        { id: 'relationships', entities: 0, relationships: 2 },
      ],
      assumed: [
        { id: 'conditionForm', answer: 'both' },
        { id: 'denyPrecedence', answer: 'denyWins' },
      ],
      timing: { loadMs: 0, decideMs: 0 },
    })}\n`,
  );
});

it('writes the decisions in the order of the set, each object under an id of its own', async () => {
  const folder = await folderWith({ 'p.json': allowText({ stringEquals: { _type: 'b' } }), 'e.json': small });
  const words = ['simulate', '--policy', 'p.json', '--entities', '-', '--settle', 'literal'];
  const [alone, beside, door] = await Promise.all([
    runLatchkey(folder, [...words, '--decisions', '-', '--format', 'json'], small),
    runLatchkey(folder, [...words, '--decisions', 'd.ndjson'], small),
    runLatchkey(folder, [...words, '--decisions', '-', '--door', 'lookup'], small),
  ]);
  const expected = [
    decisionLine('e1', 'entity', 'visible', [0]),
    decisionLine('k2', 'entity', 'hidden', []),
    decisionLine('#3', 'entity', 'hidden', []),
    decisionLine('#4', 'entity', 'hidden', []),
    decisionLine('#5', 'entity', 'visible', [0]),
    decisionLine('r1', 'relationship', 'visible', [0]),
    decisionLine('#7', 'relationship', 'hidden', []),
  ].join('');
  expect([alone, beside, door].map(({ exitCode, errors }) => `${exitCode}${errors}`)).toEqual([
    '0',
    '0',
    '0',
  ]);
  expect(alone.output).toBe(expected);
  expect(beside.output).toMatch(/^sees 2 of 5 entities · 1 of 2 relationships\n/);
  expect(await readFile(join(folder, 'd.ndjson'), 'utf8')).toBe(expected);
  expect(door.output.trimEnd().split('\n')).toHaveLength(5);
  expect(door.output).not.toContain('relationship');
});

it('tells people the range of the sample, its questions, what is assumed and the worst of it', async () => {
  const folder = await folderWith({ 'p.policy.json': samplePolicyText, 'e.json': small });
  const sample = ['--policy', 'p.policy.json', '--entities', 'Sample inventory'];
  const [text, both, door] = await Promise.all([
    runLatchkey(folder, ['simulate', ...sample]),
    runLatchkey(folder, ['simulate', '--entities', 'e.json', ...sample]),
    runLatchkey(folder, ['simulate', '--door', 'rawData', '--format', 'json', ...sample]),
  ]);
  expect(text.output).toMatch(/^sees 201 to 420 of 2,031 entities · 171 to 318 of 1,500 relationships\n/);
  for (const words of [
    /github_repo +entity +171 to 186 +of +186\n/,
    /#1 +ALLOW[^]*#4 +DENY/,
    /conditionalDeny +16 +entities +15 +relationships +Does a DENY with a condition apply/,
    /conditionForm = both\n +if it is stringEquals: sees 171 to 2,031 of 2,031 entities/,
    /agrees with our reading of the documents; not checked against JupiterOne/,
  ]) {
    expect(text.output).toMatch(words);
  }
  expect(both.output).toMatch(/^sees 201 to 420 of 2,036 entities · 171 to 318 of 1,502 relationships\n/);
  const raw = JSON.parse(door.output) as { relationships: unknown; byType: { kind: string }[] };
  expect(raw.relationships).toEqual({ total: 0, visible: 0, hidden: 0, undetermined: 0 });
  expect(raw.byType.filter(({ kind }) => kind === 'relationship')).toEqual([]);
  expect(existsSync(join(folder, 'profile'))).toBe(false);
});

it('takes the answers of the latchkey.json beside the policy, and --settle over them', async () => {
  const folder = await folderWith({
    'p.json': allowText({ stringEquals: { _type: ['b', 'c'] } }),
    'e.json': '[{"_type":"b"}]',
    'latchkey.json': '{"answers":{"valueList":{"answer":"anyOf","date":"2026-11-01"}}}',
  });
  const words = ['simulate', '--policy', 'p.json', '--entities', 'e.json'];
  const [settled, over, broken] = await Promise.all([
    runLatchkey(folder, words),
    runLatchkey(folder, [...words, '--settle', 'valueList=never']),
    folderWith({ 'p.json': '{"permissions":[]}', 'e.json': '[]', 'latchkey.json': '{"answers":' }).then(
      async (other) => await runLatchkey(other, words),
    ),
  ]);
  expect(settled.output).toMatch(/^sees 1 of 1 entity/);
  expect(over.output).toMatch(/^sees 0 of 1 entity/);
  expect(broken.exitCode).toBe(2);
  expect(broken.output).toBe('');
  expect(broken.errors).toMatch(/^latchkey: latchkey\.json[^\n]+\n$/);
});

it('ends with exit 2 and one line that names file, place and cause where it can not read', async () => {
  const folder = await folderWith({
    'p.json': '{"permissions":[]}',
    'broken.json': '{\n  "permissions": [\n    {"effect":"ALLOW","actions":["*"],"resources":"*"}]}',
    'bytes.json': new Uint8Array([0x7b, 0x0a, 0x22, 0xff]),
    'e.json': '[]',
    'deep.json': `[${'['.repeat(100_000)}`,
  });
  const run = async (policy: string, entities: string, ...more: readonly string[]) =>
    await runLatchkey(folder, ['simulate', '--policy', policy, '--entities', entities, ...more]);
  const results = await Promise.all([
    run('none.json', 'e.json'),
    run('broken.json', 'e.json'),
    run('bytes.json', 'e.json'),
    run('p.json', 'none.json'),
    run('p.json', 'deep.json'),
    run('p.json', 'e.json', '--decisions', 'no/folder/d.ndjson'),
    run('p.json', 'e.json', '--decisions', './p.json'),
    runLatchkey(folder, ['simulate']),
  ]);
  const sentences = [
    /^latchkey: none\.json: can't be read: there is no such file\n$/,
    /^latchkey: broken\.json: H113 at 3:\d+: [^\n]+\n$/,
    /^latchkey: bytes\.json: S007 at 2:2: the text is not UTF-8[^\n]+\n$/,
    /^latchkey: none\.json: there is no such file and no stored set of that name[^\n]+\n$/,
    /^latchkey: deep\.json, line 1, column \d+: [^\n]+\n$/,
    /^latchkey: no\/folder\/d\.ndjson: can't be written: its folder is not there\n$/,
    /^latchkey: \.\/p\.json: --decisions would overwrite what is read[^\n]+\n$/,
    /^latchkey: simulate needs --policy FILE\n$/,
  ];
  for (const [index, result] of results.entries()) {
    expect(result.errors).toMatch(sentences[index] ?? /^$/);
    expect(result.exitCode).toBe(2);
    expect(result.output).toBe('');
  }
  expect((await stat(join(folder, 'p.json'))).size).toBe('{"permissions":[]}'.length);
});

it.skipIf(!existsSync(kubernetes))(
  'counts 277 entities and 267 relationships in the real Kubernetes graph (skipped where the data is not there)',
  async () => {
    const folder = await folderWith({ 'p.json': allowText({ stringEquals: { _type: 'kube_pod' } }) });
    const words = ['simulate', '--policy', 'p.json', '--entities', kubernetes, '--format', 'json'];
    const result = JSON.parse((await runLatchkey(folder, words)).output) as Record<string, { total: number }>;
    expect(result['entities']?.total).toBe(277);
    expect(result['relationships']?.total).toBe(267);
  },
);
