import { createFindingReport } from './finding-report.ts';
import { readPolicyDocument } from './policy-document.ts';
import type { PolicyDocument } from './policy-document.ts';
import { outermostSource } from './policy-source.ts';

/** Bytes read as UTF-8: their text, or the offset of the first byte that is none and the text before it. */
export type DecodedBytes =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly offset: number; readonly textBefore: string };

const chunkLength = 8192;

/**
 * Decodes bytes that must be UTF-8 as the standard defines it: no overlong forms, no surrogates, nothing past
 * U+10FFFF. A byte-order mark stays in the text, for the reader to report.
 */
export function decodePolicyBytes(bytes: Uint8Array): DecodedBytes {
  const parts: string[] = [];
  let units: number[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0)
      return { ok: false, offset, textBefore: parts.join('') + String.fromCharCode(...units) };
    const point = codePoint(bytes, offset, length);
    if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
    offset += length;
    if (units.length >= chunkLength) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  return { ok: true, text: parts.join('') + String.fromCharCode(...units) };
}

/**
 * Reads bytes as a policy. Bytes that are no UTF-8 give a document with the text before them and one finding (S007)
 * at its end, with which the policy is not decided.
 */
export function readPolicyBytes(bytes: Uint8Array): PolicyDocument {
  const decoded = decodePolicyBytes(bytes);
  if (decoded.ok) return readPolicyDocument(decoded.text);
  const { textBefore: text, offset } = decoded;
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const what = utf16 ? 'The file is UTF-16' : `Byte ${(offset + 1).toLocaleString('en')} is no UTF-8`;
  const report = createFindingReport();
  report.add(outermostSource(text), {
    code: 'S007',
    severity: 'error',
    message: `${what}: save the file as UTF-8.`,
    start: text.length,
    end: text.length,
    path: [],
  });
  const findings = report.findings.map((finding) => ({ ...finding, undecidable: true }));
  return { text, policy: null, findings, located: null, rangeOf: () => null, permissionRanges: [] };
}

/** The length of the well-formed sequence at an offset; 0 where there is none. */
function sequenceLength(bytes: Uint8Array, offset: number): number {
  const first = bytes[offset] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first < 0xe0
      ? 2
      : first >= 0xe0 && first < 0xf0
        ? 3
        : first >= 0xf0 && first < 0xf5
          ? 4
          : 0;
  for (let index = 1; index < length; index += 1) {
    if (((bytes[offset + index] ?? 0) & 0xc0) !== 0x80) return 0;
  }
  const second = bytes[offset + 1] ?? 0;
  const overlong = (first === 0xe0 && second < 0xa0) || (first === 0xf0 && second < 0x90);
  const outside = (first === 0xed && second >= 0xa0) || (first === 0xf4 && second >= 0x90);
  return overlong || outside ? 0 : length;
}

function codePoint(bytes: Uint8Array, offset: number, length: number): number {
  const first = bytes[offset] ?? 0;
  if (length === 1) return first;
  let point = first & (0x7f >> length);
  for (let index = 1; index < length; index += 1)
    point = (point << 6) | ((bytes[offset + index] ?? 0) & 0x3f);
  return point;
}
