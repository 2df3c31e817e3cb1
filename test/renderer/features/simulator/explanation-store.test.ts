import { describe, expect, it } from 'vitest';
import { createExplanationStore } from '../../../../renderer/features/simulator/explanation-store.ts';
import { createScriptedClient } from '../../scripted-client.ts';

describe('the explanation of the chosen object', () => {
  it('follows the simulation', async () => {
    const { client, calls } = createScriptedClient();
    const explanations = createExplanationStore(client);
    explanations.follow('one');
    explanations.choose(7);
    explanations.follow('two');
    expect(calls.map(({ input }) => input)).toEqual([
      { simulationId: 'one', position: 7 },
      { simulationId: 'two', position: 7 },
    ]);
    await calls[1]?.answer({ position: 7 });
    await calls[0]?.answer({ position: 7, late: true });
    expect(explanations.store.getState().explanation).toEqual({ position: 7 });
  });

  it('is gone once nothing is chosen', async () => {
    const { client, calls } = createScriptedClient();
    const explanations = createExplanationStore(client);
    explanations.follow('one');
    explanations.choose(7);
    await calls[0]?.answer({ position: 7 });
    explanations.choose(null);
    explanations.follow('two');
    expect(explanations.store.getState()).toMatchObject({ position: null, explanation: null });
    expect(calls).toHaveLength(1);
  });
});
