import { jsonText } from '../../shared/json/json-text.ts';
import type { JsonObject, JsonValue } from '../../shared/json/json-value.ts';
import type { Explanation } from '../../shared/evaluate/explain.ts';
import type { Failure } from '../../shared/evaluate/permission-failure.ts';

/** The answer of `explain --format json`, as documented in docs/cli.md. */
export function explainJson(
  explanation: Explanation,
  properties: JsonObject,
  idAt: (position: number) => string,
): string {
  return jsonText({
    id: explanation.id,
    kind: explanation.kind,
    type: explanation.type,
    name: explanation.name,
    verdict: explanation.verdict,
    reason: explanation.reason,
    permissions: explanation.permissions,
    questions: explanation.questions.map(({ id, answers }) => ({
      id,
      answers: Object.fromEntries(answers.map(({ answer, verdict }) => [answer, verdict])),
    })),
    perPermission: explanation.perPermission.map((permission) => ({
      index: permission.index,
      effect: permission.effect,
      applies: permission.applies,
      decides: permission.decides,
      failure: permission.failure === null ? null : failureJson(permission.failure),
      questions: permission.questions,
    })),
    nearestMiss:
      explanation.nearestMiss === null
        ? null
        : {
            index: explanation.nearestMiss.index,
            failures: explanation.nearestMiss.failures.map(failureJson),
          },
    doors: explanation.doors.map((door) => ({
      door: door.door,
      action: door.action,
      resource: door.resource,
      verdict: door.verdict,
      reason: door.reason,
      permissions: door.permissions,
      questions: door.questions,
    })),
    ends: explanation.ends.map(({ end, by, reference, state, position, verdict }) => ({
      end,
      by,
      reference,
      state,
      id: position === null ? null : idAt(position),
      verdict,
    })),
    properties,
    assumed: explanation.assumed.map(({ id, answer }) => ({ id, answer })),
  });
}

function failureJson({ code, path, property, expected, actual, question }: Failure): JsonValue {
  return { code, path, property, expected, actual, question };
}
