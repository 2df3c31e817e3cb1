import { createPolicyService } from '../../main/services/policies/policy-service.ts';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import { movedPolicies } from './moved-policies.ts';
import { sample } from './texts.ts';

// Renames, deletes and brings back policies without end, from one seed, until it is killed.
const [profile = '', seed = '1'] = process.argv.slice(2);
const workspace = await openWorkspaceDatabase({ folder: profile, clock: () => new Date() });
if (workspace.state !== 'ready') throw new Error(workspace.message);
const { revisions, moves, settings } = workspace;
const { handlers } = createPolicyService({ profile, revisions, moves, settings, sample });
const context = { signal: new AbortController().signal, progress: () => {} };
let state = Number(seed);

function below(limit: number): number {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
}

process.stdout.write('moving\n');
for (let step = 0; ; step += 1) {
  const { policies } = await handlers['workspace.read']({}, context);
  const name = policies[below(policies.length)]?.name;
  const newName = `${below(2) === 0 ? '' : 'team/'}${step % (movedPolicies * 2)}.policy.json`;
  const what = name === undefined ? 2 : below(3);
  try {
    if (what === 0 && name !== undefined) await handlers['policies.rename']({ name, newName }, context);
    else if (what === 1 && name !== undefined) await handlers['policies.delete']({ name }, context);
    else await handlers['policies.undelete']({}, context);
  } catch {
    // A name that is taken, or nothing to bring back.
  }
}
