import { open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';

/**
 * Writes a file whole or not at all: at any moment, also after a loss of power, its path has the old bytes or the
 * new ones. Keeps the mode of a file that is there. Throws the file system's error.
 */
export async function writeWholeFile(
  path: string,
  bytes: Uint8Array,
  options: { readonly mode?: number } = {},
): Promise<void> {
  await writeFileAtomic(path, null, {
    ...options,
    // The library writes once and takes a short write, as on a disk that fills up, for a whole one.
    tmpfileCreated: async (temporary) => await writeFile(temporary, bytes),
  });
  await flushFolder(dirname(path));
}

/** Makes the names in a folder survive a loss of power. */
export async function flushFolder(folder: string): Promise<void> {
  // Windows can't open a folder as a file, and keeps renames in its own journal.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
