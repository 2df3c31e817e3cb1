import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readAnswersFile } from '../../../../main/services/answers/answers-file.ts';
import { createAnswersService } from '../../../../main/services/answers/answers-service.ts';
import { defaultAnswers } from '../../../../shared/evaluate/answers.ts';
import { questions } from '../../../../shared/evaluate/questions.ts';
import type { QuestionId } from '../../../../shared/evaluate/questions.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { clockAt, context } from '../../../fault/profile.ts';

const clock = clockAt('2026-11-23T12:00:00Z');

function start(text: string | Buffer | null = null): {
  readonly path: string;
  readonly folder: string;
  readonly text: () => string;
  readonly settle: (id: QuestionId, answer: string) => Promise<object>;
  readonly takeBack: (id: QuestionId) => Promise<object>;
  readonly read: () => Promise<{ readonly problem: string | null; readonly answers: readonly object[] }>;
} {
  const folder = temporaryFolder();
  const path = join(folder, 'latchkey.json');
  if (text !== null) writeFileSync(path, text);
  const service = createAnswersService({ folder: () => folder, clock });
  return {
    path,
    folder,
    text: () => readFileSync(path, 'utf8'),
    settle: async (id, answer) => await service['answers.settle']({ folder: '', id, answer }, context),
    takeBack: async (id) => await service['answers.takeBack']({ folder: '', id }, context),
    read: async () => await service['answers.read']({ folder: '' }, context),
  };
}

describe('the answers of a workspace', () => {
  it('are the defaults without a file, in the order of the table', async () => {
    const { folder, path, read } = start();
    const { answers, problem } = await read();
    expect(problem).toBe(null);
    expect(answers).toEqual(questions.map(({ id }) => ({ id, ...defaultAnswers[id] })));
    expect(readAnswersFile(folder)).toMatchObject({ answers: defaultAnswers, problem: null });
    expect(existsSync(path)).toBe(false);
  });

  it('are read as an object with its day or as a plain text', () => {
    const { folder } = start(
      '\uFEFF{"answers": {"multiValued": {"answer": "anyElement", "settledOn": "2026-11-20"}, "denyPrecedence": "open", "valueList": "never"}}',
    );
    const { answers, problem } = readAnswersFile(folder);
    expect(problem).toBe(null);
    expect(answers.multiValued).toEqual({ answer: 'anyElement', source: 'settled', date: '2026-11-20' });
    expect(answers.denyPrecedence).toEqual({ answer: 'open', source: 'open', date: null });
    expect(answers.valueList).toEqual({ answer: 'never', source: 'settled', date: null });
    expect(answers.nonString).toEqual(defaultAnswers.nonString);
  });

  it('are those of the last of duplicate keys', () => {
    const { folder } = start(
      '{"answers": {"valueList": "never"}, "answers": {"multiValued": "nonsense", "multiValued": {"answer": "never", "answer": "anyElement"}}}',
    );
    const { answers, problem } = readAnswersFile(folder);
    expect(problem).toBe(null);
    expect(answers.multiValued.answer).toBe('anyElement');
    expect(answers.valueList).toEqual(defaultAnswers.valueList);
  });

  it.each([
    [
      '{"answers": {"multi": "never"}}',
      'line 1, column 14: there is no question "multi": use one of conditionForm',
    ],
    [
      '{"answers":\n {"multiValued": "some"}}',
      'line 2, column 18: "some" is no answer of multiValued: use one of anyElement, never, open',
    ],
    ['{"answers": {"multiValued": 1}}', 'line 1, column 29: write an answer as'],
    ['{"answers": {"multiValued": {"settledOn": "2026-01-01"}}}', 'write an answer as'],
    [
      '{"answers": {"multiValued": {"answer": "never", "settledOn": "2026-02-30"}}}',
      'column 62: write the day as',
    ],
    ['{"answers": []}', 'line 1, column 13: "answers" must be an object'],
    ['{"answers": {"__proto__": "never"}}', 'there is no question "__proto__"'],
    ['{"answers": {}', 'this is not JSON: correct it here'],
    ['{"answers": {},}', 'line 1, column 16: this is not JSON'],
    ['{} // settled', 'line 1, column 4: this is not JSON'],
    ['', 'line 1, column 1: this is not JSON'],
    ['[]', 'the file must hold an object'],
    [`{"a": ${'['.repeat(100_000)}`, 'this nests deeper than 200: flatten it'],
    [Buffer.from([0x7b, 0xff, 0x7d]), 'is not UTF-8 text: save it as UTF-8'],
  ])(
    'in %j are the defaults, with one sentence on place and remedy, and nothing is written over',
    async (text, sentence) => {
      const { path, folder, settle, takeBack, read } = start(text);
      const { answers, problem } = await read();
      expect(problem).toContain(path);
      expect(problem).toContain(sentence);
      expect(answers).toEqual(questions.map(({ id }) => ({ id, ...defaultAnswers[id] })));
      expect(readAnswersFile(folder)).toMatchObject({ answers: defaultAnswers, problem });
      await expect(settle('valueList', 'never')).rejects.toThrow('Nothing was written');
      await expect(takeBack('valueList')).rejects.toThrow('Nothing was written');
      expect(readFileSync(path).equals(Buffer.from(text))).toBe(true);
    },
  );

  it('are the defaults, with a sentence, where the file is a folder or a pipe', async () => {
    const folder = start();
    mkdirSync(folder.path);
    expect((await folder.read()).problem).toContain('is no regular file');
    const pipe = start();
    execFileSync('mkfifo', [pipe.path]);
    expect((await pipe.read()).problem).toContain('is no regular file');
  });
});

