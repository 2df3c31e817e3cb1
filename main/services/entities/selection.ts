import { mostSelectedSets, typedSetId } from '../../../shared/contract/entities.ts';

/**
 * Names the sets that simulations run on: their ids in their order, the typed set with its revision, so that a
 * selection always names the same objects.
 */
export function selectionOf(ids: readonly string[], typedRevision: number): string {
  return ids.map((id) => (id === typedSetId ? `${typedSetId}@${typedRevision}` : id)).join('+');
}

/** What a selection is made of: ids of sets, the typed one with its revision; null where it is none. */
export function membersOf(selection: string): readonly string[] | null {
  const members = selection.split('+');
  return members.length <= mostSelectedSets && !members.includes('') ? members : null;
}

/** Whether a member of a selection is the typed set at some revision. */
export function isTypedMember(member: string): boolean {
  return member.startsWith(`${typedSetId}@`);
}
