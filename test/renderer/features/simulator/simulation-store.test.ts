import { describe, expect, it } from 'vitest';
import { createSimulationStore } from '../../../../renderer/features/simulator/simulation-store.ts';
import type {
  SimulationInput,
  SimulationStore,
} from '../../../../renderer/features/simulator/simulation-store.ts';
import { standingOf } from '../../../../renderer/features/simulator/standing.ts';
import type { Standing } from '../../../../renderer/features/simulator/standing.ts';
import { defaultAnswers } from '../../../../shared/evaluate/answers.ts';
import { RpcError } from '../../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../../scripted-client.ts';
import type { ScriptedClient } from '../../scripted-client.ts';
import { createScriptedTime } from '../../scripted-time.ts';
import type { ScriptedTime } from '../../scripted-time.ts';
import { summaryWith } from '../../summaries.ts';

interface Stage extends ScriptedClient {
  readonly simulation: SimulationStore;
  readonly time: ScriptedTime;
  readonly standing: () => Standing;
  readonly frame: () => void;
  readonly quiet: () => void;
}

function stage(): Stage {
  const scripted = createScriptedClient();
  let frames: (() => void)[] = [];
  let pauses: (() => void)[] = [];
  const time = createScriptedTime();
  const schedule = {
    nextFrame: (callback: () => void) => frames.push(callback),
    whenQuiet: (callback: () => void) => pauses.push(callback),
  };
  const simulation = createSimulationStore(scripted.client, schedule, time.after);
  return {
    ...scripted,
    simulation,
    time,
    standing: () => standingOf(simulation.store.getState()),
    frame() {
      const due = frames;
      frames = [];
      for (const callback of due) callback();
    },
    quiet() {
      const due = pauses;
      pauses = [];
      for (const callback of due) callback();
    },
  };
}

function input(policy: string, policyName = 'ci.policy.json', setId = 'sample'): SimulationInput {
  return { setId, policyName, policy, answers: defaultAnswers, changes: [] };
}

const broken = new RpcError('bad_request', 'This text is not a policy.');

describe('the counts', () => {
  it('are asked for once a frame, of the newest text', () => {
    const { simulation, frame, calls } = stage();
    for (const text of ['1', '2', '3']) simulation.request(input(text));
    expect(calls).toHaveLength(0);
    frame();
    expect(calls.map((call) => call.input)).toMatchObject([{ policy: '3', setId: 'sample' }]);
  });

  it('are never those of an older text: its call is cancelled and its late answer dropped', async () => {
    const { simulation, frame, calls } = stage();
    simulation.request(input('old'));
    frame();
    simulation.request(input('new'));
    frame();
    const [old, fresh] = calls;
    expect(old?.signal?.aborted).toBe(true);
    await fresh?.answer(summaryWith({ simulationId: 'new' }));
    await old?.answer(summaryWith({ simulationId: 'old' }));
    expect(simulation.store.getState()).toMatchObject({
      summary: { simulationId: 'new' },
      status: 'current',
    });
  });

  it('are never those of an older text that were answered in the moment of a keystroke', async () => {
    const { simulation, frame, calls } = stage();
    simulation.request(input('old'));
    frame();
    const answering = calls[0]?.answer(summaryWith({ simulationId: 'old' }));
    simulation.request(input('new'));
    frame();
    await answering;
    expect(simulation.store.getState()).toMatchObject({ summary: null, status: 'running' });
  });

  it('stay, marked, while the text is broken in the middle', async () => {
    const { simulation, frame, last } = stage();
    simulation.request(input('good'));
    frame();
    await last('simulation.run').answer(summaryWith({ simulationId: 'good' }));
    simulation.request(input('go'));
    frame();
    await last('simulation.run').refuse(broken);
    expect(simulation.store.getState()).toMatchObject({
      summary: { simulationId: 'good' },
      of: { policy: 'good' },
      status: 'broken',
      problem: 'This text is not a policy.',
    });
  });

  it.each([
    ['policy', input('go', 'other.policy.json')],
    ['set', input('go', 'ci.policy.json', 'mine')],
  ])('of another %s do not stand beside a broken text', async (_, other) => {
    const { simulation, frame, last } = stage();
    simulation.request(input('good'));
    frame();
    await last('simulation.run').answer(summaryWith({}));
    simulation.request(other);
    frame();
    await last('simulation.run').refuse(broken);
    expect(simulation.store.getState().summary).toBeNull();
  });

  it('say that they could not be computed, and can be asked for again', async () => {
    const { simulation, frame, last, calls } = stage();
    simulation.request(input('good'));
    frame();
    await last('simulation.run').refuse(new RpcError('unavailable', 'The worker is gone.'));
    expect(simulation.store.getState()).toMatchObject({ status: 'failed', problem: 'The worker is gone.' });
    simulation.repeat();
    frame();
    expect(calls).toHaveLength(2);
  });

  it('bring what the assumed answers hide once nothing changes for a moment', async () => {
    const { simulation, frame, quiet, last, calls } = stage();
    simulation.request(input('good'));
    frame();
    await last('simulation.run').answer(summaryWith({}));
    expect(calls).toHaveLength(1);
    quiet();
    await last('simulation.assumptions').answer({ assumptions: [] });
    expect(simulation.store.getState().assumptions).toEqual([]);
  });

  it('never stand beside assumptions of an older text', async () => {
    const { simulation, frame, quiet, last } = stage();
    simulation.request(input('good'));
    frame();
    await last('simulation.run').answer(summaryWith({}));
    quiet();
    const asked = last('simulation.assumptions');
    simulation.request(input('better'));
    frame();
    await asked.answer({ assumptions: [] });
    expect(asked.signal?.aborted).toBe(true);
    expect(simulation.store.getState().assumptions).toBeNull();
  });
});