describe('settling a question', () => {
  it('makes the file, dated today, and taking it back leaves none', async () => {
    const { path, text, settle, takeBack, read } = start();
    const settled = await settle('multiValued', 'anyElement');
    expect(JSON.parse(text())).toEqual({
      answers: { multiValued: { answer: 'anyElement', settledOn: '2026-11-23' } },
    });
    expect(settled).toEqual(await read());
    expect((await read()).answers).toContainEqual({
      id: 'multiValued',
      answer: 'anyElement',
      source: 'settled',
      date: '2026-11-23',
    });
    const after = await takeBack('multiValued');
    expect(existsSync(path)).toBe(false);
    expect(after).toEqual({
      answers: questions.map(({ id }) => ({ id, ...defaultAnswers[id] })),
      problem: null,
    });
  });

  it.each([
    '{"baseline": {"n": 1e400, "o": -0.0},   "answers": {"valueList": "never"}, "ignores": [ 1,2 ]}',
    '{\n\t"baseline": { "n": 12345678901234567890, "\\u0061":1 },\n\t"ignores": [\n 1,2 ]\n}\n',
    '{\r\n    "answers": {},\r\n    "severities": { "S001" : "error" }\r\n}\r\n',
    '\uFEFF{"a":{"b":  [1 , 2]}}',
    '{"ignores":[ ],"answers":{"valueList":{"answer":"never"  ,"settledOn":"2026-01-01"}},"z":[ ]}',
  ])('keeps every byte of the rest of %j, and taking it back too', async (before) => {
    const { text, settle, takeBack } = start(before);
    const rest = [
      '"n": 1e400, "o": -0.0',
      '[ 1,2 ]',
      '"n": 12345678901234567890, "\\u0061":1',
      '[\n 1,2 ]',
      '{ "S001" : "error" }',
      '[1 , 2]',
      '[ ],',
      '"z":[ ]',
      '"never"  ,',
    ].filter((part) => before.includes(part));
    expect(rest).not.toEqual([]);
    await settle('nonString', 'equal');
    expect(rest.filter((part) => !text().includes(part))).toEqual([]);
    expect(parsed(text())).toMatchObject({
      ...parsed(before),
      answers: { nonString: { answer: 'equal', settledOn: '2026-11-23' } },
    });
    await settle('nonString', 'unequal');
    expect(parsed(text())).toMatchObject({ answers: { nonString: { answer: 'unequal' } } });
    expect(rest.filter((part) => !text().includes(part))).toEqual([]);
    await takeBack('nonString');
    expect(rest.filter((part) => !text().includes(part))).toEqual([]);
    const { answers = {}, ...others } = parsed(before);
    expect(parsed(text())).toEqual(
      Object.keys(answers as object).length === 0 ? others : { ...others, answers },
    );
  });

  it('changes the one that counts of duplicate keys, and takes back all of them', async () => {
    const before =
      '{"answers": {"nonString": "equal"}, "x": 1, "answers": {"valueList": "never", "valueList": "anyOf"}}';
    const { text, settle, takeBack, read } = start(before);
    await settle('valueList', 'never');
    expect((await read()).answers).toContainEqual({
      id: 'valueList',
      answer: 'never',
      source: 'settled',
      date: '2026-11-23',
    });
    await settle('nonString', 'unequal');
    expect((await read()).answers).toContainEqual({
      id: 'nonString',
      answer: 'unequal',
      source: 'settled',
      date: '2026-11-23',
    });
    await takeBack('valueList');
    expect((await read()).answers).toContainEqual({ id: 'valueList', ...defaultAnswers.valueList });
    expect(text().startsWith('{"answers": {"nonString": "equal"}, "x": 1, "answers": {')).toBe(true);
  });

  it('opens an assumed question, and says nothing in the file of one that is open anyway', async () => {
    const { path, text, settle, takeBack, read } = start();
    await settle('conditionForm', 'open');
    expect((await read()).answers).toContainEqual({
      id: 'conditionForm',
      answer: 'open',
      source: 'open',
      date: null,
    });
    expect(parsed(text())).toEqual({
      answers: { conditionForm: { answer: 'open', settledOn: '2026-11-23' } },
    });
    await settle('multiValued', 'never');
    await settle('multiValued', 'open');
    expect(parsed(text())).toEqual({
      answers: { conditionForm: { answer: 'open', settledOn: '2026-11-23' } },
    });
    await takeBack('conditionForm');
    expect((await read()).answers).toContainEqual({ id: 'conditionForm', ...defaultAnswers.conditionForm });
    expect(existsSync(path)).toBe(false);
  });

  it('with an answer that the question does not have is refused', async () => {
    const { path, settle } = start();
    await expect(settle('multiValued', 'maybe')).rejects.toMatchObject({ code: 'bad_request' });
    await expect(settle('multiValued', 'maybe')).rejects.toThrow('use one of anyElement, never, open');
    expect(existsSync(path)).toBe(false);
  });

  it('many times at once loses none', async () => {
    const { read, settle } = start();
    await Promise.all(questions.map(async ({ id, answers }) => await settle(id, answers[0])));
    const { answers } = await read();
    expect(answers).toEqual(
      questions.map(({ id, answers: [answer] }) => ({ id, answer, source: 'settled', date: '2026-11-23' })),
    );
  });

  it('back and forth leaves the file as it was', async () => {
    const before =
      '{\n  "severities": {\n    "S001": "error"\n  },\n  "answers": {\n    "valueList": "never"\n  }\n}\n';
    const { text, settle, takeBack } = start(before);
    await settle('nonString', 'equal');
    expect(text()).toBe(
      '{\n  "severities": {\n    "S001": "error"\n  },\n  "answers": {\n    "valueList": "never",\n    "nonString": {\n      "answer": "equal",\n      "settledOn": "2026-11-23"\n    }\n  }\n}\n',
    );
    await takeBack('nonString');
    expect(text()).toBe(before);
  });

  it('of a policy in a folder of the workspace are those of the file beside it, never of one outside', async () => {
    const folder = temporaryFolder();
    const outside = temporaryFolder();
    mkdirSync(join(folder, 'team'));
    const service = createAnswersService({ folder: () => folder, clock });
    const id = 'multiValued';
    await service['answers.settle']({ folder: 'team', id, answer: 'never' }, context);
    const answerIn = async (of: string): Promise<string | undefined> =>
      (await service['answers.read']({ folder: of }, context)).answers.find((one) => one.id === id)?.answer;
    expect(await answerIn('team')).toBe('never');
    expect(await answerIn('')).toBe('open');
    expect(readFileSync(join(folder, 'team', 'latchkey.json'), 'utf8')).toContain('never');
    if (process.platform !== 'win32') symlinkSync(outside, join(folder, 'out'));
    for (const odd of ['..', 'out', '/', 'team/../..'])
      expect(() => service['answers.read']({ folder: odd }, context)).toThrow(RpcError);
  });
});

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text.replace(/^\uFEFF/, '')) as Record<string, unknown>;
}
