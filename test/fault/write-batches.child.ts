import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { documentName, textOf } from './texts.ts';

// Writes texts until it is killed, and prints each once it counts as kept.
const [folder = '', first = '1'] = process.argv.slice(2);
const workspace = await openWorkspaceDatabase({ folder, clock: () => new Date() });
if (workspace.state !== 'ready') throw new Error(workspace.message);
const document = { folder: 'somewhere', name: documentName };
for (let step = Number(first); ; step += 1) {
  const text = textOf(step);
  const revision = workspace.revisions.keepDraft(document, text, null);
  process.stdout.write(`draft ${step}\n`);
  if (step % 3 !== 0) continue;
  const newHash = String(step).padStart(64, '0');
  workspace.revisions.recordSave(document, { text, throughRevision: revision, oldHash: null, newHash });
  process.stdout.write(`save ${step}\n`);
}
