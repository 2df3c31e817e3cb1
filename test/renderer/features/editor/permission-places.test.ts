import { describe, expect, it } from 'vitest';
import {
  countPlaces,
  eachPlace,
  permissionPlaces,
} from '../../../../renderer/features/editor/permission-places.ts';

function placesOf(text: string, ...parts: readonly string[]) {
  const ranges = parts.map((part) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  }));
  return permissionPlaces(text, ranges);
}

describe('the places of permissions', () => {
  it('are lines and columns from 1, the end exclusive', () => {
    const places = placesOf('[\n  {\r\n  },\r{1}]', '{\r\n  }', '{1}');
    expect(countPlaces(places)).toBe(2);
    expect(eachPlace(places)).toEqual([
      { startLine: 2, startColumn: 3, endLine: 3, endColumn: 4, indent: 2 },
      { startLine: 4, startColumn: 1, endLine: 4, endColumn: 4, indent: 0 },
    ]);
  });

  it('tell the white space before the line, a tab as two, whatever else stands before the permission', () => {
    const [first, second] = eachPlace(placesOf('\t [{1},{2}]', '{1}', '{2}'));
    expect(first).toMatchObject({ startColumn: 4, indent: 3 });
    expect(second).toMatchObject({ startColumn: 8, indent: 3 });
  });

  it('stop counting white space where nobody would follow it', () => {
    const [only] = eachPlace(placesOf(`${' '.repeat(5000)}{1}`, '{1}'));
    expect(only).toMatchObject({ startColumn: 5001, indent: 200 });
  });

  it('are none of no permission', () => {
    expect(eachPlace(permissionPlaces('[]', []))).toEqual([]);
  });
});
