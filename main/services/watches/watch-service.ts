import { watchesContract } from '../../../shared/contract/watches.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import type { Settings } from '../../storage/settings.ts';

const stored = watchesContract['watches.read'].output;

/** Makes the handlers that keep watches in `workspace.db`, by workspace folder and policy. */
export function createWatchService(options: {
  /** The present workspace folder. */
  readonly folder: () => string;
  readonly settings: Settings;
}): Handlers<typeof watchesContract> {
  const { folder, settings } = options;
  const keyOf = (policy: string): string => `watches ${JSON.stringify([folder(), policy])}`;
  return {
    'watches.read'({ policy }) {
      const found = stored.safeParse(settings.read(keyOf(policy)));
      return found.success ? found.data : { watches: [] };
    },
    'watches.write'({ policy, watches }) {
      settings.write(keyOf(policy), { watches });
      return {};
    },
  };
}
