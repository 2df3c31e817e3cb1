import type { Application } from '../../application.ts';
import { readPolicyDocument } from '../../../shared/policy/policy-document.ts';
import { reachReport } from '../../../shared/report/reach-report.ts';
import type { ReportContext } from '../../../shared/report/report-context.ts';
import type { Report } from '../../../shared/report/report.ts';
import { verdictReport } from '../../../shared/report/verdict-report.ts';
import { standingOf } from '../simulator/standing.ts';
import { policyTitle } from '../workspace/workspace-store.ts';

/** A report with what a file of it may be called. */
export interface NamedReport {
  readonly report: Report;
  readonly words: readonly string[];
}

/** What reports are made of. */
export type ReportSource = Pick<Application, 'simulation' | 'explanation' | 'entities'>;

/** Why no report can be made of the counts; null where one can. */
export function reachRefusal({ simulation }: ReportSource): string | null {
  const standing = standingOf(simulation.store.getState());
  if (standing === 'none') return 'Nothing is decided: open a policy and an entity set first.';
  return standing === 'current' ? null : 'The counts are not those of the open text yet.';
}

/** Why no report can be made of the explanation; null where one can. */
export function verdictRefusal(source: ReportSource): string | null {
  const { explanation: shown } = source.explanation.store.getState();
  return shown === null ? 'Choose an entity or a relationship first.' : reachRefusal(source);
}

/** The report of what the open policy shows; null where there is none. */
export function reachOf(source: ReportSource, madeAt: string): NamedReport | null {
  const context = contextOf(source, madeAt);
  const { summary, assumptions } = source.simulation.store.getState();
  if (context === null || summary === null) return null;
  return {
    report: reachReport(context, summary, assumptions ?? []),
    words: ['reach of', context.policyName],
  };
}

/** The report of the explained object; null where there is none. */
export function verdictOf(source: ReportSource, madeAt: string): NamedReport | null {
  const context = contextOf(source, madeAt);
  const { explanation: shown } = source.explanation.store.getState();
  if (context === null || shown === null) return null;
  return {
    report: verdictReport(context, shown),
    words: [context.policyName, shown.name, shown.verdict],
  };
}

/** What was decided, with which answers, of which set; all of the counts on screen and not of what was typed since. */
function contextOf({ simulation, entities }: ReportSource, madeAt: string): ReportContext | null {
  const { of } = simulation.store.getState();
  if (of === null) return null;
  const { sets, chosen, selected } = entities.store.getState();
  const { policy } = readPolicyDocument(of.policy);
  if (selected !== of.setId || policy === null) return null;
  return {
    policyName: policyTitle(of.policyName),
    policy,
    changes: of.changes,
    sets: sets.filter(({ id }) => chosen.includes(id)),
    answers: of.answers,
    madeAt,
  };
}
