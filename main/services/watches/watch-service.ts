import { watchesContract } from '../../../shared/contract/watches.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import type { PolicyDocument } from '../../storage/revisions.ts';
import type { Settings } from '../../storage/settings.ts';

const stored = watchesContract['watches.read'].output;

/** Makes the handlers that keep watches in `workspace.db`, by workspace folder and policy. */
export function createWatchService(options: {
  /** The present workspace folder. */
  readonly folder: () => string;
  readonly settings: Settings;
}): Handlers<typeof watchesContract> {
  const { folder, settings } = options;
  const keyOf = (policy: string): string => watchesKey({ folder: folder(), name: policy });
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

/** Gives the watches of a policy to its new name. */
export function moveWatches(settings: Settings, from: PolicyDocument, to: PolicyDocument): void {
  try {
    const found = stored.safeParse(settings.read(watchesKey(from)));
    if (found.success) settings.write(watchesKey(to), found.data);
  } catch {
    // The file has its new name all the same; its watches stay with the old one.
  }
}

function watchesKey({ folder, name }: PolicyDocument): string {
  return `watches ${JSON.stringify([folder, name])}`;
}
