import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase, refuseUnsafeSettings } from '../../../main/storage/database.ts';
import type { Migration } from '../../../main/storage/database.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

const notes: Migration = {
  version: 1,
  migrate: (database) => void database.exec('CREATE TABLE note (text TEXT NOT NULL) STRICT'),
};
const failing: Migration = {
  version: 2,
  migrate(database) {
    database.exec('CREATE TABLE half (text TEXT) STRICT');
    throw new Error('this migration fails');
  },
};

function opened(
  path: string,
  migrations: readonly Migration[] = [notes],
  applicationId = 0x74657374,
): Database.Database {
  const database = openDatabase({ path, applicationId, migrations });
  onTestFinished(() => void database.close());
  return database;
}

describe('a database', () => {
  it('is opened with every setting that keeps data safe', () => {
    const database = opened(join(temporaryFolder(), 'test.db'));
    const settings = [
      'journal_mode',
      'synchronous',
      'foreign_keys',
      'busy_timeout',
      'trusted_schema',
      'cell_size_check',
    ];
    const found = settings.map((name) => database.pragma(name, { simple: true }));
    expect(found).toEqual(['wal', 2, 1, 5000, 0, 1]);
  });

  it.each([
    'journal_mode = DELETE',
    'synchronous = NORMAL',
    'foreign_keys = OFF',
    'busy_timeout = 1',
    'trusted_schema = ON',
    'cell_size_check = OFF',
  ])('is refused with %s', (setting) => {
    const database = opened(join(temporaryFolder(), 'test.db'));
    refuseUnsafeSettings(database, 5000);
    database.pragma(setting);
    expect(() => refuseUnsafeSettings(database, 5000)).toThrow(
      `did not take the setting ${setting.split(' ')[0]}`,
    );
  });

  it.skipIf(process.platform === 'win32')(
    'is readable by its owner alone, with all that lies beside it',
    () => {
      const folder = temporaryFolder();
      const path = join(folder, 'test.db');
      closeDatabase(opened(path));
      chmodSync(path, 0o644);
      opened(path).exec("INSERT INTO note VALUES ('x')");
      const modes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).mode & 0o777]);
      expect(modes).toEqual([
        ['test.db', 0o600],
        ['test.db-shm', 0o600],
        ['test.db-wal', 0o600],
      ]);
    },
  );

  it('has its whole content in one file once it is closed', () => {
    const folder = temporaryFolder();
    const path = join(folder, 'test.db');
    const database = opened(path);
    database.exec("INSERT INTO note VALUES ('kept')");
    closeDatabase(database);
    closeDatabase(database);
    expect(readdirSync(folder)).toEqual(['test.db']);
    expect(opened(path).prepare('SELECT text FROM note').pluck().get()).toBe('kept');
  });

  it('stays at its version, and without traces, where a migration fails', () => {
    const path = join(temporaryFolder(), 'test.db');
    closeDatabase(opened(path));
    expect(() => opened(path, [notes, failing])).toThrow('can not be used');
    const database = opened(path);
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").pluck().get()).toBe(0);
  });

  it('has STRICT tables only', () => {
    const loose: Migration = {
      version: 1,
      migrate: (database) => void database.exec('CREATE TABLE loose (text TEXT)'),
    };
    expect(() => opened(join(temporaryFolder(), 'test.db'), [loose])).toThrow('loose is not STRICT');
  });

  it('is refused, every byte kept, where it is of another kind or of the future', () => {
    const path = join(temporaryFolder(), 'test.db');
    closeDatabase(opened(path));
    const before = readFileSync(path);
    expect(() => opened(path, [notes], 0x6f746872)).toThrow(expect.objectContaining({ kind: 'damaged' }));
    expect(() => opened(path, [])).toThrow(
      expect.objectContaining({ kind: 'fromFuture', found: 1, known: 0 }),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('takes no migrations that leave out a version', () => {
    const path = join(temporaryFolder(), 'test.db');
    expect(() => opened(path, [failing])).toThrow(
      expect.objectContaining({ cause: new RangeError('migration 2 is out of order') }),
    );
  });
});
