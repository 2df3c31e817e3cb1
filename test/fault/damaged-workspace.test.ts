import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { clockAt, context, fingerprints, openForRecovery, openReady, serviceOver } from './profile.ts';
import { documentName, sample, textOf } from './texts.ts';

const document = { folder: 'somewhere', name: documentName };
const firstDay = clockAt('2026-11-22T12:00:00Z');

const damages: readonly (readonly [name: string, harm: (path: string) => void])[] = [
  ['a blanked header', (path) => overwrite(path, 0, Buffer.alloc(100))],
  ['a text file in its place', (path) => writeFileSync(path, 'This is a letter.\n'.repeat(1000))],
  ['a cut end', (path) => truncateSync(path, statSync(path).size - 4096 * 3 - 100)],
  ['the database of another program', (path) => replaceByForeign(path)],
];

describe('a damaged workspace.db', () => {
  it.each(damages)('case 6: with %s, keeps every byte until the person chooses', async (_name, harm) => {
    const profile = await profileWithHistory();
    harm(join(profile, 'workspace.db'));
    writeFileSync(join(profile, 'workspace.db-wal'), 'what is left of a log');
    const before = fingerprints(profile);

    const recovery = await openForRecovery(profile);
    expect(recovery).toMatchObject({ state: 'recovery', reason: 'damaged' });
    expect(recovery.message).toContain(join(profile, 'workspace.db'));
    expect(recovery.backups).toHaveLength(1);
    await recovery.exportReadable();
    expect(fingerprints(profile)).toMatchObject(before);
  });

  it('case 6: is put aside for the newest sound backup, which opens with its texts', async () => {
    const profile = await profileWithHistory();
    const path = join(profile, 'workspace.db');
    overwrite(path, 0, Buffer.alloc(100));
    writeFileSync(`${path}-wal`, 'what is left of a log');
    const damaged = readFileSync(path);

    const recovery = await openForRecovery(profile);
    await expect(recovery.restore('../workspace.db')).rejects.toMatchObject({ code: 'not_found' });
    await recovery.restore(recovery.backups[0]?.name ?? '');

    const workspace = await openReady(profile);
    expect(workspace.revisions.newestDraft(document)).toMatchObject({ text: textOf(1) });
    const aside = join(profile, 'workspace.db.damaged-20261123T120000Z');
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    expect(readFileSync(`${aside}-wal`, 'utf8')).toBe('what is left of a log');
  });

  it('case 6: is put aside for an empty one, twice at the same second too', async () => {
    const profile = await profileWithHistory();
    for (const round of [1, 2]) {
      writeFileSync(
        join(profile, 'workspace.db'),
        `${round} is no database, but long enough to be read as one`.repeat(100),
      );
      const recovery = await openForRecovery(profile);
      await recovery.startEmpty();
      const workspace = await openReady(profile);
      expect(workspace.revisions.draftNames(document.folder)).toEqual([]);
      workspace.close();
    }
    const aside = readdirSync(profile).filter((name) => name.startsWith('workspace.db.damaged-'));
    expect(aside).toHaveLength(2);
  });

  it('case 6: offers no backup that is damaged itself', async () => {
    const profile = await profileWithHistory();
    (await openReady(profile, { clock: clockAt('2026-11-24T12:00:00Z') })).close();
    const [older = '', newer = ''] = readdirSync(join(profile, 'backups')).sort();
    expect(newer).not.toBe('');
    truncateSync(join(profile, 'backups', newer), 5000);
    overwrite(join(profile, 'workspace.db'), 0, Buffer.alloc(100));
    const recovery = await openForRecovery(profile);
    expect(recovery.backups.map((backup) => backup.name)).toEqual([older]);
  });

  it('case 7: is noticed by a bad page in its middle before the first query', async () => {
    const profile = await largeProfile();
    spoilMiddlePage(join(profile, 'workspace.db'));
    const recovery = await openForRecovery(profile);
    expect(recovery).toMatchObject({ reason: 'damaged' });
  });

  it('case 7: is noticed by an index that a crash has left behind its table', async () => {
    const profile = await profileWithHistory();
    const path = join(profile, 'workspace.db');
    leaveIndexBehind(path);
    // As long as nothing crashed, the check is the quick one, which compares no index with its table.
    (await openReady(profile)).close();
    writeFileSync(join(profile, `workspace.running-${process.pid}`), '');
    expect(await openForRecovery(profile)).toMatchObject({ reason: 'damaged' });
  });

  it.each([
    ['a bad page', spoilMiddlePage, 70],
    ['a blanked header', (path: string) => overwrite(path, 0, Buffer.alloc(100)), 80],
    [
      'its second half cut off',
      (path: string) => truncateSync(path, Math.floor(statSync(path).size / 2)),
      30,
    ],
  ] as const)(
    'case 6: with %s, gives back every text that lies outside of it',
    async (_name, harm, least) => {
      const profile = await largeProfile();
      harm(join(profile, 'workspace.db'));
      const recovery = await openForRecovery(profile);
      const { folder, documents } = await recovery.exportReadable();
      expect(documents).toBeGreaterThanOrEqual(least);
      const contents = JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')) as {
        file: string;
        name: string;
        checksum: string;
      }[];
      const expected = ['contents.json', ...contents.map(({ file }) => file)];
      expect(readdirSync(folder).sort()).toEqual(expected.sort());
      expect(contents).toHaveLength(documents);
      const wrong = contents.filter(({ file, name, checksum }) => {
        // A text with half of a character can't be UTF-8.
        const text = readFileSync(join(folder, file), file.endsWith('.utf16') ? 'utf16le' : 'utf8');
        return checksum !== 'holds' || text !== textOf(Number(name.split('.')[0]));
      });
      expect(wrong).toEqual([]);
    },
  );

  it('case 8: with a flipped byte in a text, opens with the older sound text and says so', async () => {
    const profile = temporaryFolder();
    const first = await openReady(profile, { clock: firstDay });
    const service = serviceOver(profile, first);
    const { baseHash } = await service.handlers['policies.open']({ name: sample.name }, context);
    const keep = async (text: string, sequence: number): Promise<unknown> =>
      await service.handlers['policies.keepDraft']({ name: sample.name, text, baseHash, sequence }, context);
    await keep('the text before', 1);
    await keep('the text that is hit', 2);
    first.close();
    flip(join(profile, 'workspace.db'), Buffer.from('text that is hit', 'utf16le'));

    // SQLite itself notices nothing.
    const second = await openReady(profile);
    const opened = await serviceOver(profile, second).handlers['policies.open'](
      { name: sample.name },
      context,
    );
    expect(opened).toMatchObject({ text: 'the text before', draft: true, baseHash });
    expect(opened.problem).toContain(sample.name);
    expect(opened.problem).toContain('checksum');
    expect(opened.problem).toContain('2026-11-22T12:00:00');
  });

  it.each(['emptied', 'removed', 'emptied beside its log'])(
    'case 9: %s, is a loss and no first run',
    async (how) => {
      const profile = await profileWithHistory();
      const path = join(profile, 'workspace.db');
      if (how === 'removed') rmSync(path);
      else truncateSync(path, 0);
      if (how.endsWith('log')) writeFileSync(`${path}-wal`, 'what is left of a log');
      const before = fingerprints(profile);
      const recovery = await openForRecovery(profile);
      expect(recovery).toMatchObject({ reason: 'lost' });
      expect(fingerprints(profile)).toEqual(before);
      await recovery.restore(recovery.backups[0]?.name ?? '');
      expect((await openReady(profile)).revisions.newestDraft(document)).toMatchObject({ text: textOf(1) });
    },
  );

  it('case 9: emptied before there was a backup, is a loss and no first run', async () => {
    const profile = temporaryFolder();
    (await openReady(profile)).close();
    truncateSync(join(profile, 'workspace.db'), 0);
    expect(await openForRecovery(profile)).toMatchObject({ reason: 'lost', backups: [] });
  });

  it('case 9: lost together with its mark, is still a loss where there is a backup', async () => {
    const profile = await profileWithHistory();
    for (const name of ['workspace.db', 'workspace.initialised']) rmSync(join(profile, name));
    expect(await openForRecovery(profile)).toMatchObject({ reason: 'lost' });
  });

  it('case 9: absent in a profile that is new, is a first run', async () => {
    const profile = temporaryFolder();
    writeFileSync(join(profile, 'workspace.db'), '');
    const workspace = await openReady(profile);
    expect(workspace.notices).toEqual([]);
    expect(existsSync(join(profile, 'workspace.initialised'))).toBe(true);
  });

  it.each(['closed', 'left open by a crash'])(
    'case 10: of the future and %s, is refused with both versions and every byte kept',
    async (how) => {
      const profile = temporaryFolder();
      const workspace = await openReady(profile);
      workspace.revisions.keepDraft(document, textOf(1), null);
      workspace.database.pragma('user_version = 4711');
      const copy = temporaryFolder();
      if (how === 'closed') workspace.close();
      cpSync(profile, copy, { recursive: true });
      const files = ['workspace.db', 'workspace.db-wal'].filter((name) => existsSync(join(copy, name)));
      const before = files.map((name) => readFileSync(join(copy, name)).toString('base64'));

      const recovery = await openForRecovery(copy);
      expect(recovery).toMatchObject({ reason: 'fromFuture' });
      expect(recovery.message).toContain('4711');
      expect(recovery.message).toMatch(/up to \d.*restore a backup or start with an empty one/);
      expect(files.map((name) => readFileSync(join(copy, name)).toString('base64'))).toEqual(before);
      await recovery.startEmpty();
      (await openReady(copy)).close();
    },
  );
});

