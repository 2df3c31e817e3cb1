import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePositions } from '../../../shared/json/line-positions.ts';

describe('lines and columns of a text', () => {
  it('count from 1, in UTF-16 code units, after each kind of line break', () => {
    const { placeAt } = linePositions('a\nb\r\nc\rd😀e');
    const places = [0, 1, 2, 5, 7, 10].map(placeAt);
    expect(places).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 4, column: 4 },
    ]);
  });

  it('take an offset outside the text for its nearest end', () => {
    const { placeAt } = linePositions('ab\n');
    expect(placeAt(-1)).toEqual({ line: 1, column: 1 });
    expect(placeAt(99)).toEqual({ line: 2, column: 1 });
  });

  it('take a column past the end of its line for that end', () => {
    const { offsetAt } = linePositions('ab\r\ncd');
    expect(offsetAt({ line: 1, column: 9 })).toBe(2);
    expect(offsetAt({ line: 9, column: 9 })).toBe(6);
    expect(offsetAt({ line: 0, column: 0 })).toBe(0);
  });

  it('lead back to every offset that is not inside a line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', '\r', 'é') }), fc.nat(), (text, seed) => {
        const offset = text.length === 0 ? 0 : seed % (text.length + 1);
        fc.pre(!(text[offset - 1] === '\r' && text[offset] === '\n'));
        const { offsetAt, placeAt } = linePositions(text);
        expect(offsetAt(placeAt(offset))).toBe(offset);
      }),
    );
  });
});
