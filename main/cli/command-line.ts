import type { Door } from '../../shared/evaluate/door.ts';
import { asksForHelp, commandNames, isCommandName, readWords, suggestion } from './command-words.ts';
import type { CommandName, GivenWords } from './command-words.ts';
import { CommandProblem } from './command-problem.ts';
import { printableText } from '../../shared/json/printable-text.ts';
import { standardInput } from './text-input.ts';

/** Text for people or JSON for programs. */
export type Format = 'text' | 'json';

/** The severities at which `lint` can end with exit 1. */
export type FailOn = 'error' | 'warning' | 'info';

/** What a person asked for, checked. */
export type Command =
  | { readonly name: 'help'; readonly topic: CommandName | null }
  | { readonly name: 'version' }
  | LintCommand
  | SimulateCommand
  | ExplainCommand
  | DecideCommand;

/** `latchkey lint`. */
export interface LintCommand {
  readonly name: 'lint';
  readonly files: readonly string[];
  readonly format: Format;
  readonly failOn: FailOn;
  readonly fix: boolean;
  readonly settle: string | null;
}

/** `latchkey simulate`. */
export interface SimulateCommand {
  readonly name: 'simulate';
  readonly policy: string;
  readonly entities: readonly string[];
  readonly decisions: string | null;
  readonly door: Door;
  readonly format: Format;
  readonly settle: string | null;
}

/** `latchkey explain`. */
export interface ExplainCommand {
  readonly name: 'explain';
  readonly policy: string;
  readonly entities: readonly string[];
  readonly entity: string;
  readonly format: Format;
  readonly settle: string | null;
}

/** `latchkey decide`. */
export interface DecideCommand {
  readonly name: 'decide';
  readonly cases: string;
  readonly settle: string | null;
}

/**
 * Reads the arguments behind the program's name. Throws a {@link CommandProblem} for what no command takes,
 * what is missing, and what stands twice.
 */
export function readCommandLine(words: readonly string[]): Command {
  const [name, ...rest] = words;
  if (name === undefined) throw new CommandProblem(`name a command: ${commandNames.join(', ')}`);
  if (name === '--version' || name === '-V') return { name: 'version' };
  if (name === '--help' || name === '-h') return { name: 'help', topic: null };
  if (!isCommandName(name)) {
    throw new CommandProblem(
      `there is no command "${printableText(name)}"${suggestion(name, commandNames)}; the commands are ${commandNames.join(', ')}`,
    );
  }
  if (name !== 'help' && asksForHelp(rest)) return { name: 'help', topic: name };
  const given = readWords(name, rest);
  switch (name) {
    case 'help':
      return readHelp(given);
    case 'lint':
      return readLint(given);
    case 'simulate':
      return readSimulate(given);
    case 'explain':
      return readExplain(given);
    case 'decide':
      return readDecide(given);
    default:
      return name satisfies never;
  }
}

function readHelp({ plain }: GivenWords): Command {
  const [topic, ...more] = plain;
  if (topic === undefined) return { name: 'help', topic: null };
  if (more.length > 0 || !isCommandName(topic)) {
    throw new CommandProblem(`help takes the name of one command: ${commandNames.join(', ')}`);
  }
  return { name: 'help', topic };
}

function readLint(given: GivenWords): LintCommand {
  if (given.plain.length === 0) throw new CommandProblem('lint needs a policy file, or - for standard input');
  if (given.values.has('entities')) {
    throw new CommandProblem(
      'lint does not take --entities yet: its checks need no entities in this version',
    );
  }
  const format = one(given, 'format') ?? 'text';
  if (format === 'sarif' || format === 'github') {
    throw new CommandProblem(`lint does not write ${format} yet: use --format text or json`);
  }
  const fix = given.values.has('fix');
  if (fix && given.plain.includes(standardInput)) {
    throw new CommandProblem('--fix needs files: standard input can not be written back');
  }
  onceFromStandardInput(given.plain);
  return {
    name: 'lint',
    files: given.plain,
    format: choice('format', format, ['text', 'json']),
    failOn: choice('fail-on', one(given, 'fail-on') ?? 'error', ['error', 'warning', 'info']),
    fix,
    settle: settleText(given),
  };
}

function readSimulate(given: GivenWords): SimulateCommand {
  noPlainWords(given);
  const policy = required(given, 'policy', 'FILE');
  const entities = requiredSets(given);
  onceFromStandardInput([policy, ...entities]);
  return {
    name: 'simulate',
    policy,
    entities,
    decisions: one(given, 'decisions'),
    door: choice('door', one(given, 'door') ?? 'query', ['query', 'lookup', 'rawData']),
    format: formatOf(given),
    settle: settleText(given),
  };
}

function readExplain(given: GivenWords): ExplainCommand {
  noPlainWords(given);
  const policy = required(given, 'policy', 'FILE');
  const entities = requiredSets(given);
  const entity = required(given, 'entity', 'ID');
  onceFromStandardInput([policy, ...entities]);
  return { name: 'explain', policy, entities, entity, format: formatOf(given), settle: settleText(given) };
}

function readDecide(given: GivenWords): DecideCommand {
  noPlainWords(given);
  const cases = required(given, 'cases', 'FILE');
  const format = one(given, 'format');
  if (format !== null && format !== 'json') {
    throw new CommandProblem(
      'decide answers in lines of JSON alone: leave --format out or write --format json',
    );
  }
  return { name: 'decide', cases, settle: settleText(given) };
}

function one(given: GivenWords, name: string): string | null {
  return given.values.get(name)?.[0] ?? null;
}

function required(given: GivenWords, name: string, value: string): string {
  const found = one(given, name);
  if (found === null) throw new CommandProblem(`${given.command} needs --${name} ${value}`);
  return found;
}

function requiredSets(given: GivenWords): readonly string[] {
  const found = given.values.get('entities');
  if (found === undefined) {
    throw new CommandProblem(`${given.command} needs --entities SET: a file, or the name of a stored set`);
  }
  return found;
}

function settleText(given: GivenWords): string | null {
  return given.values.get('settle')?.join(',') ?? null;
}

function formatOf(given: GivenWords): Format {
  return choice('format', one(given, 'format') ?? 'text', ['text', 'json']);
}

function choice<Value extends string>(name: string, value: string, allowed: readonly Value[]): Value {
  const found = allowed.find((candidate) => candidate === value);
  if (found === undefined) {
    throw new CommandProblem(`--${name} is one of ${allowed.join(', ')}, not "${printableText(value)}"`);
  }
  return found;
}

function noPlainWords(given: GivenWords): void {
  const [first] = given.plain;
  if (first === undefined) return;
  throw new CommandProblem(`${given.command} does not know what to do with "${printableText(first)}"`);
}

function onceFromStandardInput(paths: readonly string[]): void {
  if (paths.filter((path) => path === standardInput).length > 1) {
    throw new CommandProblem('standard input can be read once: name - for one thing alone');
  }
}
