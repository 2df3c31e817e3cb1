import { jsonMembers, stringOf } from '../json/json-tree.ts';
import type { JsonMember, JsonNode } from '../json/json-tree.ts';
import { readCondition } from './condition-shape.ts';
import type { JsonPath } from './finding.ts';
import { reportKeysByCase, reportUnknownKeys } from './key-findings.ts';
import type { Effect, Permission } from './policy.ts';
import { kindOf } from './node-kind.ts';
import { quotedText } from './quoted-text.ts';
import { replaceString, wrapInList } from './shape-report.ts';
import type { ShapeReport } from './shape-report.ts';

/** Reads one permission and reports what is not its documented shape; null where it can't be decided. */
export function readPermission(node: JsonNode, index: number, report: ShapeReport): Permission | null {
  const path: JsonPath = ['permissions', index];
  if (node.type === 'null') {
    report.error('H121', 'This permission is null: remove it.', node, path);
    return null;
  }
  if (node.type !== 'object') {
    report.error('H105', `A permission is an object, not ${kindOf(node)}.`, node, path);
    return null;
  }
  const members = jsonMembers(node);
  const slips = reportUnknownKeys(members, path, report);
  reportKeysByCase(members, path, report);
  const effect = readEffect(members.get('effect'), slips.has('effect'), node, path, report);
  const actions = readNames(members, 'actions', slips.has('actions'), node, path, report);
  const resources = readNames(members, 'resources', slips.has('resources'), node, path, report);
  const conditionMember = members.get('condition');
  const condition = conditionMember === undefined ? null : readCondition(conditionMember.value, path, report);
  return effect === null || actions === null || resources === null
    ? null
    : { effect, actions, resources, condition };
}

function readEffect(
  member: JsonMember | undefined,
  slip: boolean,
  permission: JsonNode,
  permissionPath: JsonPath,
  report: ShapeReport,
): Effect | null {
  const path = [...permissionPath, 'effect'];
  if (member === undefined) {
    if (!slip) {
      report.missing(
        'H108',
        'This permission has no "effect": add "ALLOW" or "DENY".',
        permission,
        permissionPath,
      );
    }
    return null;
  }
  const { value } = member;
  if (value.type === 'null') {
    report.error('H121', '"effect" is null: write "ALLOW" or "DENY".', value, path);
    return null;
  }
  if (value.type !== 'string') {
    report.error('H111', `"effect" is ${kindOf(value)}: write "ALLOW" or "DENY".`, value, path);
    return null;
  }
  const text = stringOf(value);
  if (text === 'ALLOW' || text === 'DENY') return text;
  const meant = /^(?:allow|deny)$/i.test(text) ? text.toUpperCase() : null;
  if (meant === null) {
    report.error('V202', `${quotedText(text)} is no effect: write "ALLOW" or "DENY".`, value, path);
  } else {
    const message = `Effects are case-sensitive: ${quotedText(text)} must be spelt "${meant}".`;
    report.error('V201', message, value, path, replaceString(value, meant));
  }
  return null;
}

const nameCodes = {
  actions: { missing: 'H109', notList: 'H112', empty: 'H115', one: 'action' },
  resources: { missing: 'H110', notList: 'H113', empty: 'H116', one: 'resource' },
} as const;

function readNames(
  members: ReadonlyMap<string, JsonMember>,
  key: 'actions' | 'resources',
  slip: boolean,
  permission: JsonNode,
  permissionPath: JsonPath,
  report: ShapeReport,
): readonly string[] | null {
  const codes = nameCodes[key];
  const value = members.get(key)?.value;
  const path = [...permissionPath, key];
  if (value === undefined) {
    if (!slip) {
      const message = `This permission has no "${key}": add the list, such as "${key}": ["*"].`;
      report.missing(codes.missing, message, permission, permissionPath);
    }
    return null;
  }
  if (value.type === 'null') {
    report.error('H121', `"${key}" is null: write the list of ${key}.`, value, path);
    return null;
  }
  if (value.type === 'string') {
    const message = `"${key}" is a string, not a list: put it into [ ].`;
    report.error(codes.notList, message, value, path, wrapInList(value));
    return null;
  }
  if (value.type !== 'array') {
    report.error(codes.notList, `"${key}" is ${kindOf(value)}, not a list of strings.`, value, path);
    return null;
  }
  const elements = value.children ?? [];
  if (elements.length === 0) {
    report.error(codes.empty, `"${key}" is empty: name at least one ${codes.one}.`, value, path);
    return null;
  }
  const names: string[] = [];
  elements.forEach((element, index) => {
    if (element.type === 'string') {
      names.push(stringOf(element));
      return;
    }
    const message = `Every ${codes.one} is a string, not ${kindOf(element)}: write its name or remove it.`;
    report.error('H114', message, element, [...path, index]);
  });
  return names.length === elements.length ? names : null;
}
