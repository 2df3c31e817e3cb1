import { deepEqual } from 'node:assert/strict';
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../../main/services/policies/policy-file.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { serviceOver } from '../../../fault/profile.ts';
import { seedOfRun } from '../../../oracle/seed.ts';
import { callerOf, restart, start } from './started-service.ts';
import type { StartedService } from './started-service.ts';
import {
  discard,
  duplicate,
  emptyModel,
  isTaken,
  keepDraft,
  open,
  policyOf,
  remove,
  rename,
  save,
  undelete,
  writeOutside,
} from './workspace-model.ts';
import type { WorkspaceModel } from './workspace-model.ts';

const runs = 1000;

const name = fc.constantFrom(
  'a.policy.json',
  'b.policy.json',
  'team/a.policy.json',
  'team/deep/c.policy.json',
);
const text = fc.constantFrom('one', 'two', 'three\n', '');
const half = fc.boolean();

/** What happens to the workspace; `done` tells how far a crash let it come. */
const operation = fc.oneof(
  fc.record({ do: fc.constant('save' as const), name, text }),
  fc.record({ do: fc.constant('draft' as const), name, text }),
  fc.record({ do: fc.constant('discard' as const), name }),
  fc.record({ do: fc.constant('rename' as const), name, newName: name }),
  fc.record({ do: fc.constant('delete' as const), name }),
  fc.record({ do: fc.constant('undelete' as const) }),
  fc.record({ do: fc.constant('duplicate' as const), name }),
  fc.record({ do: fc.constant('write outside' as const), name, text }),
  fc.record({ do: fc.constant('remove outside' as const), name }),
  fc.record({ do: fc.constant('crash' as const) }),
  fc.record({ do: fc.constant('crash while renaming' as const), name, newName: name, done: half }),
  fc.record({ do: fc.constant('crash while deleting' as const), name, done: half }),
  fc.record({ do: fc.constant('crash while bringing back' as const), done: half }),
);
type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

/** The program, which a crash replaces, on a folder of its own. */
interface Stage {
  started: StartedService;
  readonly folder: string;
  readonly model: WorkspaceModel;
  sequence: number;
}

describe('the workspace', () => {
  it(`case 16: equals its model after each of ${runs} random sequences of saves, renamings, deletions, undoings, crashes and new starts`, async () => {
    let started = faster(await start());
    let closings = 0;
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 1, maxLength: 16 }),
        half,
        async (operations, closes) => {
          const folder = realpathSync(temporaryFolderOfRun(started));
          await started.call('workspace.open', { folder });
          const stage: Stage = { started, folder, model: emptyModel(), sequence: 0 };
          for (const one of operations) await perform(stage, one);
          // A new start with its checks takes its time: now and then.
          if (closes && (closings += 1) % 25 === 0) stage.started = faster(await restart(stage.started));
          started = stage.started;
          await compare(stage);
          compared += 1;
        },
      ),
      { numRuns: runs, seed: seedOfRun() },
    );
    expect(compared).toBe(runs);
  }, 600_000);
});

// Processes crash here and no power fails: nothing need wait for a disk.
function faster(started: StartedService): StartedService {
  started.workspace.database.pragma('synchronous = OFF');
  return started;
}

let made = 0;
function temporaryFolderOfRun({ profile }: StartedService): string {
  made += 1;
  const folder = join(profile, `run-${made}`);
  mkdirSync(folder);
  return folder;
}

async function perform(stage: Stage, one: Operation): Promise<void> {
  const { model, folder } = stage;
  const { call } = stage.started;
  switch (one.do) {
    case 'save':
      await call('policies.save', { name: one.name, text: one.text, baseHash: hashOf(stage, one.name) });
      save(model, one.name, one.text);
      return;
    case 'draft':
      stage.sequence += 1;
      await call('policies.keepDraft', {
        name: one.name,
        text: one.text,
        baseHash: hashOf(stage, one.name),
        sequence: stage.sequence,
      });
      keepDraft(model, one.name, one.text);
      return;
    case 'discard':
      deepEqual(await codeOf(call('policies.discardDraft', { name: one.name })), discard(model, one.name));
      return;
    case 'rename':
      deepEqual(
        await codeOf(call('policies.rename', { name: one.name, newName: one.newName })),
        rename(model, one.name, one.newName),
      );
      return;
    case 'delete':
      deepEqual(await codeOf(call('policies.delete', { name: one.name })), remove(model, one.name));
      return;
    case 'undelete':
      deepEqual(await codeOf(call('policies.undelete', {})), undelete(model));
      return;
    case 'duplicate':
      deepEqual(await codeOf(call('policies.duplicate', { name: one.name })), duplicate(model, one.name));
      return;
    case 'write outside':
      mkdirSync(dirname(join(folder, one.name)), { recursive: true });
      writeFileSync(join(folder, one.name), one.text);
      writeOutside(model, one.name, one.text);
      return;
    case 'remove outside':
      rmSync(join(folder, one.name), { force: true });
      writeOutside(model, one.name, null);
      return;
    default:
      crash(stage, one);
  }
}

