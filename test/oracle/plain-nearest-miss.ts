import type { JsonObject } from '../../shared/json/json-value.ts';
import type { Permission, Policy } from '../../shared/policy/policy.ts';
import type { Answers } from '../../shared/evaluate/answers.ts';
import { combinationsOf } from './enumeration.ts';
import type { PlainVerdict } from './enumeration.ts';
import { plainApplies, plainOutcome, questionsOfAction } from './plain-evaluator.ts';
import { requestAtDoor } from './plain-simulation.ts';

/**
 * The permissions among which the nearest miss for an object is, by enumeration; none where none could change the
 * verdict. It tells what hangs on open answers from what fails, and that from what is about something else; which of
 * these has fewer failures it does not know.
 */
export function plainNearestMisses(
  policy: Policy,
  properties: JsonObject,
  answers: Answers,
  verdict: PlainVerdict,
): readonly number[] {
  const request = requestAtDoor(properties, 'query');
  const combinations = combinationsOf(answers, questionsOfAction(request.action));
  const able = policy.permissions
    .map((permission, index) => ({ permission, index }))
    .filter(({ permission }) => permission.effect === (verdict === 'visible' ? 'DENY' : 'ALLOW'))
    .filter(({ permission, index }) => {
      const always = policy.permissions.with(index, onEverything(permission));
      return combinations.some(
        (combination) =>
          plainOutcome(always, request, combination).verdict !==
          plainOutcome(policy.permissions, request, combination).verdict,
      );
    });
  const hanging = able.filter(({ permission }) =>
    combinations.some((combination) => plainApplies(permission, request, combination)),
  );
  const aboutThis = able.filter(({ permission }) =>
    plainApplies({ ...permission, condition: null }, request, {}),
  );
  const nearest = [hanging, aboutThis, able].find((some) => some.length > 0) ?? [];
  return nearest.map(({ index }) => index);
}

function onEverything({ effect }: Permission): Permission {
  return { effect, actions: ['*'], resources: ['*'], condition: null };
}
