import { expect, it } from 'vitest';
import { createRecentCommands } from '../../../../renderer/features/palette/recent-commands.ts';
import { createWindowSettings } from '../../../../renderer/settings.ts';
import { createScriptedClient } from '../../scripted-client.ts';

it('remembers the last commands, the newest first and each once', async () => {
  const { client, last } = createScriptedClient();
  const recent = createRecentCommands(createWindowSettings(client));
  const reading = recent.read();
  await last('settings.read').answer({ value: ['theme.dark', 'of.another.version', 'theme.dark'] });
  await reading;
  expect(recent.store.getState()).toEqual(['theme.dark']);
  recent.use('policy.save');
  recent.use('theme.dark');
  expect(recent.store.getState()).toEqual(['theme.dark', 'policy.save']);
  expect(last('settings.write').input).toEqual({
    key: 'window.commands',
    value: ['theme.dark', 'policy.save'],
  });
});

it('keeps five', () => {
  const recent = createRecentCommands(createWindowSettings(createScriptedClient().client));
  for (const id of [
    'policy.new',
    'policy.save',
    'edit.cut',
    'edit.copy',
    'edit.paste',
    'edit.find',
  ] as const) {
    recent.use(id);
  }
  expect(recent.store.getState()).toEqual([
    'edit.find',
    'edit.paste',
    'edit.copy',
    'edit.cut',
    'policy.save',
  ]);
});
