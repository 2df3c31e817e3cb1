import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../shared/commands/command-table.ts';
import type { CommandId } from '../../../shared/commands/command-table.ts';
import { always } from '../../../renderer/commands/command-actions.ts';
import type { CommandAction, CommandActions } from '../../../renderer/commands/command-actions.ts';
import { createCommands } from '../../../renderer/commands/commands.ts';

function recorded(refused: Partial<Record<CommandId, string>> = {}, desktop = true) {
  const done: CommandId[] = [];
  const told: string[] = [];
  const actions = Object.fromEntries(
    commandTable.map(({ id }): [CommandId, CommandAction] => [
      id,
      { ...always(() => void done.push(id)), refusal: () => refused[id] ?? null },
    ]),
  ) as CommandActions;
  const commands = createCommands(actions, { mac: false, desktop }, (sentence) => told.push(sentence));
  return { commands, done, told };
}

const key = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

describe('commands', () => {
  it('do what their keys stand for', () => {
    const { commands, done } = recorded();
    expect(commands.press({ ...key, ctrlKey: true, key: 's' })).toBe(true);
    expect(commands.press({ ...key, shiftKey: true, key: 'F6' })).toBe(true);
    expect(done).toEqual(['policy.save', 'view.previousPane']);
  });

  it('leave to the editor the keys that it hears by itself', () => {
    const { commands, done } = recorded();
    expect(commands.press({ ...key, ctrlKey: true, key: 'f' })).toBe(false);
    expect(done).toEqual([]);
  });

  it('leave to a browser the keys by which it zooms', () => {
    const plus = { ...key, ctrlKey: true, shiftKey: true, key: '+' };
    const inBrowser = recorded({}, false);
    expect(inBrowser.commands.press(plus)).toBe(false);
    expect(inBrowser.done).toEqual([]);
    const { commands, done } = recorded();
    expect(commands.press(plus)).toBe(true);
    expect(commands.press({ ...key, ctrlKey: true, key: '=' })).toBe(true);
    expect(commands.press({ ...key, ctrlKey: true, key: '-' })).toBe(true);
    expect(commands.press({ ...key, ctrlKey: true, key: '0' })).toBe(true);
    expect(done).toEqual(['view.zoomIn', 'view.zoomIn', 'view.zoomOut', 'view.zoomReset']);
  });

  it('tell why they were not done', () => {
    const { commands, done, told } = recorded({ 'policy.save': 'No policy is open.' });
    commands.run('policy.save');
    expect(done).toEqual([]);
    expect(told).toEqual(['No policy is open.']);
    expect(commands.refusal('policy.save')).toBe('No policy is open.');
  });
});
