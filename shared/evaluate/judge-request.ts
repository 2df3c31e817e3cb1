import { ownValue } from '../json/json-value.ts';
import type { JsonObject } from '../json/json-value.ts';
import type { Permission, Policy } from '../policy/policy.ts';
import type { Answers } from './answers.ts';
import { createCombinations } from './combinations.ts';
import type { Combinations, CombinationSet } from './combinations.ts';
import { prepareEquality } from './equality.ts';
import { reasonOf, weigh } from './outcome.ts';
import type { ApplyingPermission, Reason } from './outcome.ts';
import { covers, permissionTruth, readGraphData } from './permission-truth.ts';
import type { TruthAlgebra } from './permission-truth.ts';
import type { QuestionId } from './questions.ts';

/** "May this key do this, on that?" */
export interface Request {
  readonly action: string;
  /** Null stands for an id that only `*` covers. Ignored for `query:ReadGraphData`, which is always judged on `*`. */
  readonly resource: string | null;
  readonly properties: JsonObject;
}

/** The decision on one request. */
export interface Decision {
  readonly verdict: 'allowed' | 'denied' | 'undetermined';
  readonly reason: Reason;
  /** Indexes of the permissions that decide in every combination of open answers, ascending. */
  readonly permissions: readonly number[];
  /** The open questions on which the verdict hangs, in the order of the table. */
  readonly questions: readonly QuestionId[];
}

/** Decides one request. It is determined if and only if every combination of the open answers agrees. */
export function judgeRequest(policy: Policy, request: Request, answers: Answers): Decision {
  const combinations = createCombinations(answers);
  const outcome = weigh(applyingPermissions(policy, request, combinations), combinations);
  const verdict =
    outcome.allowed === combinations.all ? 'allowed' : outcome.allowed === 0n ? 'denied' : 'undetermined';
  return {
    verdict,
    reason: verdict === 'undetermined' ? null : reasonOf(outcome, combinations),
    permissions: outcome.deciding,
    questions: combinations.questionsOf([outcome.allowed]),
  };
}

/** The permissions of a policy that apply to a request in at least one combination, in the policy's order. */
function applyingPermissions(
  policy: Policy,
  request: Request,
  combinations: Combinations,
): readonly ApplyingPermission[] {
  return policy.permissions.flatMap((permission, index) => {
    const truth = requestTruth(permission, request, combinations);
    return truth === 0n ? [] : [{ index, effect: permission.effect, truth }];
  });
}

/** The combinations in which one permission applies to a request. */
export function requestTruth(
  permission: Permission,
  request: Request,
  combinations: Combinations,
): CombinationSet {
  if (!covers(permission.actions, request.action) || !coversResource(permission, request)) return 0n;
  return permissionTruth(
    permission,
    request.action,
    combinations,
    objectAlgebra(request.properties, combinations),
  );
}

/** Whether a permission's resources cover a request's. */
export function coversResource(permission: Permission, request: Request): boolean {
  const resource = request.action === readGraphData ? '*' : request.resource;
  return resource === null ? permission.resources.includes('*') : covers(permission.resources, resource);
}

/** Truths for one object: plain sets of combinations. */
function objectAlgebra(properties: JsonObject, combinations: Combinations): TruthAlgebra<CombinationSet> {
  return {
    constant: (truth) => truth,
    and: (left, right) => left & right,
    or: (left, right) => left | right,
    equality: (form, equality) =>
      prepareEquality(form, equality, combinations).truthOf(ownValue(properties, equality.property)),
  };
}
