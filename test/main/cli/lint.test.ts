import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allowText, folderWith, runLatchkey } from './command-process.ts';

const fine = '{"permissions":[{"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":["*"]}]}';
const repairable =
  '{\n  "permissions": [\n    {"effect":"ALLOW","actions":["query:ReadGraphData"],"resources":"*"}, // all\n  ]\n}\n';

interface LintJson {
  readonly files: readonly {
    readonly path: string;
    readonly findings: readonly Record<string, unknown>[];
  }[];
}

it('writes the documented JSON for each file in turn, and exits 1 on an error', async () => {
  const folder = await folderWith({
    'fine.json': fine,
    'open.json': allowText({ queryFilters: [{ _type: 'b' }] }),
    'bytes.json': new Uint8Array([0x7b, 0x0a, 0xc3, 0xa9, 0xff]),
  });
  const result = await runLatchkey(
    folder,
    ['lint', 'fine.json', 'open.json', '-', 'bytes.json', '--format', 'json'],
    '{"permissions":[{"effect":"allow","actions":["*"],"resources":["*"]}]}',
  );
  expect(result.exitCode).toBe(1);
  expect(result.errors).toBe('');
  const { files } = JSON.parse(result.output) as LintJson;
  expect(files.map(({ path }) => path)).toEqual(['fine.json', 'open.json', '-', 'bytes.json']);
  expect(files[0]?.findings).toEqual([]);
  expect(files[1]?.findings).toMatchObject([{ code: 'V215', severity: 'info', question: 'conditionForm' }]);
  expect(Object.keys(files[2]?.findings[0] ?? {})).toEqual([
    'code',
    'severity',
    'message',
    'question',
    'path',
    'start',
    'end',
    'fixable',
  ]);
  expect(files[2]?.findings).toMatchObject([
    {
      code: 'V201',
      severity: 'error',
      path: ['permissions', 0, 'effect'],
      start: { line: 1, column: 27 },
      end: { line: 1, column: 34 },
    },
  ]);
  expect(files[3]?.findings).toMatchObject([
    {
      code: 'S007',
      severity: 'error',
      start: { line: 2, column: 2 },
      end: { line: 2, column: 3 },
      fixable: false,
    },
  ]);
});

it('tells people the place and the sentence, and fails on what --fail-on names', async () => {
  const folder = await folderWith({ 'open.json': allowText({ queryFilters: [{ _type: 'b' }] }) });
  const [text, strict, fineText] = await Promise.all([
    runLatchkey(folder, ['lint', 'open.json']),
    runLatchkey(folder, ['lint', 'open.json', '--fail-on', 'info']),
    runLatchkey(folder, ['lint', '-'], fine),
  ]);
  expect(text.exitCode).toBe(0);
  expect(text.output).toMatch(
    /^open\.json\n {2}1:\d+ {2}info {2}V215 {2}.+\[conditionForm\]\n\n1 problem in 1 file: 1 info\n$/,
  );
  expect(strict.exitCode).toBe(1);
  expect(fineText).toEqual({ exitCode: 0, output: 'no problems in 1 file\n', errors: '' });
});

it('fixes what has one reading, says so, and leaves bytes that are not UTF-8 alone', async () => {
  const bytes = new Uint8Array(Buffer.from(repairable.replace('ALLOW', '\u00ff'), 'latin1'));
  const folder = await folderWith({ 'r.json': repairable, 'bytes.json': bytes });
  const before = await runLatchkey(folder, ['lint', 'r.json', '--format', 'json']);
  const result = await runLatchkey(folder, ['lint', '--fix', 'r.json', 'bytes.json']);
  const { files } = JSON.parse(before.output) as LintJson;
  expect(files[0]?.findings.some(({ fixable }) => fixable === true)).toBe(true);
  expect(before.exitCode).toBe(1);
  expect(result.output).toContain('  fixed H113 at 3:');
  expect(result.exitCode).toBe(1);
  const fixed = await readFile(join(folder, 'r.json'), 'utf8');
  expect(fixed).toContain('"resources":["*"]');
  expect(new Uint8Array(await readFile(join(folder, 'bytes.json')))).toEqual(bytes);
  expect((await runLatchkey(folder, ['lint', '--fix', 'r.json'])).output).not.toContain('fixed');
  expect(await readFile(join(folder, 'r.json'), 'utf8')).toBe(fixed);
});

it('reads every file before it changes the first', async () => {
  const folder = await folderWith({ 'r.json': repairable });
  const result = await runLatchkey(folder, ['lint', '--fix', 'r.json', 'none.json']);
  expect(result).toEqual({
    exitCode: 2,
    output: '',
    errors: "latchkey: none.json: can't be read: there is no such file\n",
  });
  expect(await readFile(join(folder, 'r.json'), 'utf8')).toBe(repairable);
});
