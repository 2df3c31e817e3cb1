import { onTestFinished } from 'vitest';
import type { PolicyService } from '../../../../main/services/policies/policy-service.ts';
import type { WorkspaceDatabase } from '../../../../main/storage/workspace-database.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { context, openReady, serviceOver } from '../../../fault/profile.ts';

/** The policy service on a profile of its own, as the window calls it. */
export interface StartedService {
  readonly profile: string;
  readonly workspace: WorkspaceDatabase;
  readonly service: PolicyService;
  /** The workspace folder at the start. */
  readonly folder: string;
  /** Calls with the context that no test looks at; a thrown error rejects. */
  readonly call: <Method extends keyof PolicyService['handlers']>(
    method: Method,
    input: Parameters<PolicyService['handlers'][Method]>[0],
  ) => Promise<Awaited<ReturnType<PolicyService['handlers'][Method]>>>;
}

/** Starts the service; it ends with the test. */
export async function start(profile = temporaryFolder()): Promise<StartedService> {
  const workspace = await openReady(profile);
  const service = serviceOver(profile, workspace);
  onTestFinished(service.close);
  return { profile, workspace, service, folder: service.folder(), call: callerOf(service) };
}

/** Calls a service as a window does. */
export function callerOf(service: PolicyService): StartedService['call'] {
  return async (method, input) => {
    const handler = service.handlers[method] as (input: unknown, given: typeof context) => Promise<never>;
    return await handler(input, context);
  };
}

/** Starts again on the same profile, as after a restart of the program. */
export async function restart({ workspace, service, profile }: StartedService): Promise<StartedService> {
  service.close();
  workspace.close();
  return await start(profile);
}
