import type { JsonMember } from '../json/json-tree.ts';
import type { JsonPath } from './finding.ts';
import { isNearKey } from './near-names.ts';
import { quotedText } from './quoted-text.ts';
import { replaceString } from './shape-report.ts';
import type { ShapeReport } from './shape-report.ts';

const permissionKeys = ['effect', 'actions', 'resources', 'condition'] as const;

/** A key of a permission. */
export type PermissionKey = (typeof permissionKeys)[number];

/** Reports keys of one object that differ from an earlier one only in case (S005). */
export function reportKeysByCase(
  members: ReadonlyMap<string, JsonMember>,
  path: JsonPath,
  report: ShapeReport,
): void {
  const seen = new Map<string, string>();
  for (const [name, { key }] of members) {
    const folded = name.toLowerCase();
    const earlier = seen.get(folded);
    if (earlier === undefined) {
      seen.set(folded, name);
      continue;
    }
    const message = `${quotedText(name)} and ${quotedText(earlier)} differ only in case: keep the one that is meant.`;
    report.error('S005', message, key, [...path, name]);
  }
}

/**
 * Reports the keys that a permission does not have (H107) and gives the known keys that one of them is a slip for:
 * such a key is not reported as missing as well. Only where one slip stands for one missing key there is a fix.
 */
export function reportUnknownKeys(
  members: ReadonlyMap<string, JsonMember>,
  path: JsonPath,
  report: ShapeReport,
): ReadonlySet<PermissionKey> {
  const unknown = [...members].filter(([name]) => !isPermissionKey(name));
  const slips = new Map<string, PermissionKey>();
  const slipsFor = new Map<PermissionKey, number>();
  for (const [name] of unknown) {
    const [meant, another] = permissionKeys.filter((known) => isNearKey(name, known));
    if (meant === undefined || another !== undefined) continue;
    slips.set(name, meant);
    slipsFor.set(meant, (slipsFor.get(meant) ?? 0) + 1);
  }
  for (const [name, { key }] of unknown) {
    const meant = slips.get(name);
    if (meant !== undefined && slipsFor.get(meant) === 1 && !members.has(meant)) {
      const message = `${quotedText(name)} is no key of a permission: it must be spelt "${meant}".`;
      report.error('H107', message, key, [...path, name], replaceString(key, meant));
    } else {
      report.error('H107', unknownKeyMessage(name, meant), key, [...path, name]);
    }
  }
  return new Set(slipsFor.keys());
}

function isPermissionKey(name: string): boolean {
  return permissionKeys.some((known) => known === name);
}

function unknownKeyMessage(name: string, meant: PermissionKey | undefined): string {
  const known = 'a permission has "effect", "actions", "resources" and perhaps "condition"';
  return meant === undefined
    ? `${quotedText(name)} is no key of a permission: ${known}; remove it.`
    : `${quotedText(name)} is no key of a permission: keep one key for "${meant}".`;
}
