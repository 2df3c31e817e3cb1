import { EntityFileProblem } from './entity-file-problem.ts';
import { fileStart } from './byte-places.ts';

/** Looks at the first bytes of a file before they are read. */
export interface FileHead {
  /** The bytes to read now, without a byte-order mark; null while too few have come. */
  readonly pass: (bytes: Uint8Array) => Uint8Array | null;
  /** The bytes still held back at the end of the file. */
  readonly end: () => Uint8Array | null;
}

const headLength = 4;

/** Makes the check of one file's head. It throws an {@link EntityFileProblem} for UTF-16 and for files packed otherwise than once by gzip. */
export function createFileHead(file: string): FileHead {
  let held: Uint8Array | null = new Uint8Array(0);

  function release(bytes: Uint8Array): Uint8Array {
    held = null;
    refuseOtherEncodings(file, bytes);
    return startsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
  }
  return {
    pass: (bytes) => {
      if (held === null) return bytes;
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      return held.length < headLength ? null : release(held);
    },
    end: () => (held === null ? null : release(held)),
  };
}

function refuseOtherEncodings(file: string, bytes: Uint8Array): void {
  const utf16 =
    startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]) || bytes.subarray(0, 2).includes(0);
  if (utf16) {
    throw new EntityFileProblem(
      'notUtf8',
      file,
      fileStart,
      'this is UTF-16, not UTF-8; save the file as UTF-8 and open it again.',
    );
  }
  if (startsWith(bytes, [0x1f, 0x8b]) || startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) {
    throw new EntityFileProblem(
      'packed',
      file,
      null,
      'this is a packed file; unpack it and open what is in it.',
    );
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
