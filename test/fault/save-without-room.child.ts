import { createPolicyService } from '../../main/services/policies/policy-service.ts';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { sample } from './texts.ts';

// Saves a text that takes 2 MB unsaved and 3 MB in its file, until there is room for the file.
const [profile = ''] = process.argv.slice(2);
const workspace = await openWorkspaceDatabase({ folder: profile, clock: () => new Date() });
if (workspace.state !== 'ready') throw new Error(workspace.message);
const { revisions, moves, settings } = workspace;
const { handlers } = createPolicyService({ profile, revisions, moves, settings, sample });
const context = { signal: new AbortController().signal, progress: () => {} };
const { baseHash } = await handlers['policies.open']({ name: sample.name }, context);
const text = '鍵'.repeat(1_000_000);
for (;;) {
  try {
    await handlers['policies.save']({ name: sample.name, text, baseHash }, context);
    break;
  } catch (thrown) {
    const { code, message } = thrown as { code: string; message: string };
    process.stdout.write(`failed ${code} ${message}\n`);
    const kept = await handlers['policies.open']({ name: sample.name }, context);
    process.stdout.write(`draft ${String(kept.draft && kept.text === text)}\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
process.stdout.write('saved\n');
