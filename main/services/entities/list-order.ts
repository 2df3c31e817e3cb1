import type { AddedCounts, AddedRange } from './object-sink.ts';

/** A member that holds a list or further members; a later member of the same name takes its place. */
export interface ListNode {
  readonly members: Map<string, ListNode>;
  range: AddedRange | null;
}

/** A member without anything in it. */
export function createListNode(): ListNode {
  return { members: new Map(), range: null };
}

/** The ranges that count, in the order in which JSON.parse has the members: each name where it came first. */
export function rangesInOrder(node: ListNode): readonly AddedRange[] {
  const own = node.range === null ? [] : [node.range];
  return [...own, ...[...node.members.values()].flatMap(rangesInOrder)];
}

/** Whether ranges are all that was added between two points, in the order of adding. */
export function isAllInOrder(ranges: readonly AddedRange[], start: AddedCounts, end: AddedCounts): boolean {
  let last = start;
  for (const range of ranges) {
    if (!sameCounts(range.start, last)) return false;
    last = range.end;
  }
  return sameCounts(last, end);
}

function sameCounts(one: AddedCounts, other: AddedCounts): boolean {
  return one.entities === other.entities && one.relationships === other.relationships;
}
