import { randomUUID } from 'node:crypto';
import { importChunkBytes } from '../../../shared/contract/entities.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { EntityFileProblem } from './entity-file-problem.ts';
import type { ImportedEntities } from './entity-import.ts';
import { createUnpackingImport } from './unpacking-import.ts';

/** A file as the window announces it. */
export interface AnnouncedFile {
  readonly name: string;
  readonly bytes: number;
}

/** One import from its first byte to its stored set. */
export interface RunningImport {
  readonly id: string;
  readonly files: readonly AnnouncedFile[];
  /** Aborted when the import is cancelled. */
  readonly signal: AbortSignal;
  readonly cancel: () => void;
  /** Milliseconds since the window last handed something in; 0 once the import is finishing. */
  readonly idleMs: () => number;
  /** Reads base64 bytes of a file and gives the objects so far. Throws an RpcError. */
  readonly write: (file: number, base64: string) => Promise<number>;
  /** Ends the files. Throws an RpcError, also where no object was in them. */
  readonly finish: () => Promise<ImportedEntities>;
}

/** Begins an import. */
export function createRunningImport(files: readonly AnnouncedFile[]): RunningImport {
  const controller = new AbortController();
  const received = files.map(() => 0);
  const entityImport = createUnpackingImport(
    files.map((file) => file.name),
    { oneScope: true },
  );
  let touched = performance.now();
  let finishing = false;

  return {
    id: randomUUID(),
    files,
    signal: controller.signal,
    cancel: () => {
      controller.abort();
      entityImport.discard();
    },
    idleMs: () => (finishing ? 0 : performance.now() - touched),
    write: async (file, base64) => {
      touched = performance.now();
      const bytes = Buffer.from(base64, 'base64');
      const announced = files[file];
      if (announced === undefined || bytes.length > importChunkBytes) throw outOfStep();
      received[file] = (received[file] ?? 0) + bytes.length;
      if ((received[file] ?? 0) > announced.bytes) throw changedMeanwhile(announced);
      return await asRpc(async () => {
        await entityImport.write(file, bytes);
        touched = performance.now();
        return entityImport.objects();
      });
    },
    finish: async () => {
      finishing = true;
      const incomplete = files.find((file, index) => received[index] !== file.bytes);
      if (incomplete !== undefined) throw changedMeanwhile(incomplete);
      const imported = await asRpc(() => entityImport.finish());
      const { entities, relationships } = imported.table;
      if (entities.size + relationships.size === 0) throw nothingFound(files);
      return imported;
    },
  };
}

/** Legitimate in a file, but whoever opens one wants to see something, and would lose sight of what is loaded. */
function nothingFound(files: readonly AnnouncedFile[]): RpcError {
  const names = files.map(({ name }) => name);
  const shown =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ');
  const message = `${shown}: there is no entity and no relationship here, so the loaded set stays; export the objects again and open that file.`;
  return new RpcError('bad_request', message);
}

async function asRpc<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (thrown) {
    if (thrown instanceof EntityFileProblem) {
      throw new RpcError('bad_request', thrown.message, { cause: thrown });
    }
    if (thrown instanceof RangeError) throw outOfStep(thrown);
    throw thrown;
  }
}

function outOfStep(cause?: unknown): RpcError {
  return new RpcError('bad_request', 'The files came out of order; open them again.', { cause });
}

function changedMeanwhile(file: AnnouncedFile): RpcError {
  return new RpcError('bad_request', `${file.name}: the file changed while it was read; open it again.`);
}
