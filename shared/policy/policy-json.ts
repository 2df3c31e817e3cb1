import { repairJson } from '../json/json-repairs.ts';
import { createFindingReport } from './finding-report.ts';
import { locatePolicy } from './policy-envelope.ts';

/**
 * The policy that a text holds as compact JSON: without comments, white space and whatever it was wrapped in; keys,
 * strings and numbers spelt as they were. Null where the text is no JSON.
 */
export function policyJson(text: string): string | null {
  const located = locatePolicy(text, createFindingReport());
  if (located === null) return null;
  const { source, root } = located;
  const json = repairJson(source.text).text.slice(root.offset, root.offset + root.length);
  // White space outside of strings; a string is taken whole, so that none within it is lost.
  return json.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/gs, (_match, string: string | undefined) => string ?? '');
}
