import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultAnswers } from '../../../shared/evaluate/answers.ts';
import { completionsAt } from '../../../shared/language-service/completions.ts';
import { hoverAt } from '../../../shared/language-service/hover.ts';
import { isJson } from '../../../shared/json/json-tree.ts';
import { documentedVocabulary } from '../../../shared/policy/vocabulary.ts';
import { anyText, nearPolicyJson } from '../policy/policy-texts.ts';
import { accept, factsOf } from './completing.ts';

const facts = factsOf([
  { _id: 'a', _type: 'repo', '': '$', 'a b': 5, name: 'x\\"}', constructor: true },
  { _id: 'b$1', _type: ['repo', 'user'], __proto__x: -0, name: '${1:x}' },
]);
const context = { answers: defaultAnswers, vocabulary: documentedVocabulary, facts, trigger: null };
const trigger = fc.constantFrom(null, '"', ':', ',', '[', '{');

const laidOut = fc
  .tuple(nearPolicyJson, fc.constantFrom('', ' ', '\n', '\r\n  '))
  .map(([json, space]) => json.replaceAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]/gs, (token) => space + token + space));

/** Every offset of a text, or some of a long one. */
const offsets = (text: string, seed: number): readonly number[] =>
  text.length < 60
    ? Array.from({ length: text.length + 1 }, (_, offset) => offset)
    : Array.from({ length: 20 }, (_, place) => (seed * (place + 1) * 7919) % (text.length + 1));

describe('a completion accepted', () => {
  it('anywhere in JSON leaves JSON, whatever it is', async () => {
    let tried = 0;
    await fc.assert(
      fc.asyncProperty(laidOut, fc.nat(), async (text, seed) => {
        for (const offset of offsets(text, seed)) {
          const { items } = await completionsAt(text, offset, context);
          for (const item of items) {
            const result = accept(text, item);
            if (!isJson(result)) throw new Error(`${item.label} at ${offset} of ${text} gives ${result}`);
            tried += 1;
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(tried).toBeGreaterThan(5000);
  });

  it('anywhere in any text replaces what is under the cursor on its line alone, and adds nothing but a comma', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(laidOut, anyText), trigger, fc.nat(), async (text, typed, seed) => {
        for (const offset of offsets(text, seed)) {
          const { items } = await completionsAt(text, offset, { ...context, trigger: typed });
          for (const { range, additionalEdits, snippet } of items) {
            expect(range.start <= offset && offset <= range.end && range.end <= text.length).toBe(true);
            expect(text.slice(range.start, range.end)).not.toMatch(/[\n\r]/);
            expect(snippet).not.toBe('');
            for (const edit of additionalEdits) {
              expect(edit.text).toBe(',');
              expect(edit.range.start).toBe(edit.range.end);
              expect(edit.range.end).toBeLessThan(range.start);
            }
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('hovering', () => {
  it('anywhere in any text says something or nothing, of what is under the cursor', async () => {
    let said = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(laidOut, anyText), fc.nat(), async (text, seed) => {
        for (const offset of offsets(text, seed)) {
          const hover = await hoverAt(text, offset, context);
          if (hover === null) continue;
          said += 1;
          expect(hover.range.start <= offset && offset <= hover.range.end).toBe(true);
          expect(hover.note.paragraphs.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
    expect(said).toBeGreaterThan(100);
  });
});
