import { expect, it } from 'vitest';
import {
  createSettingsService,
  rememberedTheme,
} from '../../../../main/services/settings/settings-service.ts';
import { context, openReady } from '../../../fault/profile.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';

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
