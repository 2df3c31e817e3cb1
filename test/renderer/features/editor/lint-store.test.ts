import { MessageChannel } from 'node:worker_threads';
import { afterEach, describe, expect, it } from 'vitest';
import type {
  LintConnection,
  LintRequest,
  LintResponse,
} from '../../../../renderer/features/editor/lint-messages.ts';
import { createLintStore } from '../../../../renderer/features/editor/lint-store.ts';
import { countPlaces, eachPlace } from '../../../../renderer/features/editor/permission-places.ts';
import type { LintState, LintStore } from '../../../../renderer/features/editor/lint-store.ts';
import { createTextChecker } from '../../../../renderer/features/editor/text-checker.ts';
import { defaultAnswers, settleAnswer } from '../../../../shared/evaluate/answers.ts';

const good = '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"]}]}';
const wrongCase = good.replace('ALLOW', 'Allow');
const brokenText = '{"permissions":[{"effect":}]}';

describe('the state of the checks', () => {
  const opened: (() => void)[] = [];
  afterEach(() => {
    for (const close of opened.splice(0)) close();
  });

  it('says what the newest text lacks, with code, line and column', async () => {
    const { lint } = startStore();
    lint.check(`\n${wrongCase}`, 1, defaultAnswers);
    const state = await checked(lint, 1);
    expect(state.findings.map(({ code, start }) => ({ code, ...start }))).toContainEqual({
      code: 'V201',
      line: 2,
      column: 27,
    });
    expect(state.decidable).toBe(false);
    expect(state.reason).toMatch(/^Line 2: /);
    expect(state.checking).toBe(false);
  });

  it('knows where each permission stands in a text that can be decided', async () => {
    const { lint } = startStore();
    lint.check(good, 1, defaultAnswers);
    const state = await checked(lint, 1);
    expect(state).toMatchObject({ decidable: true, reason: null });
    expect(eachPlace(state.permissionPlaces)).toEqual([
      {
        startLine: 1,
        startColumn: good.indexOf('{"effect"') + 1,
        endLine: 1,
        endColumn: good.indexOf(']}]}') + 3,
        indent: 0,
      },
    ]);
  });

  it('checks the newest of several texts next and leaves out those between', async () => {
    const { lint, requests } = startStore();
    for (let version = 1; version <= 50; version += 1)
      lint.check(good + ' '.repeat(version), version, defaultAnswers);
    await checked(lint, 50);
    expect(requests.map((request) => request.version)).toEqual([1, 50]);
  });

  it('is checking until no text waits', async () => {
    const { lint } = startStore();
    const seen: string[] = [];
    lint.subscribe((state) => seen.push(`${state.version} ${state.checking}`));
    lint.check(good, 1, defaultAnswers);
    lint.check(brokenText, 2, defaultAnswers);
    await checked(lint, 2);
    expect(seen).toEqual(['0 true', '1 true', '2 false']);
  });

  it('judges the same text anew when an answer is settled', async () => {
    const { lint } = startStore();
    const number = good.replace(
      '"resources":["*"]',
      '"resources":["*"],"condition":{"stringEquals":{"a":1}}',
    );
    lint.check(number, 1, defaultAnswers);
    const before = (await checked(lint, 1)).findings.find(({ code }) => code === 'H119');
    lint.check(number, 2, settleAnswer(defaultAnswers, 'nonString', 'equal', null));
    const after = (await checked(lint, 2)).findings.find(({ code }) => code === 'H119');
    expect(before?.question).toBe('nonString');
    expect(after).toBeUndefined();
  });

  it('finds a path in the text of the version asked for, and only there', async () => {
    const { lint } = startStore();
    lint.check(good, 7, defaultAnswers);
    await checked(lint, 7);
    const range = await lint.locate(['permissions', 0, 'actions'], 7);
    expect(range === null ? null : good.slice(range.start, range.end)).toBe('"actions":["*"]');
    expect(await lint.locate(['permissions', 0, 'actions'], 6)).toBeNull();
    expect(await lint.locate(['permissions', 1], 7)).toBeNull();
  });

  it('knows nothing of a text that is no longer open, though its check is answered late', async () => {
    const { lint, requests } = startStore();
    lint.check(wrongCase, 1, defaultAnswers);
    expect((await checked(lint, 1)).findingCount).toBeGreaterThan(0);
    lint.forget();
    expect(lint.getState()).toMatchObject({ findings: [], findingCount: 0, checked: false, version: 1 });
    lint.check(wrongCase, 2, defaultAnswers);
    lint.check(wrongCase, 3, defaultAnswers);
    lint.forget();
    const seen: number[] = [];
    lint.subscribe((state) => seen.push(state.findingCount));
    await lint.locate([], 2);
    lint.check(good, 4, defaultAnswers);
    expect(await checked(lint, 4)).toMatchObject({ checked: true, findingCount: 0 });
    const asked = requests.filter(({ kind }) => kind === 'check');
    expect(asked.map(({ version }) => version)).toEqual([1, 2, 4]);
    expect(seen).toEqual(seen.map(() => 0));
  });

  it('says that a text could not be checked when its worker stops, and checks the next one', async () => {
    const { lint, stopWorker } = startStore({ silent: true });
    lint.check(good, 1, defaultAnswers);
    const located = lint.locate(['permissions'], 1);
    stopWorker();
    const failed = await checked(lint, 1);
    expect(failed).toMatchObject({ decidable: false, findings: [], checking: false });
    expect(failed.reason).toMatch(/could not be checked/);
    expect(await located).toBeNull();
    lint.check(good, 2, defaultAnswers);
    expect(await checked(lint, 2)).toMatchObject({ decidable: true, reason: null });
  });

  it('does not start a worker again and again when none can run', () => {
    const { starts, stopWorker } = startStore({ silent: true });
    stopWorker();
    stopWorker();
    expect(starts()).toBe(1);
  });

  it('does not let a huge text that was left hold up a small one', async () => {
    const { lint, starts } = startStore({ silent: true });
    lint.check(' '.repeat(1_000_000), 1, defaultAnswers);
    lint.check(good, 2, defaultAnswers);
    expect(await checked(lint, 2)).toMatchObject({ decidable: true });
    expect(starts()).toBe(2);
  });

  it('case 34: calls a text of 100,000 levels too deep and checks the next one', async () => {
    const { lint } = startStore();
    lint.check('['.repeat(100_000) + ']'.repeat(100_000), 1, defaultAnswers);
    const deep = await checked(lint, 1);
    expect(deep).toMatchObject({ decidable: false });
    expect(countPlaces(deep.permissionPlaces)).toBe(0);
    expect(deep.reason).toMatch(/limit 200/);
    lint.check(good, 2, defaultAnswers);
    expect(await checked(lint, 2)).toMatchObject({ decidable: true, findings: [] });
  });

  it('checks nothing after it is closed', async () => {
    const { lint, starts } = startStore();
    lint.close();
    lint.check(good, 1, defaultAnswers);
    expect(await lint.locate([], 1)).toBeNull();
    expect(starts()).toBe(1);
    expect(lint.getState().version).toBe(0);
  });

  /** A store whose worker is the real checker behind a real channel; the first one can be made to say nothing. */
  function startStore({ silent = false } = {}) {
    const requests: LintRequest[] = [];
    let started = 0;
    const failures: (() => void)[] = [];
    const lint = createLintStore((): LintConnection => {
      started += 1;
      const answers = !silent || started > 1;
      const { port1, port2 } = new MessageChannel();
      const checker = createTextChecker();
      port2.on('message', (request: LintRequest) => {
        requests.push(request);
        if (answers) port2.postMessage(checker.answer(request));
      });
      opened.push(() => port1.close());
      return {
        send: (request) => port1.postMessage(request),
        onResponse: (listener) => port1.on('message', (response: LintResponse) => listener(response)),
        onFailure: (listener) => failures.push(listener),
        close: () => port1.close(),
      };
    });
    return { lint, requests, starts: () => started, stopWorker: () => failures.at(-1)?.() };
  }
});

function checked(lint: LintStore, version: number): Promise<LintState> {
  return new Promise((resolve) => {
    const look = (state: LintState) => {
      if (state.version !== version || state.checking) return;
      stop();
      resolve(state);
    };
    const stop = lint.subscribe(look);
    look(lint.getState());
  });
}
