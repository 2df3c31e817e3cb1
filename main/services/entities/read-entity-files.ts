import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GraphTable } from '../../../shared/evaluate/graph-table.ts';
import { EntityFileProblem } from './entity-file-problem.ts';
import { createUnpackingImport } from './unpacking-import.ts';

/** How far a reading is. */
export interface ReadingProgress {
  readonly bytesRead: number;
  /** Of all files together, packed as they are; null where standard input is among them. */
  readonly bytesTotal: number | null;
  readonly objects: number;
}

/** How files are read. */
export interface ReadEntityFilesOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** What `-` stands for. */
  readonly standardInput?: AsyncIterable<Uint8Array>;
}

const chunkBytes = 256 * 1024;

/**
 * Reads files of entities in any form that import takes; `-` is standard input. Throws an EntityFileProblem whose
 * message is one sentence, or the signal's reason where it is aborted.
 */
export async function readEntityFiles(
  paths: readonly string[],
  options: ReadEntityFilesOptions = {},
): Promise<GraphTable> {
  const { signal, onProgress } = options;
  const entityImport = createUnpackingImport(paths.map((path) => (path === '-' ? 'standard input' : path)));
  const sizes = await Promise.all(paths.map(fileSize));
  const bytesTotal = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  let bytesRead = 0;
  try {
    for (const [index, path] of paths.entries()) {
      for await (const bytes of chunksOf(path, options.standardInput)) {
        signal?.throwIfAborted();
        await entityImport.write(index, bytes);
        bytesRead += bytes.length;
        onProgress?.({ bytesRead, bytesTotal, objects: entityImport.objects() });
        await nextTurn();
      }
    }
    signal?.throwIfAborted();
    return (await entityImport.finish()).table;
  } finally {
    entityImport.discard();
  }
}

async function fileSize(path: string): Promise<number | null> {
  if (path === '-') return null;
  const file = await openRegularFile(path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}

async function* chunksOf(
  path: string,
  standardInput: AsyncIterable<Uint8Array> = process.stdin,
): AsyncGenerator<Uint8Array> {
  if (path === '-') {
    yield* standardInput;
    return;
  }
  const file = await openRegularFile(path);
  try {
    for (;;) {
      // A new buffer each time: parts of a value are kept until its end has come.
      const { bytesRead, buffer } = await readNext(file, path);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function readNext(file: FileHandle, path: string) {
  try {
    return await file.read(Buffer.allocUnsafeSlow(chunkBytes), 0, chunkBytes, null);
  } catch (error) {
    throw unreadable(path, error);
  }
}

async function openRegularFile(path: string): Promise<FileHandle> {
  let file: FileHandle;
  try {
    // Without O_NONBLOCK the opening of a FIFO would wait for a writer.
    file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (error) {
    throw unreadable(path, error);
  }
  const stat = await file.stat();
  if (stat.isFile()) return file;
  await file.close();
  const found = stat.isDirectory()
    ? 'a directory; name a file in it'
    : 'a pipe or device; give a regular file';
  throw new EntityFileProblem('unreadable', path, null, `this is ${found}, or - for standard input.`);
}

function unreadable(path: string, error: unknown): EntityFileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const sentences: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file; check the name.',
    EACCES: 'this file may not be read by you; change its permissions or copy it.',
    EPERM: 'this file may not be read by you; change its permissions or copy it.',
    EISDIR: 'this is a directory; name a file in it.',
    ENOTDIR: 'there is no such file; check the name.',
  };
  const sentence = typeof code === 'string' && Object.hasOwn(sentences, code) ? sentences[code] : undefined;
  return new EntityFileProblem(
    'unreadable',
    path,
    null,
    sentence ?? 'this file can not be read; copy it to another place and open that.',
    { cause: error },
  );
}
