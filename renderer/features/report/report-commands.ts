import type { CommandAction, CommandActions } from '../../commands/command-actions.ts';
import { htmlOf } from '../../../shared/report/html.ts';
import { markdownOf } from '../../../shared/report/markdown.ts';
import type { WindowStore } from '../../shell/window-store.ts';
import { reachOf, reachRefusal, verdictOf, verdictRefusal } from './report-source.ts';
import type { NamedReport, ReportSource } from './report-source.ts';
import { pageName, savePage } from './save-page.ts';

/** The commands that take a verdict or a reach out of the window. */
export type ReportCommandId =
  | 'report.copyReach'
  | 'report.saveReach'
  | 'report.copyVerdict'
  | 'report.saveVerdict';

const notMade = 'No report was made: wait until the counts are those of the open text, then try again.';

/** Their actions. */
export function reportCommands(source: ReportSource, window: WindowStore): CommandActions<ReportCommandId> {
  async function copy(report: NamedReport | null, said: string): Promise<void> {
    if (report === null) {
      window.notify([notMade]);
      return;
    }
    try {
      await navigator.clipboard.writeText(markdownOf(report.report));
      window.say(said);
    } catch {
      window.notify(['The clipboard could not be written: bring the window to the front and try again.']);
    }
  }

  function save(report: NamedReport | null): void {
    if (report === null) {
      window.notify([notMade]);
      return;
    }
    const name = pageName(...report.words);
    savePage(name, htmlOf(report.report));
    window.say(`Saving ${name}`);
  }

  const ofReach = (run: () => void | Promise<void>): CommandAction => ({
    refusal: () => reachRefusal(source),
    run,
  });
  const ofVerdict = (run: () => void | Promise<void>): CommandAction => ({
    refusal: () => verdictRefusal(source),
    run,
  });
  return {
    'report.copyReach': ofReach(() => copy(reachOf(source, now()), 'Reach copied as Markdown')),
    'report.saveReach': ofReach(() => save(reachOf(source, now()))),
    'report.copyVerdict': ofVerdict(() => copy(verdictOf(source, now()), 'Verdict copied as Markdown')),
    'report.saveVerdict': ofVerdict(() => save(verdictOf(source, now()))),
  };
}

function now(): string {
  return new Date().toISOString();
}
