import { describe, expect, it } from 'vitest';
import { changedPolicy } from '../../../shared/policy/what-if.ts';
import type { Policy } from '../../../shared/policy/policy.ts';
import { allow, ask, deny, stringEquals, when } from '../evaluate/policy-in-words.ts';

const policy: Policy = {
  permissions: [allow(null), deny(when(stringEquals({ env: 'prod' })))],
};

describe('trying a policy without touching its text', () => {
  it('leaves a permission out and keeps the places of the others', () => {
    const { permissions } = changedPolicy(policy, [{ permission: 1, change: 'leftOut' }]);
    expect(permissions).toHaveLength(2);
    expect(ask(permissions, { env: 'prod' }, '')).toMatchObject({ verdict: 'allowed', permissions: [0] });
    expect(ask(policy.permissions, { env: 'prod' }, '')).toMatchObject({
      verdict: 'denied',
      permissions: [1],
    });
  });

  it('flips an effect', () => {
    const { permissions } = changedPolicy(policy, [{ permission: 0, change: 'flipped' }]);
    expect(ask(permissions, {}, '')).toMatchObject({ verdict: 'denied', reason: 'explicitDeny' });
  });

  it('takes the last change of a permission, passes over permissions that are not there, and is the policy itself without one', () => {
    const both = changedPolicy(policy, [
      { permission: 0, change: 'flipped' },
      { permission: 0, change: 'leftOut' },
      { permission: 7, change: 'flipped' },
    ]);
    expect(both.permissions[0]).toEqual({ ...policy.permissions[0], actions: [] });
    expect(both.permissions[1]).toBe(policy.permissions[1]);
    expect(changedPolicy(policy, [])).toBe(policy);
  });
});
