import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicyService } from '../../main/services/policies/policy-service.ts';
import { temporaryFolder } from '../fixtures/temporary-folder.ts';
import { startChild } from './child.ts';
import { movedPolicies } from './moved-policies.ts';
import { context, openReady, serviceOver } from './profile.ts';

const ids = Array.from({ length: movedPolicies }, (_, index) => index);

describe('a process killed while it renames, deletes and brings back policies', () => {
  it('case 16: leaves each policy once, with its bytes, its unsaved text and its history', async () => {
    const profile = temporaryFolder();
    await fill(profile);
    for (let kill = 0; kill < 8; kill += 1) {
      const child = startChild('move-policies.child.ts', [profile, String(kill + 1)]);
      await child.printed('moving');
      await new Promise((resolve) => setTimeout(resolve, 40 + kill * 37));
      await child.kill();
      const workspace = await openReady(profile);
      const service = serviceOver(profile, workspace);
      try {
        expect(await found(service)).toEqual(
          ids.map((id) => ({ id, file: `file ${id}`, unsaved: `unsaved ${id}`, history: [`file ${id}`] })),
        );
      } finally {
        service.close();
        workspace.close();
      }
    }
  });
});

async function fill(profile: string): Promise<void> {
  const workspace = await openReady(profile);
  const service = serviceOver(profile, workspace);
  const { handlers } = service;
  for (const id of ids) {
    const name = `begin-${id}.policy.json`;
    const { baseHash } = await handlers['policies.create']({ name, text: `file ${id}` }, context);
    await handlers['policies.keepDraft']({ name, text: `unsaved ${id}`, baseHash, sequence: 1 }, context);
  }
  service.close();
  workspace.close();
}

/** Brings every policy back, whatever has its name, and tells what it is. */
async function found({ handlers, folder }: PolicyService): Promise<readonly object[]> {
  for (let step = 0; ; step += 1) {
    const { deleted, policies } = await handlers['workspace.read']({}, context);
    if (deleted === null) break;
    if (policies.some(({ name }) => name === deleted)) {
      const newName = `moved-${Date.now()}-${step}.policy.json`;
      await handlers['policies.rename']({ name: deleted, newName }, context);
    }
    await handlers['policies.undelete']({}, context);
  }
  const { policies } = await handlers['workspace.read']({}, context);
  const all = [];
  for (const { name } of policies) {
    const { text } = await handlers['policies.open']({ name }, context);
    const id = Number(/^unsaved (\d)$/.exec(text)?.[1] ?? Number.NaN);
    if (Number.isNaN(id)) continue;
    const { entries } = await handlers['history.list']({ name, below: null }, context);
    const history = await Promise.all(
      entries.map(async ({ revision }) => (await handlers['history.read']({ name, revision }, context)).text),
    );
    all.push({ id, file: readFileSync(join(folder(), name), 'utf8'), unsaved: text, history });
  }
  return all.sort((left, right) => left.id - right.id);
}
