import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { EntityFileProblem } from '../../../../main/services/entities/entity-file-problem.ts';
import { readEntityFiles } from '../../../../main/services/entities/read-entity-files.ts';
import { sharedFolder } from '../../../fixtures/temporary-folder.ts';

const folder = sharedFolder();

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

async function refusal(path: string): Promise<string> {
  try {
    await readEntityFiles([path]);
    return 'read';
  } catch (error) {
    return error instanceof EntityFileProblem ? `${error.kind} ${error.message}` : String(error);
  }
}

it('reads files and standard input in the order in which they are named', async () => {
  const first = file('first.json', '[{"_key":"a"},{"_key":"b"}]');
  const standardInput = Readable.from([Buffer.from('{"_key'), Buffer.from('":"c"}\n')]);
  const progress: number[] = [];
  const table = await readEntityFiles([first, '-'], {
    standardInput,
    onProgress: ({ bytesRead }) => progress.push(bytesRead),
  });
  expect(table.files.map(({ name, entities }) => [name, entities])).toEqual([
    [first, 2],
    ['standard input', 1],
  ]);
  expect(progress.at(-1)).toBe(40);
});

it('names what is missing, a directory or a pipe, without waiting for it', async () => {
  expect(await refusal(join(folder, 'none.json'))).toMatch(
    /^unreadable .*none\.json: there is no such file; check/,
  );
  mkdirSync(join(folder, 'directory'));
  expect(await refusal(join(folder, 'directory'))).toMatch(
    /^unreadable .*this is a directory; name a file in it/,
  );
});

it.skipIf(process.platform === 'win32')(
  'case 38: refuses a FIFO, a device and a directory, also behind a symbolic link',
  async () => {
    execFileSync('mkfifo', [join(folder, 'fifo')]);
    for (const [name, target] of [
      ['to-fifo.csv', join(folder, 'fifo')],
      ['to-device.json.gz', '/dev/zero'],
      ['to-folder.json', folder],
      ['to-nothing.json', join(folder, 'nothing')],
    ] as const) {
      symlinkSync(target, join(folder, name));
    }
    for (const path of [
      join(folder, 'fifo'),
      '/dev/zero',
      join(folder, 'to-fifo.csv'),
      join(folder, 'to-device.json.gz'),
    ]) {
      expect(await refusal(path)).toMatch(/^unreadable .*a pipe or device; give a regular file/);
    }
    expect(await refusal(join(folder, 'to-folder.json'))).toMatch(/^unreadable .*this is a directory/);
    expect(await refusal(join(folder, 'to-nothing.json'))).toMatch(/^unreadable .*there is no such file/);
  },
);

it('reads packed files and CSV, with progress by the bytes on the disk', async () => {
  const packed = gzipSync('_key,_type\na,pod\n');
  writeFileSync(join(folder, 'pods.csv.gz'), packed);
  const progress: unknown[] = [];
  const table = await readEntityFiles([join(folder, 'pods.csv.gz')], {
    onProgress: (step) => progress.push(step),
  });
  expect(table.entities.size).toBe(1);
  expect(progress.at(-1)).toMatchObject({ bytesRead: packed.length, bytesTotal: packed.length });
});

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'names a file that may not be read (skipped as root, who may read everything)',
  async () => {
    const closed = file('closed.json', '[]');
    chmodSync(closed, 0o000);
    expect(await refusal(closed)).toMatch(/^unreadable .*may not be read by you/);
  },
);

it('looks at every file before it reads the first', async () => {
  let read = 0;
  const good = file('good.json', '[{"_key":"a"}]');
  const reading = readEntityFiles([good, join(folder, 'none.json')], { onProgress: () => (read += 1) });
  await expect(reading).rejects.toThrow('there is no such file');
  expect(read).toBe(0);
});

it('case 35: an import of 100 MB goes on in short steps and ends soon after a cancel', async () => {
  const row = `${JSON.stringify({ _key: 'k', _type: 't', text: 'x'.repeat(900) })},`;
  const block = Buffer.from(row.repeat(280));
  const blocks = Math.ceil((100 * 1024 * 1024) / block.length);
  async function* generated() {
    yield Buffer.from('[');
    for (let count = 0; count < blocks; count += 1) yield block;
    yield Buffer.from('{}]');
  }
  const whole = await readEntityFiles(['-'], { standardInput: generated() });
  expect(whole.entities.size).toBe(blocks * 280 + 1);

  const controller = new AbortController();
  let after = 0;
  const reading = readEntityFiles(['-'], {
    standardInput: generated(),
    signal: controller.signal,
    onProgress: ({ bytesRead }) => {
      if (controller.signal.aborted) after += 1;
      if (bytesRead > 20 * 1024 * 1024) controller.abort(new Error('cancelled by the person'));
    },
  });
  await expect(reading).rejects.toThrow('cancelled by the person');
  // Not one more chunk is read once the signal is aborted.
  expect(after).toBe(0);
});
