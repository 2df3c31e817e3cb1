import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useApplication } from '../../application-context.ts';
import { Button } from '../../components/button.tsx';
import { Message } from '../../components/message.tsx';
import { whatIfMessages } from './messages.ts';

/** That the counts are not those of the text as it stands, what those are, and the way back; absent otherwise. */
export function WhatIfNotice(): ReactNode {
  const { whatIf, simulation, commands } = useApplication();
  const { changes, ended } = useStore(whatIf.store);
  const unchanged = useStore(simulation.store, (state) => state.summary?.unchanged ?? null);
  if (ended) {
    return (
      <Message tone="note">
        {whatIfMessages.ended}{' '}
        <Button look="link" onPress={whatIf.clear}>
          {whatIfMessages.dismiss}
        </Button>
      </Message>
    );
  }
  if (changes.length === 0) return null;
  return (
    <Message tone="warning">
      {whatIfMessages.trying(changes)} {unchanged !== null && whatIfMessages.unchanged(unchanged)}{' '}
      <Button onPress={() => commands.run('whatIf.back')}>{whatIfMessages.back}</Button>
    </Message>
  );
}
