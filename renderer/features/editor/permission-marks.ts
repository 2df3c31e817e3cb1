import type { TextRange } from '../../../shared/policy/finding.ts';
import { highlightDecorations } from './highlighted-permissions.ts';
import { monaco } from './monaco.ts';
import { createPermissionLenses } from './permission-lenses.ts';
import type { PermissionLens, PermissionLenses } from './permission-lenses.ts';

/** What the editor shows at each permission: the line of words above it and the mark of those that decide. */
export interface PermissionMarks {
  /** Takes the places of a check; while the text can't be decided, those of the last good text stay. */
  take(check: Check, shift: number): void;
  setLenses(lenses: readonly PermissionLens[]): void;
  setHighlighted(indexes: readonly number[]): void;
  /** Forgets all places: another text is in the editor. */
  reset(): void;
}

interface Check {
  readonly decidable: boolean;
  readonly permissionRanges: readonly TextRange[];
}

const tracked: monaco.editor.IModelDecorationOptions = {
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
};

/** Follows the permissions of the text in an editor. */
export function createPermissionMarks(editor: monaco.editor.ICodeEditor): PermissionMarks {
  const places = editor.createDecorationsCollection();
  const marked = editor.createDecorationsCollection();
  let drawn: PermissionLenses = createPermissionLenses(editor);
  let lenses: readonly PermissionLens[] = [];
  let highlighted: readonly number[] = [];

  function draw(): void {
    const model = editor.getModel();
    if (model === null) return;
    const ranges = places.getRanges();
    const alive = ranges.flatMap((range, index) => (range.isEmpty() ? [] : { range, index }));
    drawn.place(
      alive.map(({ range, index }) => ({
        index,
        line: range.startLineNumber,
        indent: indentOf(model, range.startLineNumber),
      })),
    );
    marked.set(highlightDecorations(ranges, highlighted));
  }

  return {
    take({ decidable, permissionRanges }, shift) {
      const model = editor.getModel();
      if (model === null) return;
      if (decidable || places.length === 0 || places.length === permissionRanges.length) {
        places.set(
          permissionRanges.map(({ start, end }) => ({
            range: monaco.Range.fromPositions(
              model.getPositionAt(start - shift),
              model.getPositionAt(end - shift),
            ),
            options: tracked,
          })),
        );
      }
      draw();
    },
    setLenses(newest) {
      lenses = newest;
      drawn.label(lenses);
    },
    setHighlighted(indexes) {
      highlighted = indexes;
      marked.set(highlightDecorations(places.getRanges(), highlighted));
    },
    reset() {
      places.clear();
      marked.clear();
      // Monaco drops the lines of words with the text that they stood in.
      drawn = createPermissionLenses(editor);
      drawn.label(lenses);
    },
  };
}

/** White space before a line's text, in columns; a tab counts as two, as the editor shows it. */
function indentOf(model: monaco.editor.ITextModel, line: number): number {
  const first = model.getLineFirstNonWhitespaceColumn(line);
  if (first <= 1) return 0;
  const white = model.getValueInRange(new monaco.Range(line, 1, line, Math.min(first, 200)));
  const tabs = white.split('\t').length - 1;
  return white.length + tabs;
}
