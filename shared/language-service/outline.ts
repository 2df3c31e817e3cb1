import { parseTree } from 'jsonc-parser';
import { jsonDepthExceeds, maximumJsonDepth } from '../json/depth.ts';
import { jsonMembers, stringOf } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import type { Scalar } from '../json/json-value.ts';
import { visibleText, visibleValue } from '../json/visible-text.ts';
import type { TextRange } from '../policy/finding.ts';

/** One permission in the outline of a policy. */
export interface OutlineEntry {
  /** Its place in the policy, from 0. */
  readonly index: number;
  /** As written; null where it has none. */
  readonly effect: string | null;
  /** Actions and resources in words: `query:ReadGraphData on *`. */
  readonly what: string;
  /** The condition in words: `_type = "github_repo"`; empty where there is none. */
  readonly condition: string;
  /** The whole permission. */
  readonly range: TextRange;
  /** The value of its effect; the beginning of the permission where it has none. */
  readonly selection: TextRange;
}

/** Longer texts, in UTF-16 code units, have no outline. */
const longestText = 2_000_000;

const longestWords = 120;

/** The permissions of a policy's text in its order; of broken text those that can be made out. */
export function policyOutline(text: string): readonly OutlineEntry[] {
  if (text.length > longestText || jsonDepthExceeds(text, maximumJsonDepth)) return [];
  const root = parseTree(text, [], { allowTrailingComma: true });
  const permissions = root?.type === 'object' ? jsonMembers(root).get('permissions')?.value : undefined;
  if (permissions?.type !== 'array') return [];
  return (permissions.children ?? []).flatMap((node, index) =>
    node.type === 'object' ? [entryOf(node, index)] : [],
  );
}

function entryOf(node: JsonNode, index: number): OutlineEntry {
  const members = jsonMembers(node);
  const effect = members.get('effect')?.value;
  const condition = members.get('condition')?.value;
  const range = { start: node.offset, end: node.offset + node.length };
  const names = `${namesIn(members.get('actions')?.value)} on ${namesIn(members.get('resources')?.value)}`;
  return {
    index,
    effect: effect?.type === 'string' ? visibleText(stringOf(effect), longestWords) : null,
    what: shortened(names),
    condition: condition === undefined ? '' : shortened(conditionWords(condition)),
    range,
    selection:
      effect === undefined
        ? { start: range.start, end: range.start + 1 }
        : { start: effect.offset, end: effect.offset + effect.length },
  };
}

function namesIn(node: JsonNode | undefined): string {
  const nodes = node?.type === 'array' ? (node.children ?? []) : node === undefined ? [] : [node];
  const names = nodes.slice(0, 10).map((name) => visibleText(stringOf(name), longestWords));
  const more = nodes.length - names.length;
  if (names.length === 0) return 'nothing';
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function conditionWords(condition: JsonNode): string {
  if (condition.type !== 'object') return '';
  const operators = [...jsonMembers(condition)].map(([name, { value }]) => {
    if (name === 'stringEquals') return equalityWords(value);
    if (name !== 'queryFilters') return visibleText(name, longestWords);
    return (value.children ?? []).map(equalityWords).join(' or ');
  });
  return operators.length === 0 ? 'empty condition' : operators.join(' and ');
}

function equalityWords(body: JsonNode): string {
  if (body.type !== 'object') return '';
  const members = [...jsonMembers(body)].slice(0, 10);
  return members
    .map(([property, { value }]) => `${visibleText(property, longestWords)} = ${valueWords(value)}`)
    .join(' and ');
}

function valueWords(node: JsonNode): string {
  if (node.type === 'array') return (node.children ?? []).slice(0, 10).map(valueWords).join(' or ');
  const value: unknown = node.value;
  return isValue(value) ? visibleValue(value, longestWords) : '…';
}

function isValue(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

function shortened(words: string): string {
  return words.length > longestWords ? `${words.slice(0, longestWords - 1)}…` : words;
}
