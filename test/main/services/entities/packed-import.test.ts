import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { EntityFileProblem } from '../../../../main/services/entities/entity-file-problem.ts';
import { createUnpackingImport } from '../../../../main/services/entities/unpacking-import.ts';
import type { UnpackingImportOptions } from '../../../../main/services/entities/unpacking-import.ts';
import { tableAsLists } from './import-text.ts';

const objects = '[{"_key":"a"},{"_key":"b"}]';

async function read(files: readonly Uint8Array[], chunk = 1_000_000, options: UnpackingImportOptions = {}) {
  const names = files.map((_, index) => `file-${index + 1}`);
  const unpacking = createUnpackingImport(names, options);
  for (const [index, bytes] of files.entries()) {
    for (let start = 0; start < bytes.length; start += chunk) {
      await unpacking.write(index, bytes.subarray(start, start + chunk));
    }
  }
  return tableAsLists((await unpacking.finish()).table);
}

async function refusal(bytes: Uint8Array, chunk?: number, options?: UnpackingImportOptions): Promise<string> {
  return await read([bytes], chunk, options).then(
    () => 'read',
    (error: unknown) =>
      error instanceof EntityFileProblem ? `${error.kind}: ${error.message}` : String(error),
  );
}

it('knows a packed file by its first bytes, whatever it is called and however it is cut', async () => {
  const files = [
    gzipSync(objects),
    Buffer.from('{"_key":"c"}\n'),
    gzipSync('_key,_fromEntityKey\nd,a\n'),
    gzipSync(`\uFEFF{"_key":"e"}\n`),
  ];
  for (const chunk of [1, 2, 7, 1000]) {
    const found = await read(files, chunk);
    expect(found.entities.map(({ _key }) => _key)).toEqual(['a', 'b', 'c', 'e']);
    expect(found.relationships.map(({ _key }) => _key)).toEqual(['d']);
  }
});

it('reads a file that was packed in several pieces, one behind the other', async () => {
  const packed = Buffer.concat([gzipSync('{"_key":"a"}\n'), gzipSync('{"_key":"b"}\n')]);
  expect((await read([packed], 11)).entities).toEqual([{ _key: 'a' }, { _key: 'b' }]);
});

it('reads files whose pieces are handed in before the last were read', async () => {
  const unpacking = createUnpackingImport(['a', 'b']);
  const [first, second] = [gzipSync(objects), gzipSync('{"_key":"c"}')];
  const writes = [
    unpacking.write(0, first.subarray(0, 12)),
    unpacking.write(0, first.subarray(12)),
    unpacking.write(1, second),
  ];
  const { table } = await unpacking.finish();
  await Promise.all(writes);
  expect(table.files.map(({ entities }) => entities)).toEqual([2, 1]);
});

it('says in one sentence that a packed file was cut off, is damaged, or is packed in another way', async () => {
  const packed = gzipSync(objects);
  const damaged = Buffer.from(packed);
  damaged[packed.length - 6] = (damaged[packed.length - 6] ?? 0) ^ 1;
  for (const chunk of [1, 1000]) {
    expect(await refusal(packed.subarray(0, packed.length - 9), chunk)).toMatch(
      /^truncated: file-1: this gzip file ends before its contents do; it was cut off, so copy it again\.$/,
    );
    expect(await refusal(damaged, chunk)).toMatch(/^packed: file-1: this gzip file is damaged; copy/);
    expect(await refusal(gzipSync(packed), chunk)).toMatch(
      /^packed: file-1: this is a packed file; unpack it/,
    );
    expect(await refusal(Buffer.from('PK\u0003\u0004zip'), chunk)).toMatch(
      /^packed: file-1: this is a packed file/,
    );
  }
  expect(await refusal(packed.subarray(0, 1))).toMatch(/^notJson/);
});

it('names the place of a mistake in what was packed', async () => {
  expect(await refusal(gzipSync('[{"_key":"a"},\n {"_key":b}]'), 3)).toMatch(
    /^notJson: file-1, line 2, column 10: this is not valid JSON/,
  );
});

it('case 24: stops a file that unpacks to far more than its size soon after the limit', async () => {
  const bomb = gzipSync(Buffer.concat([Buffer.from('[{"a":"'), Buffer.alloc(40 * 1024 * 1024, 'x')]));
  const limits = { bytes: 1e12, ratio: 200, ratioFrom: 2 * 1024 * 1024 };
  const before = process.memoryUsage().rss;
  expect(await refusal(bomb, undefined, { unpacking: limits })).toMatch(
    /^tooLarge: file-1: this unpacks to more than 200 times its size/,
  );
  expect(process.memoryUsage().rss - before).toBeLessThan(30 * 1024 * 1024);
  const total = { bytes: 3 * 1024 * 1024, ratio: 1e6, ratioFrom: 0 };
  expect(await refusal(bomb, undefined, { unpacking: total })).toMatch(
    /^tooLarge: file-1: this unpacks to more than 3 MB; split it/,
  );
});