/** Ends the program at a moment of an operation, without a word to it, and starts it again. */
function crash(stage: Stage, one: Extract<Operation, { do: `crash${string}` }>): void {
  const { model, folder } = stage;
  const { moves } = stage.started.workspace;
  switch (one.do) {
    case 'crash':
      break;
    case 'crash while renaming': {
      if (!isTaken(model, one.name) || isTaken(model, one.newName)) break;
      if (policyOf(model, one.name).file === null) break;
      moves.beginRenaming({ folder, name: one.name }, { folder, name: one.newName });
      if (!one.done) break;
      mkdirSync(dirname(join(folder, one.newName)), { recursive: true });
      renameSync(join(folder, one.name), join(folder, one.newName));
      rename(model, one.name, one.newName);
      break;
    }
    case 'crash while deleting': {
      const { file } = policyOf(model, one.name);
      if (file === null) break;
      const bytes = Buffer.from(file);
      moves.beginDeletion({ folder, name: one.name }, { bytes, sha256: sha256(bytes), mode: 0o600 });
      if (!one.done) break;
      rmSync(join(folder, one.name));
      // The text of the file was not made part of the history: that is done before.
      const { history, draft } = policyOf(model, one.name);
      model.deleted.push({ name: one.name, policy: { file, draft, history } });
      model.policies.delete(one.name);
      break;
    }
    case 'crash while bringing back': {
      const last = model.deleted.at(-1);
      if (last === undefined || last.policy.file === null || isTaken(model, last.name)) break;
      moves.mark(moves.newestDeletion(folder)?.deletion ?? -1, 'restoring');
      if (!one.done) break;
      mkdirSync(dirname(join(folder, last.name)), { recursive: true });
      writeFileSync(join(folder, last.name), last.policy.file);
      undelete(model);
      break;
    }
    default:
      one satisfies never;
  }
  // The program that crashed closes nothing; its watches go with its process.
  stage.started.service.close();
  const { workspace, profile } = stage.started;
  const service = serviceOver(profile, workspace);
  stage.started = { ...stage.started, service, call: callerOf(service) };
}

async function compare({ started: { call }, folder, model }: Stage): Promise<void> {
  const names = [...model.policies.keys()].filter((one) => isTaken(model, one)).sort();
  for (const one of names) {
    const opened = await call('policies.open', { name: one });
    open(model, one);
    const { file, draft } = policyOf(model, one);
    deepEqual(
      { name: one, text: opened.text, draft: opened.draft },
      {
        name: one,
        text: draft ?? file,
        draft: draft !== null,
      },
    );
    if (file !== null) deepEqual(readFileSync(join(folder, one), 'utf8'), file);
    const { entries } = await call('history.list', { name: one, below: null });
    const texts = await Promise.all(
      entries.map(async ({ revision }) => (await call('history.read', { name: one, revision })).text),
    );
    const history = policyOf(model, one).history.map((entry) => entry.text);
    deepEqual(texts, history.toReversed());
  }
  const { policies, deleted } = await call('workspace.read', {});
  deepEqual(
    policies,
    names.map((one) => ({ name: one, draft: policyOf(model, one).draft !== null })),
  );
  deepEqual(deleted, model.deleted.at(-1)?.name ?? null);
}

function hashOf({ model }: Stage, of: string): string | null {
  const { file } = policyOf(model, of);
  return file === null ? null : sha256(Buffer.from(file));
}

async function codeOf(done: Promise<unknown>): Promise<string | null> {
  try {
    await done;
    return null;
  } catch (error) {
    if (error instanceof RpcError) return error.code;
    throw error;
  }
}
