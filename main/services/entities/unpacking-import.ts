import { createQueue } from '../../storage/queue.ts';
import { createEntityImport } from './entity-import.ts';
import type { EntityImportOptions, ImportedEntities } from './entity-import.ts';
import { createGzipUnpacker } from './gzip-unpacker.ts';
import type { GzipUnpacker, UnpackingLimits } from './gzip-unpacker.ts';

/** Reads files of entities, packed by gzip or not, as their bytes come in. */
export interface UnpackingImport {
  /** Reads the next bytes of a file, as EntityImport does; they may be handed in before the last ones were read. */
  readonly write: (file: number, bytes: Uint8Array) => Promise<void>;
  /** How many objects were read so far. */
  readonly objects: () => number;
  readonly finish: () => Promise<ImportedEntities>;
  /** Lets go of everything. */
  readonly discard: () => void;
}

/** How an import reads packed files, too. */
export interface UnpackingImportOptions extends EntityImportOptions {
  readonly unpacking?: UnpackingLimits;
}

/** Begins the import of files, which are named as the person should see them. A packed one is known by its first bytes. */
export function createUnpackingImport(
  names: readonly string[],
  options: UnpackingImportOptions = {},
): UnpackingImport {
  const entityImport = createEntityImport(names, options);
  const inTurn = createQueue();
  let current = -1;
  let unpacker: GzipUnpacker | null = null;
  /** The first byte of a file, held back while nothing else of it has come. */
  let held: Uint8Array | null = null;

  async function endFile(): Promise<void> {
    if (held !== null) entityImport.write(current, held);
    held = null;
    await unpacker?.end();
    unpacker = null;
  }
  async function pass(file: number, bytes: Uint8Array): Promise<void> {
    if (unpacker === null) entityImport.write(file, bytes);
    else await unpacker.write(bytes);
  }
  async function write(file: number, bytes: Uint8Array): Promise<void> {
    const begun = file === current;
    if (!begun) {
      await endFile();
      current = file;
    } else if (held === null) {
      await pass(file, bytes);
      return;
    }
    const start = held === null ? bytes : Buffer.concat([held, bytes]);
    held = start.length < 2 ? start : null;
    if (held !== null) return;
    if (start[0] === 0x1f && start[1] === 0x8b) {
      unpacker = createGzipUnpacker(
        names[file] ?? '',
        (unpacked) => entityImport.write(file, unpacked),
        options.unpacking,
      );
    }
    await pass(file, start);
  }

  return {
    write: (file, bytes) => inTurn(() => write(file, bytes)),
    objects: () => entityImport.objects(),
    finish: () =>
      inTurn(async () => {
        await endFile();
        return entityImport.finish();
      }),
    discard: () => unpacker?.discard(),
  };
}
