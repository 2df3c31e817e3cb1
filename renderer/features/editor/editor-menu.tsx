import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { CommandMenu } from '../../commands/command-menu.tsx';

const groups: readonly (readonly CommandId[])[] = [
  ['edit.quickFix', 'edit.nextProblem'],
  ['edit.suggest', 'policy.goTo', 'edit.format'],
  ['edit.find', 'edit.replace', 'edit.undo', 'edit.redo'],
  ['edit.cut', 'edit.copy', 'edit.paste'],
  ['policy.copyRequest', 'policy.pasteRequest'],
];

/** The context menu of the editor, at a place of the window in pixels; Monaco's own can't be read out. */
export function EditorMenu(props: {
  readonly at: { readonly x: number; readonly y: number } | null;
  readonly onClose: () => void;
}): ReactNode {
  return <CommandMenu label="Edit the policy" groups={groups} {...props} />;
}
