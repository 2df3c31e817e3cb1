import { jsonText } from '../json/json-text.ts';
import type { JsonValue } from '../json/json-value.ts';
import type { Equality, Operator, Permission } from '../policy/policy.ts';
import type { TableIndex } from './column-index.ts';
import type { Combinations } from './combinations.ts';
import type { Door } from './door.ts';
import { doorAction, doorResource } from './door.ts';
import { prepareEquality } from './equality.ts';
import type { ConditionForm } from './equality.ts';
import type { ObjectTable } from './graph-table.ts';
import { covers, permissionTruth } from './permission-truth.ts';
import type { TruthAlgebra } from './permission-truth.ts';
import { constantRows, createRowAlgebra } from './row-truths.ts';
import type { RowTruths } from './row-truths.ts';
import type { TruthNumbers } from './truth-numbers.ts';
import { neverTrue } from './truth-numbers.ts';

/** Finds the rows of one table to which permissions apply; what it found for equal text it keeps. */
export interface PermissionRows {
  /** In which combinations a permission applies, for every row asked through a door. */
  readonly rowsOf: (permission: Permission, door: Door) => RowTruths;
  /** Forgets what was not asked for since the last call. */
  readonly forgetUnused: () => void;
}

/** Makes the finder for one table under one layout of combinations. */
export function createPermissionRows(
  table: ObjectTable,
  tableIndex: TableIndex,
  combinations: Combinations,
  numbers: TruthNumbers,
): PermissionRows {
  const rowAlgebra = createRowAlgebra(table.size, numbers);
  const equalities = createKeptResults<RowTruths>();
  const permissions = createKeptResults<RowTruths>();

  const algebra: TruthAlgebra<RowTruths> = {
    ...rowAlgebra,
    constant: (truth) => constantRows(numbers.numberOf(truth)),
    equality: (form: ConditionForm, equality: Equality) =>
      equalities.get(jsonText([form, equality.property, equality.value]), () =>
        tableIndex.rowsEqual(prepareEquality(form, equality, combinations), numbers),
      ),
  };

  function compute(permission: Permission, door: Door): RowTruths {
    const action = doorAction(door);
    if (!covers(permission.actions, action)) return constantRows(neverTrue);
    if (permission.resources.includes('*')) {
      return permissionTruth(permission, action, combinations, algebra);
    }
    if (door === 'query') return constantRows(neverTrue);
    const listed = rowsListed(permission.resources);
    return rowAlgebra.and(listed, permissionTruth(permission, action, combinations, algebra));
  }

  /** The rows whose own `_id` makes a resource that the permission lists. */
  function rowsListed(resources: readonly string[]): RowTruths {
    const ids = table.columns.get('_id');
    const wanted = new Set(resources);
    const rows: number[] = [];
    ids?.rows.forEach((row, place) => {
      const resource = doorResource(ids.dictionary[ids.values[place] ?? 0]);
      if (resource !== null && wanted.has(resource)) rows.push(row);
    });
    const always = numbers.numberOf(combinations.all);
    return {
      base: neverTrue,
      rows: Uint32Array.from(rows),
      truths: new Uint32Array(rows.length).fill(always),
    };
  }

  return {
    rowsOf: (permission, door) =>
      permissions.get(permissionKey(permission, door), () => compute(permission, door)),
    forgetUnused: () => {
      equalities.forgetUnused();
      permissions.forgetUnused();
    },
  };
}

function permissionKey(permission: Permission, door: Door): string {
  const { effect, actions, resources, condition } = permission;
  const operators = condition?.operators.map(operatorKey);
  return jsonText([door, effect, actions, resources, operators ?? null]);
}

function operatorKey(operator: Operator): JsonValue {
  switch (operator.form) {
    case 'stringEquals':
      return [operator.form, pairs(operator.equalities)];
    case 'queryFilters':
      return [operator.form, operator.filters.map(pairs)];
    case 'unknown':
      return [operator.form];
    default:
      return operator satisfies never;
  }
}

function pairs(equalities: readonly Equality[]): JsonValue {
  return equalities.map(({ property, value }) => [property, value]);
}

/** Results by key that live as long as each round asks for them. */
function createKeptResults<Result>() {
  let current = new Map<string, Result>();
  let previous = new Map<string, Result>();
  return {
    get: (key: string, compute: () => Result): Result => {
      const result = current.get(key) ?? previous.get(key) ?? compute();
      current.set(key, result);
      return result;
    },
    forgetUnused: (): void => {
      previous = current;
      current = new Map();
    },
  };
}
