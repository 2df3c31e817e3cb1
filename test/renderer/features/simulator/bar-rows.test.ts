import { describe, expect, it } from 'vitest';
import { barsOf } from '../../../../renderer/features/simulator/bar-rows.ts';
import { summaryWith, tally } from '../../summaries.ts';

function typesInOrder(visibleOfB: number): readonly (string | null)[] {
  const summary = summaryWith({
    byType: [
      { kind: 'entity', type: null, ...tally(0, 0, 5) },
      { kind: 'entity', type: 'b', ...tally(visibleOfB, 0, 5 - visibleOfB) },
      { kind: 'entity', type: 'a', ...tally(0, 0, 5) },
      { kind: 'entity', type: 'c', ...tally(0, 0, 9) },
      { kind: 'relationship', type: 'd', ...tally(0, 0, 99) },
    ],
  });
  return barsOf(summary, 'entity', 'type').map(({ value }) => value);
}

describe('the bars', () => {
  it('stand by size, then by name, whatever is visible, so that an edit moves none', () => {
    expect(typesInOrder(0)).toEqual(['c', 'a', 'b', null]);
    expect(typesInOrder(5)).toEqual(typesInOrder(0));
  });
});
