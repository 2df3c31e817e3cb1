import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';
import { openProgramWindow, startProgram } from './running-program.ts';
import type { RunningProgram } from './running-program.ts';

let folder: string;
let profile: string;
let started: RunningProgram[];

beforeEach(() => {
  folder = temporaryFolder();
  profile = join(folder, 'profile');
  started = [];
});

afterEach(async () => {
  for (const { process: child } of started) child.kill('SIGKILL');
  await Promise.all(started.map(({ ended }) => ended));
});

function start(...programArguments: readonly string[]): RunningProgram {
  const program = startProgram(profile, ...programArguments);
  started.push(program);
  return program;
}

describe('a start of the program', () => {
  it('without a display prints an address, says why, and serves the window there until it is told to end', async () => {
    const program = start();
    const { client, closed } = await openProgramWindow(await program.address);
    const session = await client.call('session.start', {});
    expect(session).toMatchObject({ host: 'browser', folderDialog: false, recovery: null });
    const { policies, lastOpen } = await client.call('workspace.read', {});
    expect(policies.length).toBeGreaterThan(0);
    expect(lastOpen).toBeNull();
    expect(program.output()).toContain('There is no display: open the address yourself.');
    program.process.kill('SIGINT');
    expect(await program.ended).toBe(0);
    await closed;
    expect(existsSync(join(profile, 'instance.json'))).toBe(false);
    expect(existsSync(join(profile, 'workspace.db-wal'))).toBe(false);
  });

  it('asks the window to open the policy file that it is given', async () => {
    const workspace = join(folder, 'keys');
    await mkdir(workspace);
    await writeFile(join(workspace, 'mine.policy.json'), '{"permissions":[]}');
    const program = start('--no-open', join(workspace, 'mine.policy.json'));
    const { client } = await openProgramWindow(await program.address);
    expect(await client.call('desktop.nextRequest', {})).toEqual({
      kind: 'openPolicy',
      folder: workspace,
      name: 'mine.policy.json',
    });
    await expect(client.call('desktop.zoom', { change: 'in' })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('with --no-open keeps serving when a window has gone, and takes the folder and the port that it is given', async () => {
    const workspace = join(folder, 'keys');
    await mkdir(workspace);
    await writeFile(join(workspace, 'mine.policy.json'), '{"permissions":[]}');
    const port = await freePort();
    const program = start('--no-open', '--port', String(port), '--workspace', workspace);
    const address = await program.address;
    expect(new URL(address).port).toBe(String(port));
    const first = await openProgramWindow(address);
    expect((await first.client.call('workspace.read', {})).policies).toEqual([
      { name: 'mine.policy.json', draft: false },
    ]);
    first.socket.close();
    await first.closed;
    const second = await openProgramWindow(address);
    expect((await second.client.call('session.start', {})).recovery).toBeNull();
    expect(program.output()).not.toContain('display');
  });

  it('serves entities and verdicts through the worker', async () => {
    const { client } = await openProgramWindow(await start('--no-open').address);
    const { sets, selected } = await client.call('entities.list', {});
    expect(sets.find(({ id }) => selected.includes(id))).toMatchObject({ sample: true });
  });

  it('keeps every file of the profile to its owner', async () => {
    await openProgramWindow(await start('--no-open').address);
    expect((await stat(profile)).mode & 0o777).toBe(0o700);
    for (const name of ['instance.json', 'instance.lock', 'workspace.db']) {
      expect((await stat(join(profile, name))).mode & 0o777).toBe(0o600);
    }
  });

  it('ends when the process that started it has gone', async () => {
    const program = start('--no-open');
    await program.address;
    program.process.disconnect();
    expect(await program.ended).toBe(0);
    expect(existsSync(join(profile, 'instance.json'))).toBe(false);
  });

  it('case 14: a second start on one profile gives the address of the first, ends with 0, and its code takes over', async () => {
    const first = start('--no-open');
    const address = await first.address;
    const older = await openProgramWindow(address);
    const second = start('--no-open');
    expect(await second.ended).toBe(0);
    expect(second.output()).toContain(address);
    const { port, secret } = JSON.parse(await readFile(join(profile, 'instance.json'), 'utf8')) as {
      port: number;
      secret: string;
    };
    const answer = await fetch(`http://127.0.0.1:${port}/instance`, {
      headers: { 'latchkey-instance': secret },
    });
    const { codeAddress } = (await answer.json()) as { codeAddress: string };
    const newer = await openProgramWindow(codeAddress);
    expect(await older.closed).toBe(4001);
    expect((await newer.client.call('session.start', {})).host).toBe('browser');
  });

  it('case 14: a second start makes the window that opens next show its folder, and text of the one before stays in its own', async () => {
    const mine = join(folder, 'mine');
    const other = join(folder, 'other & more');
    await Promise.all([mkdir(mine), mkdir(other)]);
    await Promise.all([mine, other].map((one) => writeFile(join(one, 'ci.policy.json'), '{}')));
    const address = await start('--no-open', '--workspace', mine).address;
    const older = await openProgramWindow(address);
    const second = start('--no-open', '--workspace', other);
    expect(await second.ended).toBe(0);
    expect(second.output()).toBe(
      `Latchkey is running at ${address}\nThe window that opens next shows ${other}\n`,
    );
    const { baseHash } = await older.client.call('policies.open', { name: 'ci.policy.json' });
    const draft = { name: 'ci.policy.json', text: '{"permissions":[]}', baseHash, sequence: 1 };
    await older.client.call('policies.keepDraft', draft);
    const { client } = await openProgramWindow(address);
    expect(await client.call('workspace.read', {})).toMatchObject({
      folder: other,
      policies: [{ name: 'ci.policy.json', draft: false }],
    });
    expect(await older.closed).toBe(4001);
    expect(await client.call('workspace.open', { folder: mine })).toMatchObject({
      policies: [{ name: 'ci.policy.json', draft: true }],
    });
  });

  it('case 14: a second start says that another port is ignored, and nothing of its own port', async () => {
    const address = await start('--no-open').address;
    const { port } = new URL(address);
    const same = start('--no-open', '--port', port);
    expect(await same.ended).toBe(0);
    expect(same.output()).toBe(`Latchkey is running at ${address}\n`);
    const other = start('--port', port === '4177' ? '4178' : '4177');
    expect(await other.ended).toBe(0);
    expect(other.output().split('\n')).toEqual([
      `Latchkey is running at ${address}`,
      'There is no display: open the address yourself.',
      expect.stringMatching(
        new RegExp(
          `^It stays on port ${port}, so --port 417[78] is ignored: end it first to use another port\\.$`,
        ),
      ),
      '',
    ]);
  });

  it('case 14: of two starts at one moment one serves, and the other gives its address', async () => {
    const both = [start('--no-open'), start('--no-open')];
    const addresses = await Promise.all(both.map(({ address }) => address));
    expect(new Set(addresses).size).toBe(1);
    expect(await Promise.race(both.map(({ ended }) => ended))).toBe(0);
  });

  it('case 14: a start after the first was killed serves, whatever that left behind', async () => {
    const first = start('--no-open');
    const address = await first.address;
    first.process.kill('SIGKILL');
    await first.ended;
    expect(existsSync(join(profile, 'instance.json'))).toBe(true);
    const second = start('--no-open');
    expect(await second.address).not.toBe(address);
    await openProgramWindow(await second.address);
  });

  it('case 6: with a damaged workspace.db only the choices answer, and starting empty brings the rest back', async () => {
    await mkdir(profile);
    const damaged = Buffer.from('this is no database, but somebody may still want it');
    await writeFile(join(profile, 'workspace.db'), damaged);
    const workspace = join(folder, 'keys');
    await mkdir(workspace);
    const { client } = await openProgramWindow(await start('--no-open', '--workspace', workspace).address);
    expect((await client.call('session.start', {})).recovery).toMatchObject({ reason: 'damaged' });
    await expect(client.call('workspace.read', {})).rejects.toMatchObject({ code: 'storage' });
    await expect(client.call('answers.read', { folder: '' })).rejects.toMatchObject({ code: 'storage' });
    expect(await readFile(join(profile, 'workspace.db'))).toEqual(damaged);
    await client.call('session.startEmpty', {});
    while ((await client.call('session.start', {})).recovery !== null);
    expect((await client.call('workspace.read', {})).folder).toBe(workspace);
  });

  it('says in one line that a port is taken, and ends with 2', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const program = start('--no-open', '--port', String(port));
    expect(await program.ended).toBe(2);
    expect(program.output()).toBe(
      `Port ${port} can't be used: another program has it, or it needs more rights. Choose another with --port.\n`,
    );
    server.close();
  });

  it('refuses a folder that is not there in one line, before anything and while another runs', async () => {
    const missing = join(folder, 'missing');
    const first = start('--no-open', '--workspace', missing);
    expect(await first.ended).toBe(2);
    expect(first.output()).toBe(`There is no folder ${missing}: check the path.\n`);
    expect(existsSync(profile)).toBe(false);
    const address = await start('--no-open').address;
    const second = start('--no-open', '--workspace', missing);
    expect(await second.ended).toBe(2);
    expect(second.output()).toBe(`There is no folder ${missing}: check the path.\n`);
    const { client } = await openProgramWindow(address);
    expect((await client.call('workspace.read', {})).folder).toBe(join(profile, 'workspace'));
    expect((await client.call('session.start', {})).notices).toEqual([]);
  });

  it.each(['--help', '-h'])('tells with %s what it takes, and does nothing else', async (word) => {
    const program = start('--no-open', word);
    expect(await program.ended).toBe(0);
    for (const option of ['--workspace DIR', '--no-open', '--port N', '*.policy.json', 'LATCHKEY_PROFILE']) {
      expect(program.output()).toContain(option);
    }
    expect(existsSync(profile)).toBe(false);
  });

  it('says in one line what is wrong with its options, and ends with 2', async () => {
    const program = start('--host', '0.0.0.0');
    expect(await program.ended).toBe(2);
    expect(program.output()).toMatch(/^Unknown option '--host'.*\n$/);
    expect(existsSync(profile)).toBe(false);
  });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
