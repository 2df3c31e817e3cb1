import { parse as parseShellWords } from 'shell-quote';
import { jsonDepthExceeds, maximumJsonDepth } from '../json/depth.ts';
import { repairJson } from '../json/json-repairs.ts';
import { isJsonObject, ownValue } from '../json/json-value.ts';
import type { JsonValue } from '../json/json-value.ts';
import { parseJson } from '../json/parse-json.ts';
import { policyJson } from '../policy/policy-json.ts';

/** What was found in a request to create a key. */
export interface FoundKeyRequest {
  /** The policy as compact JSON text, spelt as it was. */
  readonly policy: string;
  /** The key's name and category; null where the request has none. */
  readonly name: string | null;
  readonly category: string | null;
}

/**
 * Finds the policy in whatever a person copied of a request to create a key: its body or its variables as JSON, the
 * GraphQL document followed by its variables, a document with the policy written into it, or a curl command around
 * any of these. Null where there is none.
 */
export function readCreateToken(text: string): FoundKeyRequest | null {
  for (const candidate of candidates(text)) {
    const found = inJson(candidate) ?? inDocument(candidate);
    if (found !== null) return found;
  }
  return null;
}

function candidates(text: string): readonly string[] {
  const trimmed = text.trim();
  const data = dataOfCurl(trimmed);
  const inner = data ?? trimmed;
  // Behind the GraphQL document its variables begin with a line that opens an object.
  const variables = /^\s*(?:mutation\b|query\b).*?^\s*(?:variables\s*[:=]?\s*)?(\{\s*(?:"|$).*)$/msu.exec(
    inner,
  )?.[1];
  return variables === undefined ? [inner] : [variables, inner];
}

function dataOfCurl(text: string): string | null {
  if (!/^(?:\$\s+)?curl\b/.test(text)) return null;
  // A variable keeps its spelling; an operator of the shell is no word.
  const words = parseShellWords(text.replaceAll(/\\\r?\n/g, ' '), (name) => `$${name}`).map((word) =>
    typeof word === 'string' ? word : '',
  );
  const place = words.findIndex((word) => /^(?:-d|--data(?:-raw|-binary|-ascii)?|--json)$/.test(word));
  if (place !== -1) return words[place + 1] ?? null;
  const joined = words.find((word) => /^--(?:data(?:-raw|-binary|-ascii)?|json)=/.test(word));
  return joined?.slice(joined.indexOf('=') + 1) ?? null;
}

function inJson(text: string): FoundKeyRequest | null {
  if (jsonDepthExceeds(text, maximumJsonDepth)) return null;
  const parsed = parsedJson(repairJson(text).text);
  const holder = parsed === undefined ? null : tokenOf(parsed);
  const policy = holder === null ? null : policyJson(text);
  if (policy === null || holder === null) return null;
  return { policy, name: textAt(holder, 'name'), category: textAt(holder, 'category') };
}

/** The object of a request that holds the policy: of a body, of its variables, or such an input itself. */
function tokenOf(value: JsonValue): JsonValue | null {
  const variables = member(value, 'variables') ?? value;
  const holder = member(variables, 'token') ?? member(variables, 'input') ?? variables;
  return member(holder, 'policy') === undefined ? null : holder;
}

/** The policy as a string written into the GraphQL document itself. */
function inDocument(text: string): FoundKeyRequest | null {
  if (!/\bcreateToken\s*\(/.test(text)) return null;
  const string = stringArgument(text, 'policy');
  const policy = string === null ? null : policyJson(string);
  return policy === null
    ? null
    : { policy, name: stringArgument(text, 'name'), category: stringArgument(text, 'category') };
}

function stringArgument(text: string, name: string): string | null {
  const literal = new RegExp(String.raw`\b${name}\s*:\s*("(?:[^"\\\n]|\\.)*")`).exec(text)?.[1];
  if (literal === undefined) return null;
  const value = parsedJson(literal);
  return typeof value === 'string' ? value : null;
}

function parsedJson(text: string): JsonValue | undefined {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

function member(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return isJsonObject(value) ? ownValue(value, name) : undefined;
}

function textAt(value: JsonValue, name: string): string | null {
  const found = member(value, name);
  return typeof found === 'string' ? found : null;
}
