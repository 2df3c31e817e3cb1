import { monaco } from './monaco.ts';
import styles from './policy-editor.module.css';

/** The stretch of a permission in a model. */
export type PermissionRange = monaco.Range;

/**
 * Marks permissions: the whole lines where a permission has its lines to itself, else its own characters.
 * Ranges come in the order of the text.
 */
export function highlightDecorations(
  ranges: readonly PermissionRange[],
  highlighted: readonly number[],
): readonly monaco.editor.IModelDeltaDecoration[] {
  return highlighted.flatMap((index) => {
    const range = ranges[index];
    if (range === undefined) return [];
    const shared =
      ranges[index - 1]?.endLineNumber === range.startLineNumber ||
      ranges[index + 1]?.startLineNumber === range.endLineNumber;
    return { range, options: shared ? charactersMarked : linesMarked };
  });
}

const overview: monaco.editor.IModelDecorationOverviewRulerOptions = {
  color: { id: 'textLink.foreground' },
  position: monaco.editor.OverviewRulerLane.Center,
};

const linesMarked: monaco.editor.IModelDecorationOptions = {
  isWholeLine: true,
  className: styles['decides']!,
  linesDecorationsClassName: styles['decidesMark']!,
  overviewRuler: overview,
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
};

const charactersMarked: monaco.editor.IModelDecorationOptions = {
  className: styles['decides']!,
  linesDecorationsClassName: styles['decidesMark']!,
  overviewRuler: overview,
  stickiness: monaco.editor.TrackedRangeStickiness.NeverGrowsWhenTypingAtEdges,
};
