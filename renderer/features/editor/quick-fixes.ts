import type { PlacedFinding } from '../../../shared/language-service/placed-finding.ts';
import { fixTitle } from './fix-title.ts';
import { monaco } from './monaco.ts';
import { plainLanguage, policyLanguage } from './policy-language.ts';

/** The findings of a model's text as it stands, or none where it changed since its check. */
export interface CheckedModel {
  readonly findings: readonly PlacedFinding[];
  readonly text: string;
  /** What the model holds back before its text, in UTF-16 code units. */
  readonly shift: number;
}

/** Offers the fixes of findings as quick fixes; dispose of the result to take them back. */
export function registerQuickFixes(
  checkedModel: (model: monaco.editor.ITextModel) => CheckedModel | null,
): monaco.IDisposable {
  return monaco.languages.registerCodeActionProvider(
    [policyLanguage, plainLanguage],
    {
      provideCodeActions(model, range, context) {
        const checked = checkedModel(model);
        if (checked === null) return { actions: [], dispose: () => {} };
        const actions = checked.findings.flatMap((finding) =>
          quickFix(model, checked, finding, range, context),
        );
        return { actions, dispose: () => {} };
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  );
}

function quickFix(
  model: monaco.editor.ITextModel,
  checked: CheckedModel,
  finding: PlacedFinding,
  range: monaco.Range,
  context: monaco.languages.CodeActionContext,
): monaco.languages.CodeAction[] {
  if (finding.fix === null) return [];
  const rangeAt = (start: number, end: number) =>
    monaco.Range.fromPositions(
      model.getPositionAt(start - checked.shift),
      model.getPositionAt(end - checked.shift),
    );
  if (!monaco.Range.areIntersectingOrTouching(rangeAt(finding.range.start, finding.range.end), range))
    return [];
  // What the model holds back can't be edited in it.
  if (finding.fix.some((edit) => edit.range.start < checked.shift)) return [];
  return [
    {
      title: fixTitle(finding.code, checked.text, finding.fix),
      kind: 'quickfix',
      isPreferred: true,
      diagnostics: context.markers.filter((marker) => marker.code === finding.code),
      edit: {
        edits: finding.fix.map((edit) => ({
          resource: model.uri,
          textEdit: { range: rangeAt(edit.range.start, edit.range.end), text: edit.text },
          versionId: model.getVersionId(),
        })),
      },
    },
  ];
}