/** A profile whose database has one backup, of its first text, and a second text since. */
async function profileWithHistory(): Promise<string> {
  const profile = temporaryFolder();
  const first = await openReady(profile, { clock: firstDay });
  first.revisions.keepDraft(document, textOf(1), null);
  first.close();
  const second = await openReady(profile);
  second.revisions.keepDraft(document, textOf(2), null);
  second.close();
  return profile;
}

/** A profile with texts on several hundred pages. */
async function largeProfile(): Promise<string> {
  const profile = temporaryFolder();
  const workspace = await openReady(profile);
  for (let step = 1; step <= 80; step += 1) {
    workspace.revisions.keepDraft({ ...document, name: `${step}.policy.json` }, textOf(step), null);
  }
  workspace.close();
  // With the backup of the day taken, the next start reads nothing whole but for its check.
  (await openReady(profile)).close();
  return profile;
}

function spoilMiddlePage(path: string): void {
  const pages = statSync(path).size / 4096;
  // A page of a tree begins with its kind: 2, 5, 10 or 13. One of rows in the middle is made nonsense.
  const bytes = readFileSync(path);
  for (let page = Math.floor(pages / 2); page < pages; page += 1) {
    if (bytes[page * 4096] !== 13) continue;
    overwrite(path, page * 4096, Buffer.alloc(4096, 0xa5));
    return;
  }
  throw new Error('there is no page of rows');
}

