import { join } from 'node:path';
import type { windowContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc/contract.ts';

type WindowHandlers = Handlers<typeof windowContract>;

/** Who is told of what the window opens, so that the desktop around it can show it. */
export interface Watchers {
  /** The folders used before, newest first, when they have changed. */
  readonly onRecent: (folders: readonly string[]) => void;
  /** The path of a policy file that was opened. */
  readonly onPolicy: (path: string) => void;
}

/** The same handlers, watched. */
export function watchedHandlers(handlers: WindowHandlers, { onRecent, onPolicy }: Watchers): WindowHandlers {
  let folder: string | null = null;
  let recent = '';
  function seen<State extends { readonly folder: string; readonly recent: readonly string[] }>(
    state: State,
  ): State {
    ({ folder } = state);
    const now = JSON.stringify(state.recent);
    // A menu that is made anew closes under the person's hand.
    if (now !== recent) onRecent(state.recent);
    recent = now;
    return state;
  }
  return {
    ...handlers,
    'workspace.read': async (input, context) => seen(await handlers['workspace.read'](input, context)),
    'workspace.open': async (input, context) => seen(await handlers['workspace.open'](input, context)),
    async 'policies.open'(input, context) {
      const content = await handlers['policies.open'](input, context);
      if (folder !== null) onPolicy(join(folder, content.name));
      return content;
    },
  };
}
