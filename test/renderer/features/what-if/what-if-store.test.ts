import { expect, it } from 'vitest';
import { createWhatIfStore } from '../../../../renderer/features/what-if/what-if-store.ts';

it('keeps one change a permission, in the order of the policy, until it is taken back', () => {
  const whatIf = createWhatIfStore();
  whatIf.change(3, 'leftOut', 4);
  whatIf.change(1, 'flipped', 4);
  whatIf.change(3, 'flipped', 4);
  expect(whatIf.store.getState().changes).toEqual([
    { permission: 1, change: 'flipped' },
    { permission: 3, change: 'flipped' },
  ]);
  whatIf.change(1, null, 4);
  whatIf.change(3, null, 4);
  expect(whatIf.store.getState()).toEqual({ changes: [], permissions: null, ended: false });
});

it('ends where the text has another number of permissions, and says so until that is read', () => {
  const whatIf = createWhatIfStore();
  whatIf.fit(4);
  whatIf.change(1, 'leftOut', 4);
  whatIf.fit(4);
  expect(whatIf.store.getState().changes).toHaveLength(1);
  whatIf.fit(5);
  expect(whatIf.store.getState()).toEqual({ changes: [], permissions: null, ended: true });
  whatIf.fit(6);
  expect(whatIf.store.getState().ended).toBe(true);
  whatIf.clear();
  expect(whatIf.store.getState().ended).toBe(false);
});

it('goes back to the text as it stands', () => {
  const whatIf = createWhatIfStore();
  whatIf.change(0, 'leftOut', 1);
  whatIf.clear();
  expect(whatIf.store.getState()).toEqual({ changes: [], permissions: null, ended: false });
});
