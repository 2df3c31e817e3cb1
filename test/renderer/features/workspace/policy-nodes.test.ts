import { describe, expect, it } from 'vitest';
import { foldersAround, folderOf, policyTree } from '../../../../renderer/features/workspace/policy-nodes.ts';
import { neighbourOf, withTab } from '../../../../renderer/features/workspace/open-tabs.ts';

const listed = (...names: readonly string[]) => names.map((name) => ({ name, draft: false }));

describe('the tree of policies', () => {
  it('has each folder’s folders first, then its policies', () => {
    expect(policyTree(listed('a.policy.json', 'team/b.policy.json', 'team/x/c.policy.json'))).toMatchObject([
      {
        kind: 'folder',
        id: 'team/',
        children: [
          { kind: 'folder', id: 'team/x/', children: [{ id: 'team/x/c.policy.json', title: 'c' }] },
          { id: 'team/b.policy.json', title: 'b' },
        ],
      },
      { kind: 'policy', id: 'a.policy.json', title: 'a' },
    ]);
  });

  it('knows the folders around a policy', () => {
    expect(foldersAround('team/x/c.policy.json')).toEqual(['team/', 'team/x/']);
    expect(foldersAround('a.policy.json')).toEqual([]);
    expect(folderOf('team/x/c.policy.json')).toBe('team/x');
    expect(folderOf('a.policy.json')).toBe('');
  });

  it('keeps folders called as what every object has', () => {
    expect(policyTree(listed('__proto__/a.policy.json', 'constructor/b.policy.json'))).toHaveLength(2);
  });
});

describe('the tabs', () => {
  it('get a new one right of the one that is shown', () => {
    expect(withTab(['a', 'b'], 'c', 'a')).toEqual(['a', 'c', 'b']);
    expect(withTab(['a', 'b'], 'b', 'a')).toEqual(['a', 'b']);
    expect(withTab(['a'], 'b', null)).toEqual(['a', 'b']);
  });

  it('show the next to the right of one that goes, else the one to the left', () => {
    expect(neighbourOf(['a', 'b', 'c'], 'b')).toBe('c');
    expect(neighbourOf(['a', 'b'], 'b')).toBe('a');
    expect(neighbourOf(['a'], 'a')).toBeNull();
  });
});
