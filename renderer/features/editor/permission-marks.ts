import { highlightDecorations } from './highlighted-permissions.ts';
import type { CheckedText } from './lint-messages.ts';
import { monaco } from './monaco.ts';
import { createPermissionLenses } from './permission-lenses.ts';
import type { PermissionLabels, PermissionLenses } from './permission-lenses.ts';
import { countPlaces, eachPlace } from './permission-places.ts';
import type { PermissionPlace } from './permission-places.ts';

/** What the editor shows at each permission: the line of words above it and the mark of those that decide. */
export interface PermissionMarks {
  /**
   * Takes the places of a check; while the text can't be decided, those of the last good text stay.
   * `shift` is taken from the columns of line 1: the length of what the model holds back before its text.
   */
  take(check: Pick<CheckedText, 'decidable' | 'permissionPlaces'>, shift: number): void;
  setLabels(labels: PermissionLabels): void;
  setHighlighted(indexes: readonly number[]): void;
  /** Forgets all places: another text is in the editor. */
  reset(): void;
}

const tracked: monaco.editor.IModelDecorationOptions = {
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
};

/** Follows the permissions of the text in an editor. */
export function createPermissionMarks(editor: monaco.editor.ICodeEditor): PermissionMarks {
  /** Where Monaco keeps the permissions while the text is edited. */
  const followed = editor.createDecorationsCollection();
  const marked = editor.createDecorationsCollection();
  let drawn: PermissionLenses = createPermissionLenses(editor);
  let labels: PermissionLabels = { labels: [], stale: false };
  let highlighted: readonly number[] = [];
  let indents: readonly number[] = [];

  function take(permissions: readonly PermissionPlace[], shift: number): void {
    const columnOf = (line: number, column: number): number =>
      line === 1 ? Math.max(1, column - shift) : column;
    indents = permissions.map(({ indent }) => indent);
    followed.set(
      permissions.map(({ startLine, startColumn, endLine, endColumn }) => ({
        range: {
          startLineNumber: startLine,
          startColumn: columnOf(startLine, startColumn),
          endLineNumber: endLine,
          endColumn: columnOf(endLine, endColumn),
        },
        options: tracked,
      })),
    );
    drawn.place(permissions.map(({ startLine, indent }, index) => ({ index, line: startLine, indent })));
  }

  function keep(): void {
    const alive = followed
      .getRanges()
      .flatMap((range, index) =>
        range.isEmpty() ? [] : { index, line: range.startLineNumber, indent: indents[index] ?? 0 },
      );
    drawn.place(alive);
  }

  function highlight(): void {
    if (highlighted.length > 0) marked.set(highlightDecorations(followed.getRanges(), highlighted));
    else if (marked.length > 0) marked.clear();
  }

  return {
    take({ decidable, permissionPlaces }, shift) {
      const count = countPlaces(permissionPlaces);
      if (decidable || followed.length === 0 || followed.length === count) {
        take(eachPlace(permissionPlaces), shift);
      } else {
        keep();
      }
      highlight();
    },
    setLabels(newest) {
      labels = newest;
      drawn.label(labels);
    },
    setHighlighted(indexes) {
      highlighted = indexes;
      highlight();
    },
    reset() {
      followed.clear();
      marked.clear();
      // Monaco drops the lines of words with the text that they stood in.
      drawn = createPermissionLenses(editor);
      drawn.label(labels);
    },
  };
}
