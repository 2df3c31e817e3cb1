import { describe, expect, it } from 'vitest';
import {
  boundWords,
  lensLabel,
  reachSentence,
  reachWords,
  worstCaseSentence,
  worstCases,
} from '../../../shared/report/simulation-words.ts';
import { summaryWith, tally } from '../../renderer/summaries.ts';

function count(matches: number, only: number): { readonly matches: number; readonly only: number } {
  return { matches, only };
}

describe('the reach in words', () => {
  it('is a range where something is undetermined, and a number where nothing is', () => {
    expect(reachWords(tally(214, 46, 1771), 'entity')).toBe('214 to 260 of 2,031 entities');
    expect(reachWords(tally(0, 0, 1500), 'relationship')).toBe('0 of 1,500 relationships');
    expect(reachWords(tally(1, 0, 0), 'entity')).toBe('1 of 1 entity');
  });

  it('never adds entities and relationships up', () => {
    const summary = summaryWith({ entities: tally(1, 1, 1), relationships: tally(2, 0, 2) });
    expect(reachSentence('ci', summary)).toBe('ci sees 1 to 2 of 3 entities, 2 of 4 relationships.');
  });

  it('says all and none', () => {
    expect(boundWords(tally(2031, 0, 0), 'entity')).toBe('all 2,031 entities');
    expect(boundWords(tally(0, 0, 5), 'relationship')).toBe('none of 5 relationships');
  });
});

describe('the line above a permission', () => {
  it('says what it gives and what it alone gives', () => {
    const permission = {
      index: 0,
      effect: 'ALLOW',
      entities: count(214, 12),
      relationships: count(0, 0),
    } as const;
    expect(lensLabel(permission)).toBe('ALLOW · sees 214 · 12 only by this one');
    expect(lensLabel({ ...permission, effect: 'DENY', entities: count(31, 0) })).toBe('DENY · denies 31');
  });

  it('says that a count is a certain one where more hangs on it', () => {
    const permission = {
      index: 0,
      effect: 'ALLOW',
      entities: count(0, 193),
      relationships: count(2, 1),
    } as const;
    expect(lensLabel(permission)).toBe(
      'ALLOW · sees 0 for certain · 193 only by this one · 2 relationships, 1 only by this one',
    );
  });
});

describe('what an assumed answer hides', () => {
  const none = tally(0, 0, 10);
  const assumption = {
    id: 'conditionForm',
    assumed: 'both',
    otherwise: [
      { answer: 'stringEquals', entities: tally(2, 0, 8), relationships: none },
      { answer: 'queryFilters', entities: tally(10, 0, 0), relationships: none },
    ],
  } as const;

  it('is told by the answer under which most could be seen', () => {
    const [worst] = worstCases([assumption]);
    const now = summaryWith({ entities: tally(2, 0, 8), relationships: none });
    expect(worst === undefined ? null : worstCaseSentence(worst, now)).toBe(
      'If only queryFilters is enforced: all 10 entities, none of 10 relationships.',
    );
  });

  it('is nothing where the counts would be the same', () => {
    const [worst] = worstCases([{ ...assumption, otherwise: [assumption.otherwise[0]] }]);
    const now = summaryWith({ entities: tally(2, 0, 8), relationships: none });
    expect(worst === undefined ? null : worstCaseSentence(worst, now)).toBe(
      'If only stringEquals is enforced: the same counts.',
    );
  });
});
