import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startChild } from './child.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { openReady } from './profile.ts';
import { documentName, stepOf, textOf } from './texts.ts';

const document = { folder: 'somewhere', name: documentName };

describe('a process killed while it writes', () => {
  it('case 1: loses no acknowledged text and leaves none by halves, in 25 kills at random times', async () => {
    const folder = temporaryFolder();
    let next = 1;
    const acknowledgedSaves: number[] = [];
    for (let kill = 0; kill < 25; kill += 1) {
      const child = startChild('write-batches.child.ts', [folder, String(next)]);
      await child.printed('draft');
      const patience = Math.random() * 60;
      await new Promise((resolve) => setTimeout(resolve, patience));
      await child.kill();

      const workspace = await openReady(folder);
      const kept = stepsIn(workspace.database);
      const acknowledged = Math.max(...stepsOf(child.lines, 'draft'));
      const newestSave = kept.saves.at(-1) ?? 0;
      acknowledgedSaves.push(...stepsOf(child.lines, 'save'));
      const found = {
        kill,
        patience,
        notices: workspace.notices,
        integrity: workspace.database.pragma('integrity_check', { simple: true }),
        newestIsAcknowledgedOrNext: [acknowledged, acknowledged + 1].includes(kept.newest),
        newestIsWhole: workspace.revisions.newestGood(document)?.text === textOf(kept.newest),
        // A save and the end of the unsaved texts that it covers are one step.
        draftsBesideTheirSave: kept.drafts.filter((step) => step <= newestSave),
        lostSaves: acknowledgedSaves.filter((step) => !kept.saves.includes(step)),
      };
      expect(found).toEqual({
        kill,
        patience,
        notices: [],
        integrity: 'ok',
        newestIsAcknowledgedOrNext: true,
        newestIsWhole: true,
        draftsBesideTheirSave: [],
        lostSaves: [],
      });
      workspace.close();
      next = kept.newest + 1;
    }
  });
});

function stepsOf(lines: readonly string[], kind: string): readonly number[] {
  return lines.filter((line) => line.startsWith(kind)).map((line) => Number(line.split(' ')[1]));
}

function stepsIn(database: Database): {
  readonly drafts: readonly number[];
  readonly saves: readonly number[];
  readonly newest: number;
} {
  const rows = database
    .prepare<[], { kind: string; text: Buffer }>('SELECT kind, text FROM revision ORDER BY revision')
    .all();
  const steps = (kind: string): readonly number[] =>
    rows.filter((row) => row.kind === kind).map((row) => stepOf(row.text.toString('utf16le')));
  const [drafts, saves] = [steps('draft'), steps('save')];
  return { drafts, saves, newest: Math.max(0, ...drafts, ...saves) };
}
