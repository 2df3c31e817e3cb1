import { describe, expect, it } from 'vitest';
import {
  maximumColouredLength,
  maximumColouredLine,
  plainTextReason,
} from '../../../../renderer/features/editor/text-limits.ts';

describe('the limits of coloured text', () => {
  it('shows a text of ordinary size in colours', () => {
    expect(plainTextReason('')).toBeNull();
    expect(plainTextReason('{"permissions":[]}\n')).toBeNull();
  });

  it('shows a text plain above 2 MB and says so', () => {
    const lines = 'x\n'.repeat(maximumColouredLength / 2);
    expect(plainTextReason(lines)).toBeNull();
    expect(plainTextReason(`${lines}x`)).toMatch(/over 2 MB/);
  });

  it('shows a text plain with one long line anywhere', () => {
    const longest = 'x'.repeat(maximumColouredLine);
    for (const [before, after] of [
      ['', ''],
      ['\n', ''],
      ['a\nb\n', '\nc\n'],
    ] as const) {
      expect(plainTextReason(before + longest + after)).toBeNull();
      expect(plainTextReason(`${before}${longest}x${after}`)).toMatch(/over 100,000 characters/);
    }
  });
});