function leaveIndexBehind(path: string): void {
  const database = new Database(path);
  database.unsafeMode(true);
  database.pragma('writable_schema = ON');
  const hidden = database
    .prepare<[], { rootpage: number; sql: string }>(
      "SELECT rootpage, sql FROM sqlite_schema WHERE name = 'revision_of_document'",
    )
    .get();
  database.exec("DELETE FROM sqlite_schema WHERE name = 'revision_of_document'");
  database.close();
  const without = new Database(path);
  // As many entries as rows, but one of them for a row that is no longer so: only the whole check looks there.
  without.exec("UPDATE revision SET name = 'renamed.policy.json' WHERE revision = 1");
  without.unsafeMode(true);
  without.pragma('writable_schema = ON');
  without
    .prepare("INSERT INTO sqlite_schema VALUES ('index', 'revision_of_document', 'revision', ?, ?)")
    .run(hidden?.rootpage, hidden?.sql);
  without.close();
}

function flip(path: string, needle: Buffer): void {
  const bytes = readFileSync(path);
  const offset = bytes.indexOf(needle);
  expect(offset).toBeGreaterThan(0);
  overwrite(path, offset, Buffer.from([(bytes[offset] ?? 0) ^ 1]));
}

function overwrite(path: string, offset: number, part: Buffer): void {
  const bytes = readFileSync(path);
  part.copy(bytes, offset);
  writeFileSync(path, bytes);
}

function replaceByForeign(path: string): void {
  const foreign = join(temporaryFolder(), 'foreign.db');
  const database = new Database(foreign);
  database.exec('CREATE TABLE notes (text TEXT)');
  database.close();
  copyFileSync(foreign, path);
}
