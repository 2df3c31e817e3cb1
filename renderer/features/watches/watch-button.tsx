import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { IconButton } from '../../components/button.tsx';
import { watchMessages } from './messages.ts';
import { canBeWatched, isSame } from './watch-store.ts';
import type { Watch } from './watch-store.ts';

/** Puts an object on the list of those that are watched, or takes it off. */
export function WatchButton({ kind, id }: Watch): ReactNode {
  const { watches } = useApplication();
  const watched = useStore(watches.store, ({ rows }) => rows.some((row) => isSame(row, { kind, id })));
  if (!canBeWatched({ kind, id })) {
    return <IconButton icon="pin" label={watchMessages.notWatchable} isDisabled />;
  }
  return watched ? (
    <IconButton icon="pinned" label={watchMessages.unpin} onPress={() => void watches.unpin({ kind, id })} />
  ) : (
    <IconButton icon="pin" label={watchMessages.pin} onPress={() => void watches.pin({ kind, id })} />
  );
}
