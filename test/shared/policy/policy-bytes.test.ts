import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePolicyBytes, readPolicyBytes } from '../../../shared/policy/policy-bytes.ts';
import type { DecodedBytes } from '../../../shared/policy/policy-bytes.ts';
import { policyJson } from './policy-texts.ts';

/** What the runtime's own decoder makes of bytes: their text, or the longest beginning that has one. */
function standardReading(bytes: Uint8Array): DecodedBytes {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for (let offset = bytes.length; ; offset -= 1) {
    try {
      const text = decoder.decode(bytes.subarray(0, offset));
      return offset === bytes.length ? { ok: true, text } : { ok: false, offset, textBefore: text };
    } catch {
      // One byte fewer may be text.
    }
  }
}

describe('the bytes of a policy', () => {
  it('are read as the standard decoder reads them, a byte-order mark kept', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text)),
      fc
        .array(
          fc.constantFrom(
            0x61,
            0xc1,
            0xc2,
            0xe0,
            0xed,
            0xef,
            0xf0,
            0xf4,
            0xf5,
            0x80,
            0x8f,
            0x90,
            0x9f,
            0xa0,
            0xbf,
          ),
        )
        .map((list) => Uint8Array.from(list)),
    );
    fc.assert(
      fc.property(bytes, (input) => {
        expect(decodePolicyBytes(input)).toEqual(standardReading(input));
      }),
      { numRuns: 3000 },
    );
  });

  it('are read whole past the length of one chunk', () => {
    const text = 'aé😀'.repeat(20_000);
    expect(decodePolicyBytes(new TextEncoder().encode(text))).toEqual({ ok: true, text });
  });

  it('case 36: make no policy where they are no UTF-8, and tell the place', () => {
    const start = new TextEncoder().encode('{"permissions":\n "é');
    const { findings, policy, text } = readPolicyBytes(Uint8Array.of(...start, 0xff, 0x22));
    expect(policy).toBeNull();
    expect(findings).toMatchObject([
      {
        code: 'S007',
        severity: 'error',
        undecidable: true,
        range: { start: text.length - 1, end: text.length },
      },
    ]);
    expect(findings[0]?.message).toContain(`Byte ${start.length + 1} is no UTF-8`);
  });

  it('are told to be UTF-16 where they begin so', () => {
    expect(readPolicyBytes(Uint8Array.of(0xff, 0xfe, 0x7b, 0)).findings[0]?.message).toContain('UTF-16');
  });

  it('make the policy of their text', () => {
    expect(
      readPolicyBytes(new TextEncoder().encode(`\uFEFF${policyJson()}`)).policy?.permissions,
    ).toHaveLength(1);
  });
});
