import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { isDirty } from './policy-document.ts';

/** The policies whose text their file does not have; a keystroke that changes none of them draws nothing. */
export function useUnsaved(): ReadonlySet<string> {
  const { document, workspace } = useApplication();
  const policies = useStore(workspace.store, (state) => state.workspace?.policies);
  // No name has a line break and a mark of its own.
  const open = useStore(document.store, (state) =>
    state.documents.map((one) => `${isDirty(one) ? '+' : '-'}${one.name}`).join('\n'),
  );
  return useMemo(() => {
    const unsaved = new Set((policies ?? []).filter(({ draft }) => draft).map(({ name }) => name));
    for (const line of open === '' ? [] : open.split('\n')) {
      if (line.startsWith('+')) unsaved.add(line.slice(1));
      else unsaved.delete(line.slice(1));
    }
    return unsaved;
  }, [policies, open]);
}
