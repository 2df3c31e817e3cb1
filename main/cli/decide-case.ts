import type { Request } from '../../shared/evaluate/judge-request.ts';
import { endOfJsonString } from '../../shared/json/depth.ts';
import { isJsonObject, ownValue } from '../../shared/json/json-value.ts';
import type { JsonObject, JsonValue } from '../../shared/json/json-value.ts';

/** One line of cases: the text of its policy and the request. */
export interface DecideCase {
  /** The policy as it was written: the text of a string, or the stretch of the line that an object takes. */
  readonly policyText: string;
  readonly request: Request;
}

/** A case, or the sentence that says why a line is none. */
export type DecideCaseOutcome =
  | { readonly ok: true; readonly value: DecideCase }
  | { readonly ok: false; readonly problem: string };

/** Reads one line; nothing in it is parsed by recursion, so that no depth of nesting can break it. */
export function readDecideCase(line: string): DecideCaseOutcome {
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return refused('the line is not JSON; write one case a line');
  }
  if (!isParsedObject(parsed)) return refused('the line is not an object with "policy" and "request"');
  const policy = ownValue(parsed, 'policy');
  if (policy === undefined) return refused('"policy" is missing');
  const request = readRequest(ownValue(parsed, 'request'));
  if (typeof request === 'string') return refused(request);
  // JSON.stringify would lose spellings that count, such as 1e400 and the same key twice.
  const policyText = typeof policy === 'string' ? policy : memberText(line, 'policy');
  return { ok: true, value: { policyText, request } };
}

function readRequest(request: JsonValue | undefined): Request | string {
  if (request === undefined) return '"request" is missing';
  if (!isJsonObject(request)) return '"request" is not an object';
  const action = ownValue(request, 'action');
  const resource = ownValue(request, 'resource');
  const properties = ownValue(request, 'properties');
  if (action === undefined) return '"request" has no "action"';
  if (typeof action !== 'string') return '"action" is not a string';
  if (resource === undefined) return '"request" has no "resource"';
  if (typeof resource !== 'string') return '"resource" is not a string';
  if (properties === undefined) return { action, resource, properties: {} };
  if (!isJsonObject(properties)) return '"properties" is not an object';
  return { action, resource, properties };
}

/** The stretch of an object's JSON text that the last member of a name has as its value; the text is known to be JSON. */
function memberText(text: string, name: string): string {
  let depth = 0;
  let key: unknown = null;
  let start: number | null = null;
  let found = '';
  for (let offset = 0; offset < text.length; offset += 1) {
    const character = text[offset];
    if (character === '"') {
      const end = endOfJsonString(text, offset);
      if (depth === 1 && start === null) key = JSON.parse(text.slice(offset, end));
      offset = end - 1;
    } else if (character === '{' || character === '[') {
      depth += 1;
    } else if (character === ':' && depth === 1 && start === null) {
      start = offset + 1;
    } else if (character === '}' || character === ']' || (character === ',' && depth === 1)) {
      if (character !== ',') depth -= 1;
      if (depth === 0 || character === ',') {
        if (start !== null && key === name) found = text.slice(start, offset);
        start = null;
      }
    }
  }
  return found;
}

function isParsedObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(problem: string): DecideCaseOutcome {
  return { ok: false, problem };
}
