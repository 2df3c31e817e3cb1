import * as fc from 'fast-check';
import type { JsonObject, JsonValue, Scalar } from '../../shared/json/json-value.ts';
import type { Condition, Equality, Operator, Permission, Policy } from '../../shared/policy/policy.ts';
import type { PlainRequest } from './plain-evaluator.ts';

/**
 * What one generated case draws its names and values from: few of each, so that conditions often match,
 * and values that look alike, so that they often nearly match.
 */
export interface Scope {
  readonly names: readonly string[];
  readonly values: readonly Scalar[];
  /** What stands in properties beside scalars and lists of them, such as null. */
  readonly oddities: readonly JsonValue[];
}

/** A policy with a request made of the same names and values. */
export interface RequestCase {
  readonly policy: Policy;
  readonly request: PlainRequest;
}

const names = ['a', 'b', '_type', '_class', 'tag.env', '__proto__', 'constructor', 'toString', ''];
const oddNames = ['\u{d800}', '\u{e9}', 'e\u{301}', 'A', 'length', '0', 'valueOf', 'hasOwnProperty'];

/** Values that are easily taken for one another. */
const families: readonly (readonly Scalar[])[] = [
  ['a', 'b'],
  ['5', 5, '5.0'],
  ['true', true],
  ['false', false, '', 0],
  ['0', 0, -0, '-0'],
  ['a', 'A', 'a '],
  ['__proto__', 'constructor', 'toString'],
  ['*', '', '[object Object]'],
  [1, true, '1'],
  ['a,b', 'a', 'b'],
];
const oddFamilies: readonly (readonly Scalar[])[] = [
  ['1.5', 1.5],
  ['\u{e9}', 'e\u{301}'],
  ['\u{d800}', '\u{dc00}', '\u{d800}\u{dc00}'],
  ['Infinity', Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ['null', 'undefined', 'NaN'],
  [1e21, '1e+21', 2 ** 53, '9007199254740992'],
];

const anyOddities: readonly JsonValue[] = [
  null,
  {},
  [],
  [null],
  [[]],
  Object.fromEntries([['__proto__', 'a']]),
];

/** A scope with every odd name and value. */
export const anyScope: fc.Arbitrary<Scope> = scope(
  [...names, ...oddNames],
  [...families, ...oddFamilies],
  anyOddities,
);

/** A scope without what cedar-wasm refuses in a request: fractions, null, lone surrogates, huge numbers. */
export const cedarScope: fc.Arbitrary<Scope> = scope(
  [...names, '\u{e9}', 'e\u{301}', 'A', 'length', '0'],
  [...families, ['\u{e9}', 'e\u{301}']],
  [{}, [], [[]]],
);

function scope(
  allNames: readonly string[],
  allFamilies: readonly (readonly Scalar[])[],
  oddities: readonly JsonValue[],
): fc.Arbitrary<Scope> {
  return fc.record({
    names: fc.uniqueArray(fc.constantFrom(...allNames), { minLength: 1, maxLength: 3 }),
    values: fc
      .uniqueArray(fc.constantFrom(...allFamilies), { minLength: 1, maxLength: 2 })
      .map((chosen) => chosen.flat()),
    oddities: fc.constant(oddities),
  });
}

/** The value of a property: mostly a scalar of the scope or a list of one or more, sometimes an oddity. */
export function propertyValues({ values, oddities }: Scope): fc.Arbitrary<JsonValue> {
  const value = fc.constantFrom<JsonValue>(...values);
  const oddity = fc.constantFrom<JsonValue>(...oddities);
  const nested = fc.array(value, { maxLength: 2 });
  return fc.oneof(
    { weight: 7, arbitrary: value },
    { weight: 2, arbitrary: fc.array(value, { minLength: 1, maxLength: 1 }) },
    { weight: 3, arbitrary: fc.array(value, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(fc.oneof(value, oddity, nested), { maxLength: 3 }) },
    { weight: 1, arbitrary: value.map((inner) => ({ a: inner })) },
    { weight: 1, arbitrary: value.map((inner) => [[inner]]) },
    { weight: 1, arbitrary: oddity },
  );
}

/** Properties of a request or a graph object: most names of the scope, each with some value. */
export function propertiesIn(scope: Scope): fc.Arbitrary<JsonObject> {
  const value = propertyValues(scope);
  const optional = fc.option(value, { nil: undefined, freq: 7 });
  return fc.tuple(...scope.names.map(() => optional)).map((chosen) => {
    const entries = scope.names.map((name, index) => [name, chosen[index]] as const);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as JsonObject;
  });
}

function equalitiesIn({ names, values }: Scope): fc.Arbitrary<readonly Equality[]> {
  const scalar = fc.constantFrom<Scalar>(...values);
  const equality = fc.record<Equality>({
    property: fc.constantFrom(...names),
    value: fc.oneof(
      { weight: 7, arbitrary: scalar },
      { weight: 2, arbitrary: fc.array(scalar, { minLength: 1, maxLength: 1 }) },
      { weight: 2, arbitrary: fc.array(scalar, { minLength: 2, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([]) },
    ),
  });
  const some = (minLength: number, maxLength: number): fc.Arbitrary<readonly Equality[]> =>
    fc.uniqueArray(equality, { minLength, maxLength, selector: (one) => one.property });
  return fc.oneof(
    { weight: 8, arbitrary: some(1, 1) },
    { weight: 3, arbitrary: some(1, 3) },
    { weight: 1, arbitrary: some(0, 0) },
  );
}

function conditionsIn(scope: Scope): fc.Arbitrary<Condition> {
  const equalities = equalitiesIn(scope);
  const stringEquals = equalities.map((chosen): Operator => ({ form: 'stringEquals', equalities: chosen }));
  const queryFilters = fc
    .array(equalities, { maxLength: 3 })
    .map((filters): Operator => ({ form: 'queryFilters', filters }));
  const unknown = fc
    .constantFrom('stringLike', 'StringEquals', '__proto__', 'constructor', '')
    .map((name): Operator => ({ form: 'unknown', name }));
  const several = fc.uniqueArray(fc.oneof(stringEquals, queryFilters, unknown), {
    maxLength: 3,
    selector: (operator) => (operator.form === 'unknown' ? `unknown ${operator.name}` : operator.form),
  });
  const inBothForms = equalities.map((chosen): Condition => ({
    operators: [
      { form: 'stringEquals', equalities: chosen },
      { form: 'queryFilters', filters: [chosen] },
    ],
  }));
  return fc.oneof(
    { weight: 5, arbitrary: alone(stringEquals) },
    { weight: 5, arbitrary: alone(queryFilters) },
    { weight: 1, arbitrary: alone(unknown) },
    { weight: 1, arbitrary: inBothForms },
    { weight: 3, arbitrary: several.map((operators) => ({ operators })) },
    { weight: 1, arbitrary: fc.constant({ operators: [] }) },
  );
}

function alone(operator: fc.Arbitrary<Operator>): fc.Arbitrary<Condition> {
  return operator.map((only) => ({ operators: [only] }));
}

const action = fc.oneof(
  { weight: 6, arbitrary: fc.constant('query:ReadGraphData') },
  { weight: 3, arbitrary: fc.constantFrom('query:GetAccountEntity', 'persister:GetEntityRawData') },
  { weight: 1, arbitrary: fc.constantFrom('*', 'dashboard:View', 'query:readgraphdata', '__proto__', '') },
);
const resource = fc.oneof(
  { weight: 6, arbitrary: fc.constant('*') },
  { weight: 3, arbitrary: fc.constantFrom('entity:1', 'entity:2') },
  { weight: 1, arbitrary: fc.constantFrom('entity:', '', '__proto__', 'entity:\u{e9}', 'entity:e\u{301}') },
);

function listOf(member: fc.Arbitrary<string>): fc.Arbitrary<readonly string[]> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(member, { minLength: 1, maxLength: 1 }) },
    { weight: 2, arbitrary: fc.array(member, { minLength: 1, maxLength: 3 }) },
    { weight: 4, arbitrary: fc.constant(['*']) },
  );
}

/** A permission on the names and values of a scope. */
export function permissionsIn(scope: Scope): fc.Arbitrary<Permission> {
  return fc.record<Permission>({
    effect: fc.constantFrom('ALLOW', 'ALLOW', 'ALLOW', 'DENY', 'DENY'),
    actions: listOf(action),
    resources: listOf(resource),
    condition: fc.option(conditionsIn(scope), { nil: null, freq: 4 }),
  });
}

/** A policy of up to five permissions on the names and values of a scope. */
export function policiesIn(scope: Scope): fc.Arbitrary<Policy> {
  return fc
    .array(permissionsIn(scope), { maxLength: 5, size: 'max' })
    .map((permissions) => ({ permissions }));
}

/** A request on the names and values of a scope; its resource is null for an id that only `*` covers. */
export function requestsIn(scope: Scope): fc.Arbitrary<PlainRequest> {
  return fc.record<PlainRequest>({
    action,
    resource: fc.option(resource, { nil: null, freq: 6 }),
    properties: propertiesIn(scope),
  });
}

/** A policy with a request that is likely to concern it. */
export function requestCases(scopes: fc.Arbitrary<Scope>): fc.Arbitrary<RequestCase> {
  return scopes.chain((scope) => fc.record({ policy: policiesIn(scope), request: requestsIn(scope) }));
}
