import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createPolicyService } from '../../main/services/policies/policy-service.ts';
import type { PolicyService } from '../../main/services/policies/policy-service.ts';
import type { CallContext } from '../../shared/rpc/contract.ts';
import type { WorkspaceRecovery } from '../../main/storage/recovery.ts';
import { openWorkspaceDatabase } from '../../main/storage/workspace-database.ts';
import type { WorkspaceDatabase, WorkspaceOptions } from '../../main/storage/workspace-database.ts';
import { sample } from './texts.ts';

/** A clock that stands at noon of a day. */
export function clockAt(time: string): () => Date {
  return () => new Date(time);
}

/** The clock of tests that don't care. */
export const noon = clockAt('2026-11-23T12:00:00Z');

/** What a handler is given by a caller who neither cancels nor listens. */
export const context: CallContext<never> = { signal: new AbortController().signal, progress: () => {} };

/** A workspace database that must open, closed with the test. */
export async function openReady(
  folder: string,
  options: Partial<Omit<WorkspaceOptions, 'folder'>> = {},
): Promise<WorkspaceDatabase> {
  const opened = await openWorkspaceDatabase({ folder, clock: noon, ...options });
  if (opened.state !== 'ready') throw new Error(opened.message);
  onTestFinished(opened.close);
  return opened;
}

/** A workspace database that must need recovery. */
export async function openForRecovery(
  folder: string,
  options: Partial<Omit<WorkspaceOptions, 'folder'>> = {},
): Promise<WorkspaceRecovery> {
  const opened = await openWorkspaceDatabase({ folder, clock: noon, ...options });
  if (opened.state !== 'recovery') {
    opened.close();
    throw new Error('the database opened');
  }
  return opened;
}

/** The policy service over an open database. */
export function serviceOver(profile: string, workspace: WorkspaceDatabase): PolicyService {
  const { revisions, moves, settings } = workspace;
  return createPolicyService({ profile, revisions, moves, settings, sample });
}

/** Each file below a folder by its path, with the SHA-256 of its bytes. */
export function fingerprints(folder: string): Readonly<Record<string, string>> {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort()
    .map(
      (name) =>
        [
          name,
          createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex'),
        ] as const,
    );
  return Object.fromEntries(found);
}

/** Copies the files of a profile, but not what stands below it, as a power loss at this moment would leave them. */
export function snapshot(profile: string, target: string): void {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(profile)) {
    if (statSync(join(profile, name)).isFile()) copyFileSync(join(profile, name), join(target, name));
  }
}
