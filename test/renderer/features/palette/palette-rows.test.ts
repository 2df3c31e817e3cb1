import { describe, expect, it } from 'vitest';
import {
  commandSections,
  offeredCommands,
  ranked,
} from '../../../../renderer/features/palette/palette-rows.ts';
import { commandTable } from '../../../../shared/commands/command-table.ts';

const offered = offeredCommands(true);

function found(typed: string): readonly string[] {
  return commandSections(offered, typed, []).flatMap(({ commands }) => commands.map(({ id }) => id));
}

describe('the palette', () => {
  it('offers every command but itself, and in a browser none that only the desktop does', () => {
    const all = commandTable.map(({ id }) => id);
    expect(offered.map(({ id }) => id)).toEqual(all);
    const shown = commandSections(offered, '', []).flatMap(({ commands }) => commands.map(({ id }) => id));
    expect(shown.toSorted()).toEqual(all.filter((id) => id !== 'view.palette').toSorted());
    const inBrowser = offeredCommands(false).map(({ id }) => id);
    expect(all.filter((id) => !inBrowser.includes(id))).toEqual([
      'view.zoomIn',
      'view.zoomOut',
      'view.zoomReset',
    ]);
  });

  it('shows while nothing is typed what was used last, then the rest by group, each command once', () => {
    const sections = commandSections(offered, '  ', ['theme.dark', 'policy.save']);
    expect(sections[0]).toMatchObject({
      title: 'Last used',
      commands: [{ id: 'theme.dark' }, { id: 'policy.save' }],
    });
    expect(sections.slice(1).map(({ title }) => title)).toEqual([
      'File',
      'Edit',
      'Policy',
      'Entities',
      'View',
      'Help',
    ]);
    const ids = sections.flatMap(({ commands }) => commands.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(offered.length - 1);
  });

  it('has no heading for what was used where nothing was, or only what is not offered', () => {
    expect(commandSections(offered, '', [])[0]?.title).toBe('File');
    expect(commandSections(offeredCommands(false), '', ['view.zoomIn'])[0]?.title).toBe('File');
  });

  it('finds by the beginnings of words, by other words and by its group, the best first', () => {
    expect(found('sett')[0]).toBe('answers.open');
    expect(found('theme d')[0]).toBe('theme.dark');
    expect(found('curl')).toContain('policy.copyRequest');
    expect(found('pin')).toContain('explanation.watch');
    expect(found('zzz')).toEqual([]);
    expect(commandSections([], 'save', [])).toEqual([]);
  });

  it('puts names before other words, and leaves out letters that are strewn over many words', () => {
    expect(found('verdict').slice(0, 2)).toEqual(['report.copyVerdict', 'report.saveVerdict']);
    expect(found('verdict')).toContain('objects.hidden');
    expect(found('verdict')).not.toContain('policy.keepMine');
  });

  it('ranks a whole word over letters strewn about', () => {
    const names = ['s-a-v-e-s', 'unsaved', 'save'];
    expect(ranked(names, 'save', (text) => ({ text }))[0]).toBe('save');
  });
});
