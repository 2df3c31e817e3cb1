import type { Application } from '../../application.ts';
import type { CommandAction, CommandActions } from '../../commands/command-actions.ts';
import type { Kind, Verdict } from '../../../shared/report/simulation.ts';
import { onWorkbench } from '../../shell/on-workbench.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import { canBeWatched, isSame } from '../watches/watch-store.ts';
import { summaryOfSet } from './standing.ts';

/** The commands around counts, lists of objects and the chosen one. */
export type SimulatorCommandId =
  | 'simulation.again'
  | 'simulation.stop'
  | 'whatIf.back'
  | 'objects.entities'
  | 'objects.relationships'
  | 'objects.search'
  | 'objects.visible'
  | 'objects.undetermined'
  | 'objects.hidden'
  | 'objects.all'
  | 'explanation.watch'
  | 'explanation.close';

const noCounts = 'Nothing is decided: open a policy and an entity set first.';
const noObject = 'Choose an entity or a relationship first.';

/** Their actions; `root` holds the list of objects when it is on screen. */
export function simulatorCommands(
  targets: Pick<Application, 'simulation' | 'objects' | 'explanation' | 'whatIf' | 'watches'>,
  window: WindowStore,
  root: HTMLElement,
): CommandActions<SimulatorCommandId> {
  const { simulation, objects, explanation, whatIf, watches } = targets;

  function onList(run: () => void): CommandAction {
    return {
      refusal: () => (summaryOfSet(simulation.store.getState()) === null ? noCounts : null),
      run: () => onWorkbench(window, run),
    };
  }
  const listOf = (kind: Kind): CommandAction => onList(() => objects.change({ kind, bar: null }));
  const only = (verdict: Verdict): CommandAction => onList(() => objects.change({ verdict }));

  return {
    'simulation.again': {
      refusal: () => (simulation.store.getState().wanted === null ? noCounts : null),
      run: () => simulation.repeat(),
    },
    'simulation.stop': {
      refusal: () =>
        simulation.store.getState().status === 'running' ? null : 'Nothing is being decided now.',
      run: () => simulation.stop(),
    },
    'whatIf.back': {
      refusal: () =>
        whatIf.store.getState().changes.length === 0 ? 'Nothing is tried of this policy now.' : null,
      run: () => whatIf.clear(),
    },
    'objects.entities': listOf('entity'),
    'objects.relationships': listOf('relationship'),
    'objects.search': onList(() =>
      root.querySelector<HTMLElement>('[data-pane="The simulator"] input[type="search"]')?.focus(),
    ),
    'objects.visible': only('visible'),
    'objects.undetermined': only('undetermined'),
    'objects.hidden': only('hidden'),
    'objects.all': onList(() => objects.change({ verdict: null, bar: null, search: '' })),
    'explanation.watch': {
      refusal() {
        const { explanation: shown } = explanation.store.getState();
        if (shown === null) return noObject;
        return canBeWatched(shown)
          ? null
          : 'This object has neither an _id nor a _key of its own: give it one first.';
      },
      async run() {
        const { explanation: shown } = explanation.store.getState();
        if (shown === null) return;
        const watch = { kind: shown.kind, id: shown.id };
        const watched = watches.store.getState().rows.some((row) => isSame(row, watch));
        await (watched ? watches.unpin(watch) : watches.pin(watch));
      },
    },
    'explanation.close': {
      refusal: () => (explanation.store.getState().position === null ? 'No explanation is open.' : null),
      run: () => explanation.choose(null),
    },
  };
}
