import { chmodSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { profileFolder, profilePlace } from '../../main/profile.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';

const permissionsOf = (folder: string): number => statSync(folder).mode & 0o777;

describe('the profile folder', () => {
  it.each([
    [{ LATCHKEY_PROFILE: '/data/keys' }, 'linux', '/data/keys'],
    [{}, 'linux', '/home/ada/.local/share/latchkey'],
    [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/latchkey'],
    [{ XDG_DATA_HOME: 'data' }, 'linux', '/home/ada/.local/share/latchkey'],
    [{ LATCHKEY_PROFILE: '' }, 'darwin', '/home/ada/Library/Application Support/Latchkey'],
    [{ LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'win32', 'C:\\Users\\ada\\AppData\\Local\\Latchkey'],
  ] as const)('with %j on %s is %s', (environment, platform, expected) => {
    expect(profilePlace(environment, platform, '/home/ada')).toBe(expected);
  });

  it.skipIf(process.platform === 'win32')(
    'is made for its owner alone, and closed again where it was opened',
    () => {
      const folder = join(temporaryFolder(), 'a', 'profile');
      expect(profileFolder({ LATCHKEY_PROFILE: folder }, process.platform, '/')).toBe(folder);
      expect(permissionsOf(folder)).toBe(0o700);
      writeFileSync(join(folder, 'workspace.db'), '');
      chmodSync(folder, 0o755);
      profileFolder({ LATCHKEY_PROFILE: folder }, process.platform, '/');
      expect(permissionsOf(folder)).toBe(0o700);
    },
  );

  it.skipIf(process.platform === 'win32')('leaves a folder open that others use too', () => {
    const folder = join(temporaryFolder(), 'shared');
    mkdirSync(folder);
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'letter.txt'), '');
    profileFolder({ LATCHKEY_PROFILE: folder }, process.platform, '/');
    expect(permissionsOf(folder)).toBe(0o755);
  });
});
