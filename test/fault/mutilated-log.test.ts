import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { noon, openReady, snapshot } from './profile.ts';
import { documentName, textOf } from './texts.ts';

const document = { folder: 'somewhere', name: documentName };
const steps = 40;

describe('a log that a loss of power has cut or blanked', () => {
  it('case 2: opens at the last commit that is whole, for every length of the log', async () => {
    const { folder, log } = await crashedProfile();
    const commits = commitEnds(log);
    expect(commits).toHaveLength(steps);
    const length = Math.ceil(log.length / 150);
    for (
      let size = 0;
      size <= log.length;
      size = size === log.length ? size + 1 : Math.min(size + length, log.length)
    ) {
      const expected = commits.filter((end) => end <= size).length;
      expect({ size, step: await newestStep(folder, log.subarray(0, size)) }).toEqual({
        size,
        step: expected,
      });
    }
  });

  it('case 2: opens at the last commit before a blanked sector', async () => {
    const { folder, log } = await crashedProfile();
    const commits = commitEnds(log);
    const sectors = Math.floor(log.length / 512);
    for (let sector = 1; sector < sectors; sector += Math.ceil(sectors / 100)) {
      const blanked = Buffer.from(log);
      blanked.fill(0, sector * 512, (sector + 1) * 512);
      if (blanked.equals(log)) continue;
      const harmed = sector * 512 + log.subarray(sector * 512).findIndex((byte) => byte !== 0);
      const expected = commits.filter((end) => end <= harmed).length;
      expect({ sector, step: await newestStep(folder, blanked) }).toEqual({ sector, step: expected });
    }
  });
});

/** The files of a profile whose process is gone in the middle of its work: all steps stand in the log alone. */
async function crashedProfile(): Promise<{ readonly folder: string; readonly log: Buffer }> {
  const profile = temporaryFolder();
  (await openReady(profile)).close();
  const workspace = await openReady(profile);
  workspace.database.pragma('wal_autocheckpoint = 0');
  for (let step = 1; step <= steps; step += 1) workspace.revisions.keepDraft(document, textOf(step), null);
  const folder = temporaryFolder();
  snapshot(profile, folder);
  cpSync(join(profile, 'backups'), join(folder, 'backups'), { recursive: true });
  return { folder, log: readFileSync(join(folder, 'workspace.db-wal')) };
}

async function newestStep(template: string, log: Uint8Array): Promise<number> {
  const folder = temporaryFolder();
  cpSync(template, folder, { recursive: true });
  writeFileSync(join(folder, 'workspace.db-wal'), log);
  const opened = await openWorkspaceDatabase({ folder, clock: noon });
  if (opened.state !== 'ready') throw new Error(opened.message);
  const newest = opened.revisions.newestDraft(document);
  opened.close();
  if (newest === null) return 0;
  if (newest.state !== 'good') throw new Error('the newest text is damaged');
  const step = Number(newest.text.split(':', 1)[0]);
  expect(newest.text === textOf(step)).toBe(true);
  return step;
}

/** Where each commit ends, read as the file format says (sqlite.org/fileformat2.html, section 4). */
function commitEnds(log: Buffer): readonly number[] {
  const frame = 24 + log.readUInt32BE(8);
  const ends: number[] = [];
  for (let start = 32; start + frame <= log.length; start += frame) {
    const sameSalt = log.subarray(start + 8, start + 16).equals(log.subarray(16, 24));
    if (sameSalt && log.readUInt32BE(start + 4) !== 0) ends.push(start + frame);
  }
  return ends;
}
