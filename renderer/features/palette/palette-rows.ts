import { defaultFilter } from 'cmdk';
import { commandGroups, commandTable } from '../../../shared/commands/command-table.ts';
import type { CommandEntry, CommandId } from '../../../shared/commands/command-table.ts';

/** A command with its name. */
export type NamedCommand = CommandEntry & { readonly id: CommandId };

/** Commands under a heading; ranked ones have none. */
export interface CommandSection {
  readonly title: string | null;
  readonly commands: readonly NamedCommand[];
}

/** Every command but those that the host never does. */
export function offeredCommands(desktop: boolean): readonly NamedCommand[] {
  const all: readonly NamedCommand[] = commandTable;
  return all.filter((entry) => desktop || entry.desktop !== true);
}

/** The heading of a group. */
export function groupTitle(group: CommandEntry['group']): string {
  return commandGroups.find(([name]) => name === group)?.[1] ?? group;
}

/**
 * The commands for what was typed: the best match first; while nothing is typed those used last, then all others under
 * their groups. The palette does not offer itself.
 */
export function commandSections(
  offered: readonly NamedCommand[],
  typed: string,
  recent: readonly CommandId[],
): readonly CommandSection[] {
  const choosable = offered.filter(({ id }) => id !== 'view.palette');
  const search = typed.trim();
  if (search !== '') {
    const commands = ranked(choosable, search, ({ words, keywords = '', group }) => ({
      text: words,
      more: [keywords, groupTitle(group)],
    }));
    return commands.length === 0 ? [] : [{ title: null, commands }];
  }
  const used = recent.flatMap((id) => choosable.find((entry) => entry.id === id) ?? []);
  const others = choosable.filter((entry) => !used.includes(entry));
  return [
    { title: 'Last used', commands: used },
    ...commandGroups.map(([group, title]) => ({
      title,
      commands: others.filter((entry) => entry.group === group),
    })),
  ].filter(({ commands }) => commands.length > 0);
}

// A hundredth of the best match is letters strewn over many words: nobody means that.
const leastShare = 0.01;

/** Those of some things that a search finds, the best match first; equal ones stay in their order. */
export function ranked<Item>(
  items: readonly Item[],
  search: string,
  textOf: (item: Item) => { readonly text: string; readonly more?: readonly string[] },
): readonly Item[] {
  const scored = items.map((item) => {
    const { text, more = [] } = textOf(item);
    // What a thing is called counts beside the other words for it, so that a name wins over them.
    return { item, score: defaultFilter(text, search) + defaultFilter(text, search, [...more]) };
  });
  const least = Math.max(...scored.map(({ score }) => score)) * leastShare;
  return scored
    .filter(({ score }) => score > 0 && score >= least)
    .toSorted((one, other) => other.score - one.score)
    .map(({ item }) => item);
}
