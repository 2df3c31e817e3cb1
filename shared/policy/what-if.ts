import type { Permission, Policy } from './policy.ts';

/** What may be tried of a permission without touching the text. */
export type PermissionChange = 'leftOut' | 'flipped';

/** A change of one permission, by its place in the policy, from 0. */
export interface ChangedPermission {
  readonly permission: number;
  readonly change: PermissionChange;
}

/**
 * The policy with some permissions left out or of the opposite effect. A permission that is left out keeps its place
 * and lists no action, so that it applies to nothing and the others keep their numbers. Changes of permissions that
 * the policy does not have are passed over.
 */
export function changedPolicy(policy: Policy, changes: readonly ChangedPermission[]): Policy {
  if (changes.length === 0) return policy;
  const changeOf = new Map(changes.map(({ permission, change }) => [permission, change]));
  return {
    permissions: policy.permissions.map((permission, index) => changed(permission, changeOf.get(index))),
  };
}

/** Whether a permission is left out. */
export function isLeftOut(changes: readonly ChangedPermission[], permission: number): boolean {
  return changes.some((one) => one.permission === permission && one.change === 'leftOut');
}

function changed(permission: Permission, change: PermissionChange | undefined): Permission {
  if (change === undefined) return permission;
  if (change === 'leftOut') return { ...permission, actions: [] };
  return { ...permission, effect: permission.effect === 'ALLOW' ? 'DENY' : 'ALLOW' };
}
