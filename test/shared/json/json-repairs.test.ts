import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairJson } from '../../../shared/json/json-repairs.ts';

describe('the repair of a JSON text', () => {
  it('leaves JSON as it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(repairJson(text)).toEqual({ text, byteOrderMark: false, comments: [], trailingCommas: [] });
      }),
    );
  });

  it('blanks out comments, trailing commas and a byte-order mark and keeps every offset', () => {
    const text = '\uFEFF{ // one\n "a": [1, /* two\n */ ], }';
    const repaired = repairJson(text);
    expect(repaired.text).toBe(' {       \n "a": [1        \n    ]  }');
    expect(repaired.text).toHaveLength(text.length);
    expect(repaired.comments.map(({ start, end }) => text.slice(start, end))).toEqual([
      '// one',
      '/* two\n */',
    ]);
    expect(repaired.trailingCommas.map((offset) => text[offset])).toEqual([',', ',']);
  });

  it.each(['["// no"]', '["/* no */"]', '["a,]"]', String.raw`["\"//"]`])(
    'leaves the string in %s',
    (text) => {
      expect(repairJson(text).text).toBe(text);
    },
  );

  it.each(['[,]', '{,}', '[1,,]', '{"a":,}', '[1] /* open', ',]', '[1],'])(
    'does not make JSON of %s',
    (text) => {
      expect(() => JSON.parse(repairJson(text).text) as unknown).toThrow(SyntaxError);
    },
  );
});
