import type { Condition, Equality, Operator, Permission, Policy } from '../../../shared/policy/policy.ts';

/**
 * A second reading of a policy, from the value that JSON.parse gives, without positions and without regard to
 * speed: the policy, or null where design's list of codes says that it is not decided.
 */
export function plainPolicy(value: unknown): Policy | null {
  if (!isObject(value) || Object.keys(value).join() !== 'permissions') return null;
  const list = value['permissions'];
  if (!Array.isArray(list)) return null;
  const permissions = list.map(plainPermission);
  return permissions.every((permission) => permission !== null) ? { permissions } : null;
}

function plainPermission(value: unknown): Permission | null {
  if (!isObject(value)) return null;
  const entries = new Map(Object.entries(value));
  const known = ['effect', 'actions', 'resources', 'condition'];
  if ([...entries.keys()].some((key) => !known.includes(key))) return null;
  const effect = entries.get('effect');
  const actions = entries.get('actions');
  const resources = entries.get('resources');
  if (effect !== 'ALLOW' && effect !== 'DENY') return null;
  if (!isNameList(actions) || !isNameList(resources)) return null;
  if (!entries.has('condition')) return { effect, actions, resources, condition: null };
  const condition = plainCondition(entries.get('condition'));
  return condition === null ? null : { effect, actions, resources, condition };
}

function plainCondition(value: unknown): Condition | null {
  if (!isObject(value)) return null;
  const operators = Object.entries(value).map(([name, body]): Operator | null => {
    if (name === 'stringEquals') {
      const equalities = plainEqualities(body);
      return equalities === null ? null : { form: name, equalities };
    }
    if (name === 'queryFilters') {
      if (!Array.isArray(body)) return null;
      const filters = body.map(plainEqualities);
      return filters.every((filter) => filter !== null) ? { form: name, filters } : null;
    }
    return { form: 'unknown', name };
  });
  return operators.every((operator) => operator !== null) ? { operators } : null;
}

function plainEqualities(value: unknown): readonly Equality[] | null {
  if (!isObject(value)) return null;
  const equalities = Object.entries(value).map(([property, wanted]): Equality | null => {
    if (isScalar(wanted)) return { property, value: wanted };
    return Array.isArray(wanted) && wanted.every(isScalar) ? { property, value: wanted } : null;
  });
  return equalities.every((equality) => equality !== null) ? equalities : null;
}

function isNameList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.length > 0 && value.every((name) => typeof name === 'string');
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
