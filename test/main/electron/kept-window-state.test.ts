import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { keptWindowState } from '../../../main/electron/kept-window-state.ts';

const state = { bounds: { x: 1, y: 2, width: 900, height: 600 }, maximized: true, zoom: 1 };
let profile: string;

beforeEach(async () => {
  profile = await mkdtemp(join(tmpdir(), 'latchkey-state-'));
});

afterEach(() => rm(profile, { recursive: true }));

it('the state of the window is kept in the profile, for its owner alone', async () => {
  const kept = keptWindowState(profile);
  expect(kept.read()).toBeNull();
  kept.write(state);
  expect(keptWindowState(profile).read()).toEqual(state);
  const path = join(profile, 'window-state.json');
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual(state);
  expect((await stat(path)).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600);
});

it('a state that is damaged or can not be kept is passed over', async () => {
  await writeFile(join(profile, 'window-state.json'), '{"bounds"');
  expect(keptWindowState(profile).read()).toBeNull();
  expect(() => keptWindowState(join(profile, 'absent')).write(state)).not.toThrow();
});
