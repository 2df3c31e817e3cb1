/** One line of a stream of bytes. */
export interface ByteLine {
  /** From 1. */
  readonly number: number;
  /** Without its line feed; null where the line is longer than the limit. */
  readonly bytes: Uint8Array | null;
}

const lineFeed = 0x0a;

/**
 * Cuts a stream at line feeds; a last line without one counts where it has any bytes. A line longer than the limit
 * is passed over without being kept.
 */
export async function* byteLines(chunks: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<ByteLine> {
  let kept: Uint8Array[] = [];
  let length = 0;
  let number = 1;
  for await (const chunk of chunks) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end >= 0; end = chunk.indexOf(lineFeed, start)) {
      keep(chunk.subarray(start, end));
      yield takeLine();
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (length > 0) yield takeLine();

  function keep(bytes: Uint8Array): void {
    length += bytes.length;
    if (length > limit) kept = [];
    else if (bytes.length > 0) kept.push(bytes);
  }
  function takeLine(): ByteLine {
    const [first] = kept;
    const whole = first !== undefined && kept.length === 1 ? first : Buffer.concat(kept);
    const line = { number, bytes: length > limit ? null : whole };
    kept = [];
    length = 0;
    number += 1;
    return line;
  }
}
