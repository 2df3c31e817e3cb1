import type { Scalar } from '../json/json-value.ts';

/** What a permission does where it applies; case-sensitive (key page of 2022-05-10). */
export type Effect = 'ALLOW' | 'DENY';

/** One property with the value, or the list of values, that it is compared with. */
export interface Equality {
  readonly property: string;
  /** A list is `valueList` in stringEquals, "any of them" in queryFilters; it may be empty. */
  readonly value: Scalar | readonly Scalar[];
}

/** One operator of a condition. All operators of one condition must hold. */
export type Operator =
  | { readonly form: 'stringEquals'; readonly equalities: readonly Equality[] }
  | { readonly form: 'queryFilters'; readonly filters: readonly (readonly Equality[])[] }
  | { readonly form: 'unknown'; readonly name: string };

/** A condition on the properties of a graph object; it may have no operator at all. */
export interface Condition {
  readonly operators: readonly Operator[];
}

/** One permission of a policy. */
export interface Permission {
  readonly effect: Effect;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Null where the key `condition` is absent; a present but empty condition is not null. */
  readonly condition: Condition | null;
}

/** A policy that can be decided. */
export interface Policy {
  readonly permissions: readonly Permission[];
}
