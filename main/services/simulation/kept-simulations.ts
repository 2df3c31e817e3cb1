import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { Simulation } from '../../../shared/evaluate/simulate.ts';
import type { LoadedSet } from '../entities/loaded-sets.ts';

/** A simulation that the window may still ask about. */
export interface KeptSimulation {
  readonly id: string;
  readonly set: LoadedSet;
  readonly simulation: Simulation;
}

/** The simulations made last, all of one set: those of a set before it would keep the whole of it in memory. */
export interface KeptSimulations {
  readonly keep: (set: LoadedSet, simulation: Simulation) => KeptSimulation;
  /** Throws an RpcError where it is no longer kept. */
  readonly find: (id: string) => KeptSimulation;
}

const most = 3;

/** Makes an empty keeper. */
export function createKeptSimulations(): KeptSimulations {
  let kept: readonly KeptSimulation[] = [];
  let last = 0;
  return {
    keep: (set, simulation) => {
      last += 1;
      const newest = { id: `simulation-${last}`, set, simulation };
      kept = [newest, ...kept.filter((one) => one.set === set)].slice(0, most);
      return newest;
    },
    find: (id) => {
      const found = kept.find((one) => one.id === id);
      if (found === undefined) {
        throw new RpcError(
          'not_found',
          'These verdicts are no longer kept; edit the policy to compute them anew.',
        );
      }
      return found;
    },
  };
}
