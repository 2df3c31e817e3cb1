import { linePositions } from '../../../shared/json/line-positions.ts';
import type { TextRange } from '../../../shared/policy/finding.ts';

/** Where one permission stands, as people count it: from 1, the end exclusive. */
export interface PermissionPlace {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** Columns of white space before the text of its first line; a tab counts as two, as the editor shows it. */
  readonly indent: number;
}

/** The places of all permissions in one block of numbers, which a worker hands over without copying it. */
export type PermissionPlaces = Uint32Array<ArrayBuffer>;

const numbersEach = 5;

/** More white space than this before a permission is not followed by the words above it. */
const longestIndent = 200;

/** The places of ranges of a text, in their order. */
export function permissionPlaces(text: string, ranges: readonly TextRange[]): PermissionPlaces {
  const places = new Uint32Array(ranges.length * numbersEach);
  if (ranges.length === 0) return places;
  const { placeAt } = linePositions(text);
  for (const [index, range] of ranges.entries()) {
    const start = placeAt(range.start);
    const end = placeAt(range.end);
    const indent = indentAt(text, range.start - start.column + 1);
    places.set([start.line, start.column, end.line, end.column, indent], index * numbersEach);
  }
  return places;
}

/** How many places there are. */
export function countPlaces(places: PermissionPlaces): number {
  return places.length / numbersEach;
}

/** The places one by one. */
export function eachPlace(places: PermissionPlaces): readonly PermissionPlace[] {
  return Array.from({ length: countPlaces(places) }, (_, index) => {
    const number = (place: number): number => places[index * numbersEach + place] ?? 0;
    return {
      startLine: number(0),
      startColumn: number(1),
      endLine: number(2),
      endColumn: number(3),
      indent: number(4),
    };
  });
}

function indentAt(text: string, lineStart: number): number {
  let indent = 0;
  for (let offset = lineStart; offset < lineStart + longestIndent; offset += 1) {
    const character = text[offset];
    if (character !== ' ' && character !== '\t') break;
    indent += character === '\t' ? 2 : 1;
  }
  return indent;
}
