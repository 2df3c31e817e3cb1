import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { InstanceDescription } from './instance-lock.ts';
import { instanceHeader, readInstanceDescription } from './instance-lock.ts';

const answer = z.strictObject({ codeAddress: z.url().max(1000), address: z.url().max(1000) });

/** How to open a window of the browser host that runs already. */
export type RunningBrowserHost = z.output<typeof answer>;

/** What the holder of a profile's lock is. */
export type RunningInstance =
  | { readonly host: 'electron' }
  | ({ readonly host: 'browser' } & RunningBrowserHost)
  | { readonly host: 'silent' };

/**
 * Asks the program that holds a profile's lock for a new code; `silent` where it does not answer in `patience` ms. The
 * window of a browser host that is opened next shows the workspace folder, where one is given as a whole path.
 */
export async function askInstance(
  profile: string,
  patience: number,
  workspace: string | null = null,
): Promise<RunningInstance> {
  // The holder of the lock may still be on its way up.
  for (let waited = 0; waited < patience; waited += 100) {
    const instance = readInstanceDescription(profile);
    if (instance?.host === 'electron') return { host: 'electron' };
    const found = instance === null ? null : await askBrowserHost(instance, workspace);
    if (found !== null) return { host: 'browser', ...found };
    await wait(100);
  }
  return { host: 'silent' };
}

async function askBrowserHost(
  { port, secret }: Extract<InstanceDescription, { host: 'browser' }>,
  workspace: string | null,
): Promise<RunningBrowserHost | null> {
  const query = workspace === null ? '' : `?${new URLSearchParams({ workspace }).toString()}`;
  try {
    const response = await fetch(`http://127.0.0.1:${port}/instance${query}`, {
      headers: { [instanceHeader]: secret },
      redirect: 'error',
      signal: AbortSignal.timeout(2000),
    });
    return response.ok ? answer.parse(await response.json()) : null;
  } catch {
    return null;
  }
}
