import type { z } from 'zod';
import type { policyContent } from '../../../shared/contract/workspace.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { PolicyDocument, Revision, Revisions } from '../../storage/revisions.ts';
import { readPolicyFile } from './policy-file.ts';
import type { PolicyFile } from './policy-file.ts';

/**
 * The text with which a policy opens: its unsaved text where there is some, else its file's.
 * Throws an RpcError where there is neither, and what the database throws.
 */
export function openPolicy(document: PolicyDocument, revisions: Revisions): z.input<typeof policyContent> {
  const file = readPolicyFile(document);
  const draft = revisions.newestDraft(document);
  if (draft === null) return fromFile(document, file, null);
  if (draft.state === 'damaged') return inPlaceOfDamaged(document, file, draft, revisions);
  if (file.state === 'text' && file.text === draft.text) {
    revisions.dropDrafts(document);
    return fromFile(document, file, null);
  }
  return fromDraft(document, file, draft.text, draft.baseHash);
}

function fromFile(
  { folder, name }: PolicyDocument,
  file: PolicyFile,
  problem: string | null,
): z.input<typeof policyContent> {
  if (file.state === 'text') return { name, text: file.text, baseHash: file.hash, draft: false, problem };
  if (file.state === 'refused') {
    throw new RpcError('bad_request', [problem, file.problem].filter(Boolean).join(' '));
  }
  const gone = `There is no "${name}" in ${folder}: bring the file back or choose another policy.`;
  throw new RpcError('not_found', problem ?? gone);
}

function fromDraft(
  { folder, name }: PolicyDocument,
  file: PolicyFile,
  text: string,
  baseHash: string | null,
): z.input<typeof policyContent> {
  if (file.state === 'absent') {
    const gone = `"${name}" is no longer in ${folder}: this is its unsaved text, and saving writes the file anew.`;
    return { name, text, baseHash: null, draft: true, problem: baseHash === null ? null : gone };
  }
  if (file.state === 'refused') {
    return { name, text, baseHash, draft: true, problem: `${file.problem} This is the unsaved text.` };
  }
  const changed = `"${name}" was changed in ${folder} since this unsaved text was begun: saving asks which of the two to keep.`;
  return { name, text, baseHash, draft: true, problem: baseHash === file.hash ? null : changed };
}

function inPlaceOfDamaged(
  document: PolicyDocument,
  file: PolicyFile,
  damaged: Revision,
  revisions: Revisions,
): z.input<typeof policyContent> {
  const { name } = document;
  const good = revisions.newestGood(document);
  const found = `The unsaved text of "${name}" kept at ${damaged.keptAt} is damaged (its checksum fails)`;
  if (good === null)
    return fromFile(document, file, `${found} and no older one is left: check the text before you go on.`);
  const what = good.kind === 'draft' ? 'unsaved text' : 'saved text';
  const problem = `${found}: this is the newest sound ${what}, kept at ${good.keptAt}. Check it before you go on.`;
  if (file.state === 'text' && file.text === good.text) return fromFile(document, file, problem);
  const content = fromDraft(document, file, good.text, good.baseHash);
  return { ...content, problem: [problem, content.problem].filter(Boolean).join(' ') };
}
