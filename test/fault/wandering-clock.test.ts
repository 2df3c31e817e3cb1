import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listBackups } from '../../main/storage/backups.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { clockAt, openReady } from './profile.ts';
import { documentName, textOf } from './texts.ts';

const document = { folder: 'somewhere', name: documentName };

describe('a clock that jumps', () => {
  it('case 15: ten years back and forth, leaves the text kept last the newest', async () => {
    const profile = temporaryFolder();
    let time = '2026-11-23T12:00:00Z';
    const workspace = await openReady(profile, { clock: () => new Date(time) });
    const times = [
      '2026-11-23T12:00:00Z',
      '2036-11-23T12:00:00Z',
      '2016-11-23T12:00:00Z',
      '2026-10-25T00:30:00Z',
    ];
    for (let step = 1; step <= 12; step += 1) {
      time = times[step % times.length] ?? '';
      workspace.revisions.keepDraft(document, textOf(step), null);
      expect(workspace.revisions.newestDraft(document)).toMatchObject({ text: textOf(step) });
    }
    for (const [year, step] of [
      ['2036', 98],
      ['2006', 99],
    ] as const) {
      time = `${year}-11-23T12:00:00Z`;
      const throughRevision = workspace.revisions.newestDraft(document)?.revision ?? 0;
      const newHash = String(step).padStart(64, '0');
      workspace.revisions.recordSave(document, {
        text: textOf(step),
        throughRevision,
        oldHash: null,
        newHash,
      });
    }
    expect(workspace.revisions.newestDraft(document)).toBe(null);
    expect(workspace.revisions.newestGood(document)).toMatchObject({ text: textOf(99) });
  });

  it('case 15: ten years back and forth, leaves the backup taken last the newest and keeps the last five', async () => {
    const profile = temporaryFolder();
    const days = [
      '2026-11-23',
      '2036-01-01',
      '2016-01-01',
      '2026-11-24',
      '2006-01-01',
      '2046-01-01',
      '1996-01-01',
    ];
    const taken: string[] = [];
    for (const day of days) {
      const clock = clockAt(`${day}T12:00:00Z`);
      (await openReady(profile, { clock })).close();
      // A second start on the same day takes none.
      (await openReady(profile, { clock })).close();
      taken.unshift(day);
      const backups = await listBackups(join(profile, 'backups'));
      expect(backups.map((backup) => backup.takenAt.slice(0, 10))).toEqual(taken.slice(0, 5));
    }
    expect(readdirSync(join(profile, 'backups'))).toHaveLength(5);
  });
});
