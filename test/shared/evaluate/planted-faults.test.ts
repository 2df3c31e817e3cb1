import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedFolder } from '../../fixtures/temporary-folder.ts';
import { report } from '../../oracle/seed.ts';
import { faultsInDeciding } from './faults-in-deciding.ts';
import type { Fault } from './faults-in-deciding.ts';
import { faultsInExplaining } from './faults-in-explaining.ts';
import { faultsInSimulating } from './faults-in-simulating.ts';

const faults: readonly Fault[] = [...faultsInDeciding, ...faultsInSimulating, ...faultsInExplaining];
const shared = join(import.meta.dirname, '../../../shared');
const compareCopies = join(import.meta.dirname, '../../oracle/compare-copies.ts');

/** Node on its own loads a copy in no other way than from the disk; Vitest would transform it. */
describe('the comparison with the plain evaluator', { timeout: 300_000 }, () => {
  const folder = sharedFolder();
  let differences: readonly (string | null)[] = [];

  beforeAll(async () => {
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const copies = [null, ...faults].map((fault, place) => copyShared(join(folder, String(place)), fault));
    differences = await compare(copies);
    report('planted faults', { faults: faults.length });
  }, 600_000);

  it('finds no difference in the evaluator as it is', () => {
    expect(differences).toHaveLength(faults.length + 1);
    expect(differences[0]).toBeNull();
  });

  it.each(faults.map(({ name }, place) => [name, place] as const))('finds out that %s', (_, place) => {
    expect(differences[place + 1]).toEqual(expect.any(String));
  });
});

/** Copies what the evaluator needs, with a fault in it; refuses a fault whose source text has gone. */
function copyShared(folder: string, fault: Fault | null): string {
  mkdirSync(folder);
  for (const part of ['json', 'policy', 'evaluate']) {
    cpSync(join(shared, part), join(folder, part), { recursive: true });
  }
  if (fault !== null) {
    const file = join(folder, 'evaluate', fault.file);
    const parts = readFileSync(file, 'utf8').split(fault.find);
    if (parts.length !== 2)
      throw new Error(`"${fault.find}" stands ${parts.length - 1} times in ${fault.file}`);
    writeFileSync(file, parts.join(fault.replace));
  }
  return folder;
}

async function compare(folders: readonly string[]): Promise<readonly (string | null)[]> {
  const child = spawn(process.execPath, [compareCopies], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(folders.join('\n'));
  const answers = await text(child.stdout);
  return answers
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as string | null);
}