describe('counts that are not those of the open policy', () => {
  /** Counts of `good` are on screen. */
  async function decided(): Promise<Stage> {
    const staged = stage();
    staged.simulation.request(input('good'));
    staged.frame();
    await staged.last('simulation.run').answer(summaryWith({ simulationId: 'good' }));
    return staged;
  }

  it.each([
    ['otherPolicy', input('else', 'other.policy.json')],
    ['otherSet', input('good', 'ci.policy.json', 'mine')],
    ['otherSet', input('else', 'other.policy.json', 'mine')],
  ])('are known as such at once: %s', async (standing, other) => {
    const staged = await decided();
    expect(staged.standing()).toBe('current');
    staged.simulation.request(other);
    expect(staged.standing()).toBe(standing);
    expect(staged.simulation.store.getState()).toMatchObject({ wanted: other, status: 'running' });
    staged.frame();
    expect(staged.standing()).toBe(standing);
    await staged.last('simulation.run').answer(summaryWith({ simulationId: 'else' }));
    expect(staged.standing()).toBe('current');
  });

  it('stay for half a second while an edit is decided, however often that begins anew, and are then old', async () => {
    const { simulation, time, frame, last, standing } = await decided();
    for (const text of ['a', 'ab', 'abc', 'abcd']) {
      simulation.request(input(text));
      frame();
      expect(standing()).toBe('current');
      time.pass(124);
    }
    time.pass(4);
    expect(standing()).toBe('earlierText');
    expect(simulation.store.getState()).toMatchObject({ waited: 'noticeable', of: { policy: 'good' } });
    time.pass(500);
    expect(simulation.store.getState().waited).toBe('long');
    await last('simulation.run').answer(summaryWith({ simulationId: 'edited' }));
    expect(standing()).toBe('current');
    expect(simulation.store.getState().waited).toBe('moment');
    time.pass(5000);
    expect(standing()).toBe('current');
  });

  it('stay old while the text that follows a broken one is decided', async () => {
    const { simulation, frame, last, standing } = await decided();
    simulation.request(input('go'));
    frame();
    await last('simulation.run').refuse(broken);
    simulation.request(input('goo'));
    frame();
    expect(simulation.store.getState().status).toBe('running');
    expect(standing()).toBe('earlierText');
  });

  it('stay, as old ones, where deciding an edit is stopped, and can be asked for again', async () => {
    const { simulation, frame, last, calls, standing } = await decided();
    simulation.request(input('better'));
    frame();
    simulation.stop();
    expect(last('simulation.run').signal?.aborted).toBe(true);
    await last('simulation.run').answer(summaryWith({ simulationId: 'late' }));
    expect(simulation.store.getState()).toMatchObject({
      status: 'stopped',
      summary: { simulationId: 'good' },
    });
    expect(standing()).toBe('earlierText');
    simulation.repeat();
    frame();
    expect(calls.at(-1)?.input).toMatchObject({ policy: 'better' });
  });

  it('are gone where deciding another policy is stopped, also before it began', async () => {
    const { simulation, frame, calls, standing } = await decided();
    simulation.request(input('else', 'other.policy.json'));
    simulation.stop();
    frame();
    expect(calls).toHaveLength(1);
    expect(standing()).toBe('none');
    expect(simulation.store.getState()).toMatchObject({
      status: 'stopped',
      wanted: { policyName: 'other.policy.json' },
    });
  });
});
