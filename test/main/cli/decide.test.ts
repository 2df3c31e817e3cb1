import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allowText, folderWith, runLatchkey } from './command-process.ts';

const read = 'query:ReadGraphData';

function caseText(policyText: string, request: unknown): string {
  return `{"policy":${policyText},"request":${JSON.stringify(request)}}`;
}

function onObject(properties: unknown): unknown {
  return { action: read, resource: '*', properties };
}

function numberPolicy(number: string): string {
  return `{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"],"condition":{"queryFilters":[{"size":${number}}]}}]}`;
}

it('answers each line in turn, with one error line for each that can not be decided, and exits 2', async () => {
  const policy = allowText({ stringEquals: { _type: 'github_repo' } });
  const lines: (string | Uint8Array)[] = [
    caseText(policy, onObject({ _type: 'github_repo' })),
    caseText(policy, onObject({ _type: ['a', 'github_repo'] })),
    caseText(policy, { action: read, resource: 'entity:1' }),
    '',
    ' \t',
    caseText(JSON.stringify(policy), onObject({ _type: 'github_repo' })),
    `{"policy":${numberPolicy('1e400')},"request":{"action":"${read}","resource":"*","properties":{"size":1e999}}}`,
    `{"policy":${numberPolicy('1,"size":2')},"request":{"action":"${read}","resource":"*","properties":{"size":2.0}}}`,
    `{"policy":${allowText({}).replace('{}', '{"queryFilters":[{"__proto__":"x"}]}')},"request":{"action":"${read}","resource":"*","properties":{"__proto__":"x"}}}`,
    // The last member of a name counts, however its name is spelled.
    `{"policy":{"permissions":[]}, "request":{"action":"${read}","resource":"*"} , "polic\\u0079" : ${policy.replace('github_repo', 'b')},"request":${JSON.stringify(onObject({ _type: 'b' }))}}`,
    'not json',
    '[]',
    `{"request":${JSON.stringify(onObject({}))}}`,
    `{"policy":${policy}}`,
    caseText(policy, { action: 1, resource: '*' }),
    caseText(policy, { action: read }),
    caseText(policy, { action: read, resource: null }),
    caseText(policy, { action: read, resource: '*', properties: [] }),
    caseText('{"permissions":[{"effect":"allow"}]}', onObject({})),
    caseText('[]', onObject({})),
    new Uint8Array([0x22, 0xff, 0x22]),
    `{"policy":${'['.repeat(100_000)}${']'.repeat(100_000)},"request":${JSON.stringify(onObject({}))}}`,
    caseText(policy, onObject({ _type: 'github_repo' })),
  ];
  const bytes = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]).slice(0, -1));
  const folder = await folderWith({ 'cases.ndjson': bytes });
  const result = await runLatchkey(folder, ['decide', '--cases', 'cases.ndjson']);
  const allowed = '{"verdict":"allowed","reason":"allow","permissions":[0],"questions":[]}';
  const answers = result.output.split('\n');
  expect(answers.pop()).toBe('');
  expect(answers.slice(0, 8)).toEqual([
    allowed,
    '{"verdict":"undetermined","reason":null,"permissions":[],"questions":["multiValued"]}',
    '{"verdict":"denied","reason":"implicitDeny","permissions":[],"questions":[]}',
    allowed,
    allowed,
    allowed,
    allowed,
    allowed,
  ]);
  const errors = answers
    .slice(8, -1)
    .map((line) => JSON.parse(line) as { error: { line: number; message: string } });
  expect(errors.map(({ error }) => error.line)).toEqual([11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22]);
  const messages = errors.map(({ error }) => error.message);
  expect(messages.slice(0, 8)).toEqual([
    'the line is not JSON; write one case a line',
    'the line is not an object with "policy" and "request"',
    '"policy" is missing',
    '"request" is missing',
    '"action" is not a string',
    '"request" has no "resource"',
    '"resource" is not a string',
    '"properties" is not an object',
  ]);
  expect(messages[8]).toMatch(/^policy: (H109|V201) at 1:\d+: /);
  expect(messages[9]).toMatch(/^policy: H101 at 1:1: /);
  expect(messages[10]).toBe('the line is not UTF-8');
  expect(messages[11]).toMatch(/^policy: S013 at 1:201: /);
  expect(answers.at(-1)).toBe(allowed);
  expect(result.exitCode).toBe(2);
  expect(result.errors).toBe(
    'latchkey: cases.ndjson: 12 of 21 cases can not be decided; the first in line 11: the line is not JSON; write one case a line\n',
  );
});

it('starts from the defaults whatever latchkey.json lies beside, and takes --settle and standard input', async () => {
  const folder = await folderWith({ 'latchkey.json': '{"answers":' });
  const line = caseText(allowText({ stringEquals: { _type: ['a', 'b'] } }), onObject({ _type: 'b' }));
  const [open, literal, unknown] = await Promise.all([
    runLatchkey(folder, ['decide', '--cases', '-'], `\ufeff${line}\r\n`),
    runLatchkey(folder, ['decide', '--cases', '-', '--settle', 'literal'], line),
    runLatchkey(folder, ['decide', '--cases', '-', '--settle', 'valueList=some'], line),
  ]);
  expect(open.output).toBe(
    '{"verdict":"undetermined","reason":null,"permissions":[],"questions":["valueList"]}\n',
  );
  expect(open.exitCode).toBe(0);
  expect(literal.output).toBe('{"verdict":"allowed","reason":"allow","permissions":[0],"questions":[]}\n');
  expect(unknown.output).toBe('');
  expect(unknown.exitCode).toBe(2);
  expect(unknown.errors).toBe(
    'latchkey: --settle: "some" is no answer of valueList: use anyOf, never, open\n',
  );
});

it('decides 5,000 lines, all of them and in their order', async () => {
  const folder = await folderWith({});
  const lines = Array.from({ length: 5000 }, (_, index) =>
    caseText(allowText({ stringEquals: { _type: `t${index % 700}` } }), onObject({ _type: `t${index % 3}` })),
  );
  await writeFile(join(folder, 'cases.ndjson'), lines.join('\n'));
  const result = await runLatchkey(folder, ['decide', '--cases', 'cases.ndjson']);
  expect(result.exitCode).toBe(0);
  const verdicts = result.output
    .trimEnd()
    .split('\n')
    .map((line) => (JSON.parse(line) as { verdict: string }).verdict);
  expect(verdicts).toEqual(lines.map((_, index) => (index % 700 === index % 3 ? 'allowed' : 'denied')));
});

it('says of a file that is not there which it is, and prints nothing', async () => {
  const folder = await folderWith({});
  const result = await runLatchkey(folder, ['decide', '--cases', 'none.ndjson']);
  expect(result).toEqual({
    exitCode: 2,
    output: '',
    errors: "latchkey: none.ndjson: can't be read: there is no such file\n",
  });
});
