import type { CommandId } from '../../shared/commands/command-table.ts';

/** What a command does in this window. */
export interface CommandAction {
  /** Why it can't be done now, in one sentence; null where it can. */
  readonly refusal: () => string | null;
  readonly run: () => void | Promise<void>;
}

/** The actions of some commands: a feature gives those of its own. */
export type CommandActions<Id extends CommandId = CommandId> = Readonly<Record<Id, CommandAction>>;

/** An action that can always be done. */
export function always(run: () => void | Promise<void>): CommandAction {
  return { refusal: () => null, run };
}
