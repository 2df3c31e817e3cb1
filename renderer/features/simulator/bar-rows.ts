import { compareLabels } from '../../../shared/evaluate/tally.ts';
import type { Kind, SimulationSummary, Tally } from '../../../shared/report/simulation.ts';

/** How the objects of one `_type` or `_class` fare; null for those without one. */
export interface BarRow extends Tally {
  readonly value: string | null;
}

/** The bars of one kind, largest first; equal ones by name, so that an edit moves none. */
export function barsOf(summary: SimulationSummary, kind: Kind, by: 'type' | 'class'): readonly BarRow[] {
  const rows: readonly (BarRow & { readonly kind: Kind })[] =
    by === 'type'
      ? summary.byType.map((row) => ({ ...row, value: row.type }))
      : summary.byClass.map((row) => ({ ...row, value: row.class }));
  return rows
    .filter((row) => row.kind === kind)
    .toSorted((one, other) => other.total - one.total || compareLabels(one.value, other.value));
}
