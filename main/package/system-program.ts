import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program of the operating system and the Debian package that brings it. */
export interface SystemProgram {
  readonly program: string;
  readonly debianPackage: string;
}

/**
 * Sees to it that programs of the operating system are there: as root on Debian it installs what is missing, for
 * anyone else it throws the sentence that says how. `say` is told before something is installed.
 */
export function needPrograms(programs: readonly SystemProgram[], say: (line: string) => void): void {
  const absent = programs.filter(({ program }) => !isOnPath(program));
  if (absent.length === 0) return;
  const packages = [...new Set(absent.map(({ debianPackage }) => debianPackage))];
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    say(`Installing ${packages.join(', ')} (apt-get install) …`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    for (const command of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    ]) {
      spawnSync('apt-get', command, { stdio: 'ignore', env: environment });
    }
  }
  const left = absent.filter(({ program }) => !isOnPath(program)).map(({ program }) => program);
  if (left.length === 0) return;
  throw new Error(
    `${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} not there: sudo apt-get install ${packages.join(' ')}`,
  );
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}
