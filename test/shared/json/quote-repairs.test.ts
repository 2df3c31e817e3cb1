import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteRepairs } from '../../../shared/json/quote-repairs.ts';
import { applyTextEdits } from '../../../shared/policy/text-edits.ts';

function repaired(text: string): string | null {
  const edits = quoteRepairs(text);
  return edits === null
    ? null
    : applyTextEdits(
        text,
        edits.map((edit) => ({ range: edit, text: edit.text })),
      );
}

describe('the repair of quotes', () => {
  it('has nothing to do in JSON', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(quoteRepairs(text)).toEqual([]);
      }),
    );
  });

  it.each([
    [`{'a': 'b'}`, `{"a": "b"}`],
    [`{a: 1, b_2 : 2, $c-d: 3}`, `{"a": 1, "b_2" : 2, "$c-d": 3}`],
    [`{“a”: „b“}`, `{"a": "b"}`],
    [`{‘a’: «b»}`, `{"a": "b"}`],
    [String.raw`['it\'s', 'say "x"', 'tab\t']`, String.raw`["it's", "say \"x\"", "tab\t"]`],
    [`['http://x' /* it's */, // don't\n'y']`, `["http://x" /* it's */, // don't\n"y"]`],
    [`{"a": "it's “so”, b: c"}`, `{"a": "it's “so”, b: c"}`],
    [`{true: true}`, `{"true": true}`],
    [`['a’b']`, `["a’b"]`],
  ])('reads %s as %s', (text, outcome) => {
    expect(repaired(text)).toBe(outcome);
  });

  it.each([`['a`, `['a\nb']`, `[“say "x"”]`, `['it's']`, `['a' 'b']`, `["a" 'b']`])(
    'finds no reading of %s',
    (text) => {
      const outcome = repaired(text);
      expect(() => JSON.parse(outcome ?? text) as unknown).toThrow(SyntaxError);
    },
  );

  it('gives every string and key of a text in single quotes and bare keys back as JSON has them', () => {
    const key = fc.stringMatching(/^[a-z]{1,5}$/);
    fc.assert(
      fc.property(fc.dictionary(key, fc.string({ unit: 'grapheme' })), (value) => {
        const text = `{${Object.entries(value)
          .map(
            ([name, member]) =>
              `${name}: '${JSON.stringify(member)
                .slice(1, -1)
                .replaceAll(String.raw`\"`, '"')
                .replaceAll("'", String.raw`\'`)}'`,
          )
          .join(', ')}}`;
        expect(JSON.parse(repaired(text) ?? '')).toEqual({ ...value });
      }),
    );
  });
});
