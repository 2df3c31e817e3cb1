import { closeSync, ftruncateSync, openSync, readdirSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'; // prettier-ignore
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { cachePath, openCacheDatabase, openCacheForReading } from '../../../main/storage/cache-database.ts';
import { closeDatabase } from '../../../main/storage/database.ts';
import { temporaryFolder } from '../../fixtures/temporary-folder.ts';

let profile = '';
beforeEach(() => {
  profile = temporaryFolder();
});

function open() {
  return openCacheDatabase({ profile, clock: () => new Date('2026-11-23T10:11:12.131Z') });
}

function fill(): void {
  const { database } = open();
  const insert = database.prepare('INSERT INTO setting VALUES (?, ?)');
  database.transaction(() => {
    for (let row = 0; row < 2000; row += 1) insert.run(`key-${row}`, 'x'.repeat(200));
  })();
  closeDatabase(database);
}

function overwrite(at: number, bytes: Uint8Array): void {
  const file = openSync(cachePath(profile), 'r+');
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}

/** Opens the cache twice and says what the first opening made of the file that was there. */
function openTwice() {
  const broken = readFileSync(cachePath(profile));
  writeFileSync(join(profile, 'workspace.db'), 'untouched');
  const first = open();
  const rows = first.database.prepare('SELECT count(*) FROM setting').pluck().get();
  closeDatabase(first.database);
  const second = open();
  closeDatabase(second.database);
  return {
    notices: [first.notice, second.notice].map((notice) => /open your entity files again/.test(notice ?? '')),
    rows,
    kept: readFileSync(join(profile, 'cache.db.corrupt-20261123T101112Z')).equals(broken),
    workspace: readFileSync(join(profile, 'workspace.db'), 'utf8'),
  };
}

const begunAnew = { notices: [true, false], rows: 0, kept: true, workspace: 'untouched' };

it('keeps what is in it and leaves no log beside it', () => {
  fill();
  const { database, notice } = open();
  expect(notice).toBeNull();
  expect(database.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(2000);
  closeDatabase(database);
  expect(readdirSync(profile)).toEqual(['cache.db']);
});

it('case 5: puts a cache with a zeroed header aside and begins anew with one notice', () => {
  fill();
  overwrite(0, new Uint8Array(100));
  expect(openTwice()).toEqual(begunAnew);
});

it('case 5: puts a text file aside and begins anew with one notice', () => {
  writeFileSync(
    cachePath(profile),
    'this is no database, but it is longer than a header of SQLite is'.repeat(20),
  );
  expect(openTwice()).toEqual(begunAnew);
});

it('case 5: puts a cache that was cut off aside and begins anew with one notice', () => {
  fill();
  const file = openSync(cachePath(profile), 'r+');
  ftruncateSync(file, statSync(cachePath(profile)).size - 3 * 4096);
  closeSync(file);
  expect(openTwice()).toEqual(begunAnew);
});

it('case 7: notices a bad page within the cache before the first query', () => {
  fill();
  overwrite(Math.floor(statSync(cachePath(profile)).size / 2 / 4096) * 4096, new Uint8Array(4096).fill(0xa5));
  expect(openTwice()).toEqual(begunAnew);
});

it('case 9: takes a cache of no length for a loss, not for a first start', () => {
  fill();
  writeFileSync(cachePath(profile), '');
  expect(openTwice()).toEqual(begunAnew);
});

it('case 10: puts a cache of a newer program aside without changing a byte of it', () => {
  const { database } = open();
  database.pragma('user_version = 99');
  closeDatabase(database);
  expect(openTwice()).toEqual(begunAnew);
});

it('keeps every quarantined cache', () => {
  for (let count = 0; count < 3; count += 1) {
    writeFileSync(cachePath(profile), 'broken'.repeat(1000));
    closeDatabase(open().database);
  }
  expect(readdirSync(profile).filter((name) => name.includes('corrupt'))).toHaveLength(3);
});

it('reads without writing: no cache is made, and one that is there is not changed', () => {
  expect(openCacheForReading(profile)).toBeNull();
  expect(readdirSync(profile)).toEqual([]);
  fill();
  const before = readFileSync(cachePath(profile));
  const database = openCacheForReading(profile);
  expect(database?.prepare('SELECT count(*) FROM setting').pluck().get()).toBe(2000);
  expect(() => database?.exec('DELETE FROM setting')).toThrow('readonly');
  database?.close();
  expect(readFileSync(cachePath(profile))).toEqual(before);
});

it.skipIf(process.platform === 'win32')('makes the cache for its owner alone', () => {
  closeDatabase(open().database);
  expect(statSync(cachePath(profile)).mode & 0o777).toBe(0o600);
});
