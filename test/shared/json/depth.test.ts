import { describe, expect, it } from 'vitest';
import { depthExceededAt, jsonDepthExceeds, maximumJsonDepth } from '../../../shared/json/depth.ts';

const nested = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;

describe('the depth of a JSON text', () => {
  it('is within the limit at the limit and past it one deeper', () => {
    expect(jsonDepthExceeds(nested(maximumJsonDepth), maximumJsonDepth)).toBe(false);
    expect(jsonDepthExceeds(nested(maximumJsonDepth + 1), maximumJsonDepth)).toBe(true);
  });

  it('counts objects and lists alike, and only those open at once', () => {
    expect(jsonDepthExceeds('[{"a":[1]},{"b":[2]},[[3]]]', 3)).toBe(false);
    expect(jsonDepthExceeds('[{"a":[{}]}]', 3)).toBe(true);
  });

  it('counts no brackets in strings, whatever is escaped in them', () => {
    expect(jsonDepthExceeds(String.raw`["[[[[\"[[[\\", "[[["]`, 1)).toBe(false);
  });

  it('takes a string that is never closed to end at the line break', () => {
    expect(depthExceededAt('["abc\n[[', 2)).toBe(8 - 1);
  });

  it('case 34: tells a text of 100,000 levels without recursion', () => {
    expect(depthExceededAt('{"a":'.repeat(100_000), maximumJsonDepth)).toBe(maximumJsonDepth * 5);
    expect(jsonDepthExceeds(nested(100_000), 100_000)).toBe(false);
  });
});
