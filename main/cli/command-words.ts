import { parseArgs } from 'node:util';
import { nearestNames } from '../../shared/policy/near-names.ts';
import { CommandProblem } from './command-problem.ts';
import { printableText } from '../../shared/json/printable-text.ts';
import { standardInput } from './text-input.ts';

/** The commands there are. */
export const commandNames = ['lint', 'simulate', 'explain', 'decide', 'help'] as const;

/** The name of a command. */
export type CommandName = (typeof commandNames)[number];

/** The options and plain words behind a command's name, not yet understood. */
export interface GivenWords {
  readonly command: CommandName;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly plain: readonly string[];
}

const optionsOf = {
  lint: ['format', 'fail-on', 'fix', 'settle', 'entities'],
  simulate: ['policy', 'entities', 'decisions', 'door', 'format', 'settle'],
  explain: ['policy', 'entities', 'entity', 'format', 'settle'],
  decide: ['cases', 'format', 'settle'],
  help: [],
} as const satisfies Record<CommandName, readonly string[]>;

const flags: ReadonlySet<string> = new Set(['fix']);
const repeatable: ReadonlySet<string> = new Set(['entities', 'settle']);

/** Whether the words ask for help on their command. */
export function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

/** Sorts the words behind a command's name; throws a {@link CommandProblem} for an option that it does not have. */
export function readWords(command: CommandName, words: readonly string[]): GivenWords {
  const known: readonly string[] = optionsOf[command];
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    tokens: true,
    options: Object.fromEntries(
      known.map((name) => [name, { type: flags.has(name) ? ('boolean' as const) : ('string' as const) }]),
    ),
  });
  const values = new Map<string, string[]>();
  const plain: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') plain.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    if (!rawName.startsWith('--') || !known.includes(name)) {
      const there =
        known.length === 0
          ? 'it has none'
          : `its options are ${known.map((option) => `--${option}`).join(', ')}`;
      throw new CommandProblem(
        `${command} has no option ${printableText(rawName)}${suggestion(
          rawName,
          known.map((option) => `--${option}`),
        )}; ${there}`,
      );
    }
    if (flags.has(name)) {
      if (value !== undefined) throw new CommandProblem(`--${name} takes no value`);
      values.set(name, ['']);
      continue;
    }
    if (value === undefined || value === '') throw new CommandProblem(`--${name} needs a value`);
    if (!inlineValue && value.startsWith('-') && value !== standardInput) {
      throw new CommandProblem(
        `--${name} needs a value; write --${name}=${printableText(value)} where the value begins with a dash`,
      );
    }
    const before = values.get(name);
    if (before !== undefined && !repeatable.has(name)) throw new CommandProblem(`--${name} stands twice`);
    values.set(name, [...(before ?? []), value]);
  }
  return { command, values, plain };
}

/** Whether a word names a command. */
export function isCommandName(text: string): text is CommandName {
  return commandNames.some((name) => name === text);
}

/** What a person may have meant, as a part of a sentence; empty where nothing comes near. */
export function suggestion(text: string, known: readonly string[]): string {
  const [nearest] = nearestNames(text, known);
  return nearest === undefined ? '' : `, did you mean ${nearest}?`;
}
