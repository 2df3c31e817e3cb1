import { useEffect } from 'react';
import { useApplication } from '../../application-context.ts';

/** Puts the focus into the text when this part of a dialog goes: the menu that it was opened from is gone by then. */
export function useEditorFocusAfterwards(): void {
  const { editor } = useApplication();
  useEffect(() => () => editor.present()?.focus(), [editor]);
}
