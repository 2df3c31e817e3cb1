import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

/** One version of an npm package whose every byte is known beforehand. */
export interface PinnedPackage {
  readonly name: string;
  readonly version: string;
  /** As the registry writes it: `sha512-` and the digest in base64. */
  readonly integrity: string;
}

/**
 * Fetches a package from the npm registry into an empty folder and gives the path of the archive there.
 * Throws a sentence for a person where it can't be had or is not what was expected.
 */
export async function fetchPackage(pinned: PinnedPackage, folder: string): Promise<string> {
  const named = `${pinned.name}@${pinned.version}`;
  try {
    const pack = ['pack', named, '--silent', '--ignore-scripts', '--pack-destination', folder];
    await promisify(execFile)('npm', pack, { cwd: folder });
  } catch (error) {
    throw new Error(`${named} was not fetched: check that the npm registry can be reached.`, {
      cause: error,
    });
  }
  const name = (await readdir(folder)).find((file) => file.endsWith('.tgz'));
  if (name === undefined) throw new Error(`${named} was not fetched: npm left no archive in ${folder}.`);
  const archive = join(folder, name);
  const found = await integrityOf(archive);
  if (found === pinned.integrity) return archive;
  throw new Error(`${named} is not what it was when it was chosen (${found}): it is not used.`);
}

/** The integrity of a file as the npm registry writes it. */
export async function integrityOf(path: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}
