import type { Clock } from '../storage/clock.ts';
import { failureReport } from './failure-report.ts';
import type { FailurePlace } from './failure-report.ts';
import { reportFailure } from './report-failure.ts';

/** What a person is told of an unexpected failure. */
export interface ToldFailure {
  readonly kind: 'failed';
  readonly sentence: string;
  readonly report: string;
}

/** Who must hear of failures that nothing in the program expected. */
export interface FailureWatchOptions extends Pick<FailurePlace, 'version' | 'host'> {
  readonly clock: Clock;
  /** Told of the first failure of this run alone: one dialog is enough to know. */
  readonly tell: (failure: ToldFailure) => void;
}

/** Takes in failures that nothing expected. */
export interface FailureWatch {
  readonly failed: (error: unknown, part: FailurePlace['part']) => void;
  /** Hears what the process would otherwise end of; the answer stops that. */
  readonly follow: (process: FailingProcess) => () => void;
}

/** What of Node's process is needed. */
export interface FailingProcess {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
  off(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

const sentences: Readonly<Record<FailurePlace['part'], string>> = {
  main: 'Something unexpected happened inside Latchkey. What you typed is kept. Go on, and start Latchkey again if something does not work.',
  worker:
    'The part of Latchkey that computes verdicts stopped unexpectedly and was started again. What you typed is kept. An import has to be begun anew.',
};

/** Creates the watch: every failure goes to the log, the first one to the person. */
export function createFailureWatch({ version, host, clock, tell }: FailureWatchOptions): FailureWatch {
  let told = false;

  function failed(error: unknown, part: FailurePlace['part']): void {
    reportFailure(error);
    if (told) return;
    told = true;
    const report = failureReport(error, { version, host, part, at: clock() });
    tell({ kind: 'failed', sentence: sentences[part], report });
  }

  function unexpected(error: unknown): void {
    failed(error, 'main');
  }

  return {
    failed,
    follow(process) {
      process.on('uncaughtException', unexpected);
      process.on('unhandledRejection', unexpected);
      return () => {
        process.off('uncaughtException', unexpected);
        process.off('unhandledRejection', unexpected);
      };
    },
  };
}
