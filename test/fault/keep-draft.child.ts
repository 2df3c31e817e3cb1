import { createPolicyService } from '../../main/services/policies/policy-service.ts';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { sample, textOf } from './texts.ts';

// Keeps one text through the service as a window does, says so, and waits for its end.
const [profile = '', step = '1'] = process.argv.slice(2);
const workspace = await openWorkspaceDatabase({ folder: profile, clock: () => new Date() });
if (workspace.state !== 'ready') throw new Error(workspace.message);
const { revisions, moves, settings } = workspace;
const { handlers } = createPolicyService({ profile, revisions, moves, settings, sample });
const context = { signal: new AbortController().signal, progress: () => {} };
const { baseHash } = await handlers['policies.open']({ name: sample.name }, context);
const draft = { name: sample.name, text: `${textOf(Number(step))}\uD800`, baseHash, sequence: Number(step) };
await handlers['policies.keepDraft'](draft, context);
process.stdout.write('answered\n');
setInterval(() => {}, 60_000);
