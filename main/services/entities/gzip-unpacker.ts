import { finished } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { EntityFileProblem } from './entity-file-problem.ts';

/** Unpacks the bytes of one gzip file as they come in. */
export interface GzipUnpacker {
  /** Hands in the next bytes; what they unpack to has been passed on when it ends. Fails with an EntityFileProblem. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
  readonly end: () => Promise<void>;
  /** Lets go of everything. */
  readonly discard: () => void;
}

/** How far a file may grow when it is unpacked. */
export interface UnpackingLimits {
  /** The most bytes that a file may unpack to. */
  readonly bytes: number;
  /** The most times its own size, once it has unpacked to `ratioFrom` bytes. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

/** The limits that apply outside tests: real inventories grow about 10 to 40 times. */
export const unpackingLimits: UnpackingLimits = {
  bytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  ratioFrom: 64 * 1024 * 1024,
};

/** Makes the unpacker of one file, which passes the unpacked bytes on. */
export function createGzipUnpacker(
  file: string,
  pass: (bytes: Uint8Array) => void,
  limits: UnpackingLimits = unpackingLimits,
): GzipUnpacker {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  let packed = 0;
  let unpacked = 0;
  let failure: unknown = null;

  function refuseLarge(): void {
    if (unpacked > limits.bytes) {
      const sentence = `this unpacks to more than ${Math.floor(limits.bytes / 1024 / 1024)} MB; split it into several files.`;
      throw new EntityFileProblem('tooLarge', file, null, sentence);
    }
    if (unpacked > limits.ratioFrom && unpacked > packed * limits.ratio) {
      const sentence = `this unpacks to more than ${limits.ratio} times its size, as no inventory does; if it is one, unpack it and open what is in it.`;
      throw new EntityFileProblem('tooLarge', file, null, sentence);
    }
  }

  gunzip.on('data', (bytes: Buffer) => {
    if (failure !== null) return;
    try {
      unpacked += bytes.length;
      refuseLarge();
      pass(bytes);
    } catch (thrown) {
      failure = thrown;
      gunzip.destroy();
    }
  });
  gunzip.on('error', (error) => {
    failure ??= packedProblem(file, error);
  });

  const closed = new Promise<void>((done) => {
    gunzip.once('close', () => done());
  });

  function refuseFailed(): void {
    if (failure !== null) throw failure;
  }
  return {
    write: async (bytes) => {
      refuseFailed();
      packed += bytes.length;
      const written = new Promise<void>((done) => {
        gunzip.write(bytes, () => done());
      });
      // Of bytes in the midst of which it fails a stream never says that they were written.
      await Promise.race([written, closed]);
      refuseFailed();
    },
    end: async () => {
      refuseFailed();
      gunzip.end();
      await finished(gunzip).catch((error: unknown) => {
        failure ??= packedProblem(file, error);
      });
      refuseFailed();
    },
    discard: () => gunzip.destroy(),
  };
}

function packedProblem(file: string, error: unknown): EntityFileProblem {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'Z_BUF_ERROR'
    ? new EntityFileProblem(
        'truncated',
        file,
        null,
        'this gzip file ends before its contents do; it was cut off, so copy it again.',
        { cause: error },
      )
    : new EntityFileProblem('packed', file, null, 'this gzip file is damaged; copy or pack it again.', {
        cause: error,
      });
}
