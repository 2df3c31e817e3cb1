import type { Writable } from 'node:stream';
import { CommandProblem } from './command-problem.ts';

/** Where an answer goes, piece by piece. */
export interface Output {
  /** Takes a piece; waits where the reader is slower. */
  readonly write: (text: string) => Promise<void>;
  /** Hands over what is left. */
  readonly flush: () => Promise<void>;
  /** Whether the reader has gone away, as `head` does; what is written then is dropped. */
  readonly closed: () => boolean;
}

const bufferedLength = 64 * 1024;

/** Gathers pieces and writes them to a stream no faster than it takes them. A reader that goes away is no failure. */
export function createOutput(stream: Writable, name: string): Output {
  let pieces: string[] = [];
  let length = 0;
  let failure: Error | null = null;
  stream.on('error', (error) => {
    failure = error;
  });
  const closed = (): boolean => stream.destroyed || isBrokenPipe(failure);

  async function flush(): Promise<void> {
    const text = pieces.join('');
    pieces = [];
    length = 0;
    if (text !== '' && !closed()) {
      await new Promise<void>((resolve) => {
        stream.write(text, 'utf8', (error) => {
          failure ??= error ?? null;
          resolve();
        });
      });
    }
    if (failure !== null && !isBrokenPipe(failure)) {
      throw new CommandProblem(`${name}: can't be written: ${writeReason(failure)}`);
    }
  }

  return {
    async write(text) {
      pieces.push(text);
      length += text.length;
      if (length >= bufferedLength) await flush();
    },
    flush,
    closed,
  };
}

/** Ends a stream that belongs to this program alone, such as a file; what went wrong is the output's to tell. */
export async function endStream(stream: Writable): Promise<void> {
  if (stream.closed) return;
  const closed = new Promise<void>((resolve) => {
    stream.once('close', () => resolve());
  });
  stream.end();
  await closed;
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EPIPE';
}

/** Why the file system would not write, in words. */
export function writeReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  switch (code) {
    case 'ENOSPC':
      return 'the disk is full';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'writing there is not allowed';
    case 'ENOENT':
      return 'its folder is not there';
    case 'EISDIR':
      return 'it is a folder';
    default:
      return typeof code === 'string' ? code : 'the system gave no reason';
  }
}
