import { jsonMembers } from '../json/json-tree.ts';
import type { JsonMember, JsonNode } from '../json/json-tree.ts';
import { reportKeysByCase } from './key-findings.ts';
import { isNearKey } from './near-names.ts';
import { kindOf } from './node-kind.ts';
import { readPermission } from './permission-shape.ts';
import type { Permission } from './policy.ts';
import { quotedText } from './quoted-text.ts';
import { replaceString, surround, wrapInList } from './shape-report.ts';
import type { ShapeReport } from './shape-report.ts';

/** The most permissions before the linter warns: the service's own limit is not documented. */
const manyPermissions = 1000;

/** What was read of a policy's root; `permissions` is complete where nothing undecidable was reported. */
export interface PolicyShape {
  readonly permissions: readonly Permission[];
  /** The elements of the list `permissions`, whatever they are. */
  readonly nodes: readonly JsonNode[];
}

const nothing: PolicyShape = { permissions: [], nodes: [] };

/** Reads a policy from its root and reports what is not its documented shape (H101 to H122, V201, V202). */
export function readPolicyShape(root: JsonNode, report: ShapeReport): PolicyShape {
  if (root.type !== 'object') {
    const list = root.children ?? [];
    const first = list[0];
    if (first !== undefined && isAwsStatement(first)) return reportAws(first, report);
    const wraps = list.length > 0 && list.every(looksLikePermission);
    const message = `A policy is an object with the key "permissions", not ${kindOf(root)}${wraps ? ': put the list under that key' : ''}.`;
    const fix = wraps ? surround(root, '{"permissions": ', '}') : undefined;
    if (wraps) report.error('H101', message, root, [], fix);
    else report.missing('H101', message, root, []);
    return nothing;
  }
  const members = jsonMembers(root);
  const permissions = members.get('permissions');
  if (permissions === undefined) return reportNoPermissions(root, members, report);
  for (const [name, { key }] of members) {
    if (name !== 'permissions') reportUnknownRootKey(name, key, report);
  }
  reportKeysByCase(members, [], report);
  return readPermissionList(permissions, report);
}

function readPermissionList({ key, value }: JsonMember, report: ShapeReport): PolicyShape {
  const path = ['permissions'];
  if (value.type === 'null') {
    report.error('H121', '"permissions" is null: write the list of permissions.', value, path);
    return nothing;
  }
  if (value.type !== 'array') {
    const fix = looksLikePermission(value) ? wrapInList(value) : undefined;
    const message = `"permissions" is ${kindOf(value)}, not a list: put the permissions into [ ].`;
    if (fix === undefined) report.error('H103', message, key, path);
    else report.error('H103', message, key, path, fix);
    return nothing;
  }
  const nodes = value.children ?? [];
  if (nodes.length === 0) {
    report.warn('H104', '"permissions" is empty, so the key can do nothing: add a permission.', value, path);
  }
  if (nodes.length > manyPermissions) {
    const count = nodes.length.toLocaleString('en');
    report.warn(
      'S013',
      `The policy has ${count} permissions (limit 1,000): split it or merge some.`,
      key,
      path,
    );
  }
  const permissions: Permission[] = [];
  nodes.forEach((node, index) => {
    const permission = readPermission(node, index, report);
    if (permission !== null) permissions.push(permission);
  });
  return { permissions, nodes };
}

function reportNoPermissions(
  root: JsonNode,
  members: ReadonlyMap<string, JsonMember>,
  report: ShapeReport,
): PolicyShape {
  if (isAwsPolicy(members)) return reportAws(root, report);
  const near = [...members].filter(([name]) => isNearKey(name, 'permissions'));
  const [only] = near;
  if (near.length !== 1 || only === undefined) {
    report.missing('H102', '"permissions" is missing: a policy is {"permissions": [ … ]}.', root, []);
    return nothing;
  }
  const [name, { key, value }] = only;
  const message = `"permissions" is missing: ${quotedText(name)} must be spelt "permissions".`;
  const holds = value.type === 'array' || value.type === 'object';
  if (holds) report.error('H102', message, key, [name], replaceString(key, 'permissions'));
  else report.error('H102', message, key, [name]);
  for (const [other, member] of members) {
    if (other !== name) reportUnknownRootKey(other, member.key, report);
  }
  return nothing;
}

function reportUnknownRootKey(name: string, key: JsonNode, report: ShapeReport): void {
  const message = `${quotedText(name)} is no key of a policy, which has "permissions" alone: remove it.`;
  report.error('H106', message, key, [name]);
}

function reportAws(node: JsonNode, report: ShapeReport): PolicyShape {
  const message =
    'This is an AWS policy: write {"permissions": [{"effect", "actions", "resources"}]} with JupiterOne\'s names.';
  report.missing('H122', message, node, []);
  return nothing;
}

function isAwsPolicy(members: ReadonlyMap<string, JsonMember>): boolean {
  if (members.has('Effect') && (members.has('Action') || members.has('Resource'))) return true;
  return [...members.keys()].some((name) => /^statements?$/i.test(name));
}

function isAwsStatement(node: JsonNode): boolean {
  return node.type === 'object' && isAwsPolicy(jsonMembers(node));
}

/** Whether a value has a key that only a permission has, be it misspelt. */
function looksLikePermission(node: JsonNode): boolean {
  if (node.type !== 'object') return false;
  const names = [...jsonMembers(node).keys()];
  return names.some((name) => ['effect', 'actions', 'resources'].some((known) => isNearKey(name, known)));
}
