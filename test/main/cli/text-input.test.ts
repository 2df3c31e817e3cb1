import { expect, it } from 'vitest';
import { byteLines } from '../../../main/cli/byte-lines.ts';
import type { ByteLine } from '../../../main/cli/byte-lines.ts';
import { printableText, shortText } from '../../../shared/json/printable-text.ts';
import { decodeText } from '../../../main/cli/text-input.ts';

async function* chunksOf(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
}

async function linesOf(text: string, size: number, limit = 1000): Promise<readonly (string | null)[]> {
  const lines: ByteLine[] = [];
  for await (const line of byteLines(chunksOf(Buffer.from(text), size), limit)) lines.push(line);
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  return lines.map(({ bytes }) => (bytes === null ? null : Buffer.from(bytes).toString('utf8')));
}

it('cuts a stream at line feeds wherever its chunks end', async () => {
  for (const size of [1, 2, 3, 100]) {
    expect(await linesOf('ab\n\ncé\r\nd', size)).toEqual(['ab', '', 'cé\r', 'd']);
    expect(await linesOf('ab\n', size)).toEqual(['ab']);
    expect(await linesOf('', size)).toEqual([]);
  }
});

it('passes over a line that is too long and goes on', async () => {
  for (const size of [1, 4, 100]) {
    expect(await linesOf('abc\nabcd\nabcde\nx', size, 4)).toEqual(['abc', 'abcd', null, 'x']);
    expect(await linesOf('abcde', size, 4)).toEqual([null]);
  }
});

it('names the first byte that is not UTF-8, also behind a U+FFFD that was written', () => {
  const bytes = Buffer.concat([
    Buffer.from('\ufeffé😀\ufffda\ufffd'),
    Buffer.from([0xff]),
    Buffer.from('\ufffd'),
  ]);
  expect(decodeText(bytes)).toMatchObject({ ok: false, invalidAt: 7 });
  expect(decodeText(bytes.subarray(0, -4))).toEqual({ ok: true, text: '\ufeffé😀\ufffda\ufffd' });
});

it('writes out what could move the cursor or feign a line', () => {
  expect(printableText('a\u001b[2J\n\u202eb\u0085\ud800é😀')).toBe(
    'a\\u{1b}[2J\\u{a}\\u{202e}b\\u{85}\\u{d800}é😀',
  );
  expect(shortText('abcdef', 5)).toBe('abcd…');
  expect(shortText('abcde', 5)).toBe('abcde');
});
