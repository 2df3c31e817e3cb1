import { existsSync, mkdirSync, readdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { startWorker } from '../../../main/worker/start-worker.ts';
import type { StartedWorker } from '../../../main/worker/start-worker.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

let profile = '';
let worker: StartedWorker | null = null;
beforeEach(() => {
  profile = temporaryFolder();
});
afterEach(async () => {
  await worker?.stop();
});

const script = new URL('../../../main/worker/worker.ts', import.meta.url);
const policy = '{"permissions":[{"effect":"ALLOW","actions":["*"],"resources":["*"]}]}';

async function refusal(work: Promise<unknown>): Promise<string> {
  return await work.then(
    () => 'answered',
    (error: unknown) => (error instanceof RpcError ? `${error.code}: ${error.message}` : String(error)),
  );
}

/** A script in the profile that runs the real worker, and does something else once the file `flag` is there. */
function scriptBeside(name: string, then: string): URL {
  const path = join(profile, name);
  const flag = JSON.stringify(join(profile, 'flag'));
  writeFileSync(
    path,
    `import { existsSync, rmSync } from 'node:fs';
setInterval(() => { if (existsSync(${flag})) { rmSync(${flag}); ${then} } }, 5).unref();
await import(${JSON.stringify(script.href)});`,
  );
  return pathToFileURL(path);
}

function mortalScript(): URL {
  return scriptBeside('mortal.mjs', 'process.exit(7);');
}

it('serves entity sets and simulations from a thread of its own and closes the cache', async () => {
  worker = startWorker({ profile, url: script });
  expect(await worker.notices).toEqual([]);
  const run = await worker.client.call('simulation.run', { setId: 'sample', policy, answers: [] });
  expect(run.entities).toEqual({ total: 2031, visible: 2031, hidden: 0, undetermined: 0 });
  await worker.stop();
  // Everything stands in the one file; no log stays beside it.
  expect(readdirSync(profile)).toEqual(['cache.db']);
  expect(await refusal(worker.client.call('entities.list', {}))).toBe('unavailable: Latchkey is closing.');
});

it('ends soon although it computes, and the cache is sound', async () => {
  worker = startWorker({ profile, url: scriptBeside('computing.mjs', 'for (;;);') });
  await worker.client.call('entities.list', {});
  const busy = refusal(worker.client.call('simulation.run', { setId: 'sample', policy, answers: [] }));
  writeFileSync(join(profile, 'flag'), '');
  await expect.poll(() => existsSync(join(profile, 'flag')), { interval: 5, timeout: 20_000 }).toBe(false);
  const limit = setTimeout(4000, 'still computing', { ref: false });
  expect(await Promise.race([worker.stop().then(() => 'ended'), limit])).toBe('ended');
  expect(await busy).toMatch(/^unavailable: Latchkey is closing|^answered/);
  worker = startWorker({ profile, url: script });
  expect(await worker.notices).toEqual([]);
  expect((await worker.client.call('entities.list', {})).sets).toHaveLength(1);
});

it('tells of a cache that was begun anew', async () => {
  writeFileSync(join(profile, 'cache.db'), 'no database'.repeat(1000));
  worker = startWorker({ profile, url: script });
  expect(await worker.notices).toMatchObject([expect.stringContaining('was damaged and was begun anew')]);
  expect((await worker.client.call('entities.list', {})).sets).toHaveLength(1);
});

it('case 13: names a cache that can not be opened, in every call until that is mended, without a crash', async () => {
  mkdirSync(join(profile, 'cache.db'));
  const reports: unknown[] = [];
  worker = startWorker({ profile, url: script, report: (error) => reports.push(error) });
  expect(await worker.notices).toEqual([]);
  const { client } = worker;
  for (let call = 1; call <= 3; call += 1) {
    const found = await refusal(client.call('entities.list', {}));
    expect(found).toMatch(/^unavailable: Entity sets can not be used: .*cache\.db/);
    expect(found).not.toMatch(/Error:|\n/);
    // Time for its thread to end, after which another one is asked.
    await setTimeout(300);
  }
  expect(reports.length).toBeGreaterThan(1);
  rmdirSync(join(profile, 'cache.db'));
  expect((await client.call('entities.list', {})).sets).toHaveLength(1);
});

it('case 56: starts a worker that crashed once again, then says that it has stopped', async () => {
  const reports: unknown[] = [];
  const crashes: unknown[] = [];
  worker = startWorker({
    profile,
    url: mortalScript(),
    report: (error) => reports.push(error),
    onCrash: (error) => crashes.push(error),
  });
  const { client } = worker;
  await client.call('entities.list', {});

  async function crash(): Promise<void> {
    const before = reports.length;
    writeFileSync(join(profile, 'flag'), '');
    await expect.poll(() => reports.length, { interval: 5, timeout: 20_000 }).toBeGreaterThan(before);
  }
  await crash();
  expect((await client.call('entities.list', {})).selected).toEqual(['sample']);
  await crash();
  expect(await refusal(client.call('entities.list', {}))).toMatch(
    /^unavailable: .*has stopped twice\. .*restart Latchkey/,
  );
  expect(crashes.map(String)).toEqual(['Error: the worker ended with code 7']);
});

it('case 56: fails the calls in flight when the worker crashes', async () => {
  worker = startWorker({ profile, url: mortalScript() });
  const { client } = worker;
  await client.call('entities.list', {});
  writeFileSync(join(profile, 'flag'), '');
  const outcomes: string[] = [];
  while (!outcomes.some((outcome) => outcome.startsWith('unavailable'))) {
    outcomes.push(await refusal(client.call('entities.list', {})));
  }
  expect(outcomes.at(-1)).toMatch(/^unavailable: .*stopped and was started again/);
  expect(await refusal(client.call('entities.list', {}))).toBe('answered');
});
