import type { ChangedPermission } from '../../../shared/policy/what-if.ts';
import { whatIfMessages } from './messages.ts';

/** The policy as it stands; one list, so that whoever compares sees that nothing changed. */
export const nothingTried: readonly ChangedPermission[] = [];

/** What stands above a permission, with what is tried of it. */
export function triedLabel(label: string, changes: readonly ChangedPermission[], permission: number): string {
  const change = changes.find((one) => one.permission === permission)?.change;
  if (change === undefined) return label;
  return change === 'leftOut' ? whatIfMessages.leftOut : `${label} · ${whatIfMessages.flipped}`;
}
