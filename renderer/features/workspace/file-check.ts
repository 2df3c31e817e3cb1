import type { z } from 'zod';
import type { policyFileNow } from '../../../shared/contract/files.ts';
import { isDirty } from './policy-document.ts';
import type { PolicyDocument } from './policy-document.ts';

/** What stands in a policy's file at this moment. */
export type PolicyFileNow = z.output<typeof policyFileNow>;

/** What an open policy becomes once its file has been looked at; null where nothing changes. */
export type CheckOutcome =
  | { readonly change: Partial<PolicyDocument>; readonly keep: boolean }
  /** The file's text takes the place of the one on screen, which nobody has changed. */
  | { readonly reload: { readonly text: string; readonly hash: string } }
  | null;

/**
 * How an open policy answers to its file. Text that nobody typed over follows the file; typed text is never touched,
 * and is kept beside a file that went or became another.
 */
export function afterFileCheck(document: PolicyDocument, file: PolicyFileNow): CheckOutcome {
  switch (file.state) {
    case 'same':
      return document.save.state === 'conflict' ? { change: { save: { state: 'typed' } }, keep: true } : null;
    case 'absent':
      if (document.baseHash === null) return null;
      return {
        change: { baseHash: null, fileText: null, outside: 'deleted', save: { state: 'typed' } },
        keep: true,
      };
    case 'refused':
      return document.problem === file.problem ? null : { change: { problem: file.problem }, keep: false };
    case 'text':
      return afterOtherText(document, file);
    default:
      return file satisfies never;
  }
}

function afterOtherText(
  document: PolicyDocument,
  { text, hash }: Extract<PolicyFileNow, { state: 'text' }>,
): CheckOutcome {
  if (document.text === text) {
    // Keeping a text that equals its file ends its being unsaved.
    const change = { baseHash: hash, fileText: text, outside: null, problem: null } as const;
    return { change: { ...change, save: { state: 'typed' } }, keep: true };
  }
  if (!isDirty(document) && document.save.state === 'saved') return { reload: { text, hash } };
  if (document.save.state === 'conflict') return null;
  return { change: { save: { state: 'conflict' }, outside: null }, keep: document.save.state !== 'kept' };
}
