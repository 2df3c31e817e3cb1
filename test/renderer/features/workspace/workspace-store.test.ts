import { describe, expect, it } from 'vitest';
import { newFileNameProblem } from '../../../../renderer/features/workspace/workspace-store.ts';

describe('the name of a new policy', () => {
  it.each(['ci', 'ci.policy.json', ' read only ', 'größe', 'team/ci'])('may be %s', (title) => {
    expect(newFileNameProblem(title)).toBeNull();
  });

  it.each(['../evil', '/a', 'a//b', '.git/a', 'con/a', 'a\\b', '.hidden', 'con', 'what?'])(
    'may not be %s, and it is said why',
    (title) => {
      expect(newFileNameProblem(title)).toMatch(/\.$/);
    },
  );
});
