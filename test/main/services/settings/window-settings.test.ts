import { expect, it } from 'vitest';
import {
  createSettingsService,
  rememberedTheme,
} from '../../../../main/services/settings/settings-service.ts';
import { context, openReady } from '../../../fault/profile.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';

function layout(groups: number): Record<string, Record<string, number>> {
  return Object.fromEntries(
    Array.from({ length: groups }, (_none, index) => [`g${index}`, { a: 30, b: 70 }]),
  );
}

it('is the theme that was chosen, in whatever folder, also after a restart', async () => {
  const profile = temporaryFolder();
  const first = await openReady(profile);
  expect(rememberedTheme(first.settings)).toBe('system');
  const service = createSettingsService({ profile, settings: first.settings, folder: () => '/one' });
  await service['settings.write']({ key: 'window.theme', value: 'dark' }, context);
  const second = await openReady(profile);
  expect(rememberedTheme(second.settings)).toBe('dark');
});

it('follows the system where what is remembered is no theme', async () => {
  const { settings } = await openReady(temporaryFolder());
  settings.write('window:window.theme', 'sepia');
  expect(rememberedTheme(settings)).toBe('system');
});

it('is beside sizes of panes, of which no more are kept than a window can have', async () => {
  const profile = temporaryFolder();
  const { settings } = await openReady(profile);
  const service = createSettingsService({ profile, settings, folder: () => '/one' });
  await service['settings.write']({ key: 'window.panels', value: layout(40) }, context);
  expect(() => service['settings.write']({ key: 'window.panels', value: layout(41) }, context)).toThrow(
    'reload the window',
  );
  expect(await service['settings.read']({ key: 'window.panels' }, context)).toEqual({ value: layout(40) });
});
