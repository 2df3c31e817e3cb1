import { describe, expect, it } from 'vitest';
import { editDistance, isNearKey, nearestNames } from '../../../shared/policy/near-names.ts';

describe('near names', () => {
  it.each([
    ['', '', 0],
    ['action', 'actions', 1],
    ['acitons', 'actions', 1],
    ['axtion', 'actions', 2],
    ['abc', 'xyz', 3],
  ])('%s is from %s %i changes away', (one, other, distance) => {
    expect(editDistance(one, other, 5)).toBe(distance);
    expect(editDistance(other, one, 5)).toBe(distance);
    expect(editDistance(one, other, 1)).toBe(Math.min(distance, 2));
  });

  it('are told nearest first and only where they are near', () => {
    expect(nearestNames('GETSTANDRD', ['GetSummary', 'GetStandard', 'View'])).toEqual(['GetStandard']);
    expect(nearestNames('x', ['GetSummary'])).toEqual([]);
  });

  it.each(['action', 'Actions', 'ACTION', '_actions', 'acitons'])('take %s for a slip of actions', (key) => {
    expect(isNearKey(key, 'actions')).toBe(true);
  });

  it.each(['notActions', 'NotAction', 'inactions', 'Sid', 'principal', ''])(
    'take %s for no slip of actions',
    (key) => {
      expect(isNearKey(key, 'actions')).toBe(false);
    },
  );
});
