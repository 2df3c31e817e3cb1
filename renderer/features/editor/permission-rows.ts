import type { OutlineEntry } from '../../../shared/language-service/outline.ts';

/** The permissions of an outline that a search leaves. */
export interface PermissionRows {
  readonly rows: readonly OutlineEntry[];
  /** How many more there are than rows. */
  readonly more: number;
}

/** More rows than this are not drawn: typing a word brings the others up. */
const mostRows = 200;

/** The permissions in which every word of a search stands, in any case; a number finds the permission of that number. */
export function permissionRows(outline: readonly OutlineEntry[], search: string): PermissionRows {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = outline.filter((entry) => {
    const text = searchedText(entry);
    return words.every((word) => text.includes(word));
  });
  return { rows: found.slice(0, mostRows), more: Math.max(0, found.length - mostRows) };
}

function searchedText({ index, effect, what, condition }: OutlineEntry): string {
  return `#${index + 1} ${effect ?? ''} ${what} ${condition}`.toLowerCase();
}
