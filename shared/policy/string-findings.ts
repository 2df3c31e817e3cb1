import { effectiveProperties, stringOf } from '../json/json-tree.ts';
import type { JsonNode } from '../json/json-tree.ts';
import type { ShapeReport } from './shape-report.ts';

const bidirectional = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
/** Zero-width characters and others that leave no mark, such as the soft hyphen and the Hangul fillers. */
const zeroWidth = /[\u00AD\u115F\u1160\u180E\u200B-\u200D\u2060-\u2064\u3164\uFEFF\uFFA0]/u;
const control = /\p{Cc}/u;
const latin = /\p{Script=Latin}/u;
const lookAlike = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Cherokee}]/u;
const plain = /^[ -~]*$/;

/** Reports keys and strings with characters that deceive the eye (S010) or are no Unicode text (S007). */
export function reportStrings(root: JsonNode, report: ShapeReport): void {
  const path: (string | number)[] = [];
  walk(root);

  function walk(node: JsonNode): void {
    if (node.type === 'string') {
      check(node);
    } else if (node.type === 'array') {
      node.children?.forEach((child, index) => {
        path.push(index);
        walk(child);
        path.pop();
      });
    } else if (node.type === 'object') {
      for (const property of effectiveProperties(node)) {
        const [key, value] = property.children ?? [];
        if (key === undefined || value === undefined) continue;
        path.push(stringOf(key));
        check(key);
        walk(value);
        path.pop();
      }
    }
  }

  function check(node: JsonNode): void {
    const text = stringOf(node);
    if (plain.test(text)) return;
    if (!text.isWellFormed()) {
      const message = 'Half of a surrogate pair stands in this string, which is no Unicode text: remove it.';
      report.error('S007', message, node, [...path]);
    }
    const what = deceptionIn(text);
    if (what !== null)
      report.warn('S010', `This string has ${what}: remove it or make sure it is meant.`, node, [...path]);
  }
}

/** What in a text deceives the eye, in words; null where nothing does. */
function deceptionIn(text: string): string | null {
  if (bidirectional.test(text)) return 'a character that changes the direction of writing';
  if (zeroWidth.test(text)) return 'a character that has no width';
  if (control.test(text)) return 'a control character';
  const mixed = text.split(/[^\p{L}\p{M}]+/u).some((word) => latin.test(word) && lookAlike.test(word));
  return mixed ? 'letters of several scripts in one word' : null;
}
