import { effectiveProperties, keyOf, stringOf } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import type { FindingReport } from './finding-report.ts';
import type { PolicySource } from './policy-source.ts';
import { quotedText } from './quoted-text.ts';

/**
 * Reports every key that a later one of the same object overrides (S004), but those inside a value that is itself
 * overridden and those inside `except`. Paths start at `root` where it is the policy's; around it they are empty.
 */
export function reportDuplicateKeys(
  source: PolicySource,
  root: JsonNode,
  except: JsonNode | null,
  report: FindingReport,
): void {
  const path: (string | number)[] = [];
  walk(root);

  function walk(node: JsonNode): void {
    if (node === except || node.children === undefined) return;
    if (node.type === 'array') {
      node.children.forEach((child, index) => step(index, child));
      return;
    }
    const counting = effectiveProperties(node);
    for (const property of counting) step(keyOf(property), property.children?.[1]);
    if (counting === node.children) return;
    const kept = new Set(counting);
    for (const property of node.children) {
      const key = property.children?.[0];
      if (key !== undefined && !kept.has(property)) add(key);
    }
  }

  function step(segment: string | number, child: JsonNode | undefined): void {
    if (child?.children === undefined) return;
    path.push(segment);
    walk(child);
    path.pop();
  }

  function add(key: JsonNode): void {
    const name = stringOf(key);
    report.add(source, {
      code: 'S004',
      severity: 'error',
      message: `${quotedText(name)} stands more than once in this object and only the last counts: remove this one.`,
      start: key.offset,
      end: key.offset + key.length,
      path: except === null ? [...path, name] : [],
    });
  }
}
