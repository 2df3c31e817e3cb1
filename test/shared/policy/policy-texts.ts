import * as fc from 'fast-check';
import type { PolicyDocument } from '../../../shared/policy/policy-document.ts';

/** A permission as JSON text, with parts replaced or, where undefined, left out. */
export function permissionJson(parts: Readonly<Record<string, string | undefined>> = {}): string {
  const all = { effect: '"ALLOW"', actions: '["dashboard:View"]', resources: '["*"]', ...parts };
  const members = Object.entries(all).flatMap(([key, value]) =>
    value === undefined ? [] : [`"${key}": ${value}`],
  );
  return `{${members.join(', ')}}`;
}

/** A policy with one permission as JSON text. */
export function policyJson(parts: Readonly<Record<string, string | undefined>> = {}): string {
  return `{"permissions": [${permissionJson(parts)}]}`;
}

/** The codes of a document's findings, in their order. */
export function codesOf({ findings }: Pick<PolicyDocument, 'findings'>): readonly string[] {
  return findings.map(({ code }) => code);
}

const odd = fc.constantFrom(
  'null',
  '1',
  '-0',
  'true',
  '""',
  '"x"',
  '[]',
  '{}',
  '[null]',
  '["a"]',
  '{"a":"b"}',
);
const some = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 12, arbitrary: fc.constant(usual) },
    { weight: 2, arbitrary: fc.constantFrom(usual, ...others) },
    { weight: 1, arbitrary: odd },
  );
const names = some('["query:ReadGraphData"]', '["*","foo"]', '["a",1]', '[[]]', '"*"');
const value = some('"v"', '5', '["a",false]', '[]', '[[1]]', '[{}]', '{"a":null}');
const property = fc.constantFrom('_type', '__proto__', 'constructor', '', 'a b');
const equalities = fc.oneof(
  { weight: 9, arbitrary: fc.array(fc.tuple(property, value), { maxLength: 3 }).map(objectJson) },
  { weight: 1, arbitrary: odd },
);
const filters = fc.oneof(
  { weight: 9, arbitrary: fc.array(equalities, { maxLength: 3 }).map((items) => `[${items.join(',')}]`) },
  { weight: 1, arbitrary: odd },
);
const operator = fc.oneof(
  fc.tuple(fc.constant('stringEquals'), equalities),
  fc.tuple(fc.constant('queryFilters'), filters),
  fc.tuple(fc.constantFrom('StringEquals', 'stringLike', '', '__proto__'), odd),
);
const condition = fc.oneof(
  { weight: 9, arbitrary: fc.array(operator, { maxLength: 3 }).map(objectJson) },
  { weight: 1, arbitrary: odd },
);
const usualMember = fc.oneof(
  fc.tuple(fc.constant('effect'), some('"ALLOW"', '"DENY"', '"allow"', '"PERMIT"')),
  fc.tuple(fc.constant('actions'), names),
  fc.tuple(fc.constant('resources'), names),
  fc.tuple(fc.constant('condition'), condition),
);
const oddMember = fc.tuple(fc.constantFrom('action', 'Effect', 'Sid', 'conditions', '__proto__'), odd);
const wholePermission = fc
  .tuple(
    some('"ALLOW"', '"Deny"'),
    names,
    names,
    fc.option(condition),
    fc.array(fc.oneof({ weight: 9, arbitrary: usualMember }, { weight: 1, arbitrary: oddMember }), {
      maxLength: 1,
    }),
  )
  .map(([effect, actions, resources, where, more]) =>
    objectJson([
      ['effect', effect],
      ['actions', actions],
      ['resources', resources],
      ...(where === null ? [] : [['condition', where] as const]),
      ...more,
    ]),
  );
const permission = fc.oneof(
  { weight: 12, arbitrary: wholePermission },
  { weight: 1, arbitrary: fc.array(fc.oneof(usualMember, oddMember)).map(objectJson) },
  { weight: 1, arbitrary: odd },
);
const permissions = fc.oneof(
  { weight: 12, arbitrary: fc.array(permission, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`) },
  { weight: 1, arbitrary: permission },
  { weight: 1, arbitrary: odd },
);

/** JSON texts that are policies or nearly so: odd values, odd and duplicate keys everywhere. */
export const nearPolicyJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: permissions.map((list) => `{"permissions": ${list}}`) },
  {
    weight: 1,
    arbitrary: permissions.map(
      (list) => `{"permissions": ${list}, "permissions": [], "permissions": ${list}}`,
    ),
  },
  { weight: 1, arbitrary: permissions.map((list) => `{"Permissions": ${list}}`) },
  { weight: 1, arbitrary: permissions.map((list) => `{"permissions": ${list}, "Version": 1}`) },
  { weight: 1, arbitrary: fc.oneof(permissions, odd) },
);

/** Any text: near policies cut and mixed up, JSON's signs in any order, and any characters at all. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  nearPolicyJson,
  fc
    .tuple(
      nearPolicyJson,
      fc.nat(),
      fc.constantFrom('', '"', "'", '}', ']', ',', '//', '/*', '“', '\\', '\n', '\uFEFF', 'x'),
    )
    .map(([text, place, sign]) => {
      const at = place % (text.length + 1);
      return text.slice(0, at) + sign + text.slice(at + (place % 2));
    }),
  nearPolicyJson.map((text) => text.replaceAll('"', "'")),
  nearPolicyJson.map((text) => JSON.stringify(text)),
  nearPolicyJson.map((text) =>
    JSON.stringify({ variables: { token: { name: 'n', policy: text.replaceAll('"', "'") } } }),
  ),
  fc
    .array(
      fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"',
        "'",
        '“',
        '”',
        'a',
        '1',
        '\\',
        '//',
        '/*',
        '*/',
        '\n',
        '"permissions"',
        'null',
      ),
    )
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary' }),
);

function objectJson(members: readonly (readonly [string, string])[]): string {
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${member}`).join(',')}}`;
}
