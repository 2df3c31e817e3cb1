import { describe, expect, it } from 'vitest';
import { changedLines } from '../../../../main/services/policies/changed-lines.ts';

describe('how much two texts differ', () => {
  it.each([
    ['a\nb\n', 'a\nb\n', 0, 0],
    ['', 'a\nb', 2, 0],
    ['a\nb\n', '', 0, 2],
    ['a\nb\nc', 'a\nx\nc', 1, 1],
    ['a\na\n', 'a\n', 0, 1],
    ['a\nb\n', 'b\na\n', 0, 0],
  ])('%j to %j: %i new, %i gone', (before, after, added, removed) => {
    expect(changedLines(before, after)).toEqual({ added, removed });
  });
});
