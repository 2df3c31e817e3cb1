import { createPolicyService } from '../../main/services/policies/policy-service.ts';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { sample } from './texts.ts';

// Starts as the program does, saves one text, and prints what a person would be told.
const [profile = ''] = process.argv.slice(2);
const workspace = await openWorkspaceDatabase({ folder: profile, clock: () => new Date() });
if (workspace.state === 'recovery') {
  process.stdout.write(`recovery ${workspace.reason} ${workspace.message}\n`);
} else {
  const { revisions, moves, settings } = workspace;
  const { handlers } = createPolicyService({ profile, revisions, moves, settings, sample });
  const context = { signal: new AbortController().signal, progress: () => {} };
  const { baseHash } = await handlers['policies.open']({ name: sample.name }, context);
  const text = `saved by process ${process.pid}`;
  try {
    await handlers['policies.save']({ name: sample.name, text, baseHash }, context);
    process.stdout.write('saved\n');
  } catch (thrown) {
    const { code, message } = thrown as { code: string; message: string };
    process.stdout.write(`failed ${code} ${message}\n`);
  }
  const kept = await handlers['policies.open']({ name: sample.name }, context);
  process.stdout.write(`draft ${String(kept.draft && kept.text === text)}\n`);
  workspace.close();
}
