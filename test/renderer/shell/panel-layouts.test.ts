import { expect, it } from 'vitest';
import { createPanelLayouts } from '../../../renderer/shell/panel-layouts.ts';
import { createWindowSettings } from '../../../renderer/settings.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import { createScriptedClient } from '../scripted-client.ts';

it('gives each group the sizes that were left, and keeps those of the others', async () => {
  const { client, last } = createScriptedClient();
  const layouts = createPanelLayouts(createWindowSettings(client));
  const reading = layouts.read();
  await last('settings.read').answer({ value: { workbench: { files: 20, text: 80 } } });
  await reading;
  expect(layouts.layoutOf('workbench')).toEqual({ files: 20, text: 80 });
  expect(layouts.layoutOf('toString')).toBeUndefined();
  layouts.keep('bars', { bars: 30, list: 70 });
  expect(last('settings.write').input).toEqual({
    key: 'window.panels',
    value: { workbench: { files: 20, text: 80 }, bars: { bars: 30, list: 70 } },
  });
  expect(layouts.layoutOf('bars')).toEqual({ bars: 30, list: 70 });
});

it('goes on without where nothing can be read', async () => {
  const { client, last } = createScriptedClient();
  const layouts = createPanelLayouts(createWindowSettings(client));
  const reading = layouts.read();
  await last('settings.read').refuse(new RpcError('storage', 'The disk is full.'));
  await reading;
  expect(layouts.layoutOf('workbench')).toBeUndefined();
});
