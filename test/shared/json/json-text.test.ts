import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../../shared/json/json-text.ts';
import type { JsonValue } from '../../../shared/json/json-value.ts';

describe('the JSON text of a value', () => {
  it('gives the same value back for anything that JSON can spell', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const read = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(isDeepStrictEqual(JSON.parse(jsonText(read)), read)).toBe(true);
      }),
    );
  });

  it.each([
    [-0, '-0'],
    [Infinity, '1e999'],
    [-Infinity, '-1e999'],
    [2 ** 53 + 2, '9007199254740994'],
    [5e-324, '5e-324'],
    ['\ud800', String.raw`"\ud800"`],
    ['"\\\n', String.raw`"\"\\\n"`],
    [null, 'null'],
    [[], '[]'],
    [{}, '{}'],
    [{ '': [true, { b: -0 }] }, '{"":[true,{"b":-0}]}'],
  ])('case 37: spells %j as %s', (value, text) => {
    expect(jsonText(value)).toBe(text);
    expect(JSON.parse(text)).toStrictEqual(value);
  });

  it('case 31: keeps names of the object prototype as own keys', () => {
    const text = '{"__proto__":{"polluted":1},"constructor":2,"toString":3,"":4}';
    const value = JSON.parse(text) as JsonValue;
    expect(jsonText(value)).toBe(text);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('case 34: writes a value of 100,000 levels', () => {
    let value: JsonValue = [];
    for (let level = 1; level < 100_000; level += 1) value = [value];
    expect(jsonText(value)).toHaveLength(200_000);
  });
});
