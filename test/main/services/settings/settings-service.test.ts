import { describe, expect, it } from 'vitest';
import { createSettingsService } from '../../../../main/services/settings/settings-service.ts';
import { temporaryFolder } from '../../../fixtures/temporary-folder.ts';
import { context, openReady } from '../../../fault/profile.ts';

async function start(
  profile: string,
  folder: () => string,
): Promise<ReturnType<typeof createSettingsService>> {
  const { settings } = await openReady(profile);
  return createSettingsService({ profile, settings, folder });
}

const tabs = { tabs: ['a.policy.json', 'team/b.policy.json'], active: 'a.policy.json' };

describe('what the window remembers', () => {
  it('is there after a restart, for each workspace folder by itself', async () => {
    const profile = temporaryFolder();
    const first = await start(profile, () => '/one');
    await first['settings.write']({ key: 'workspace.tabs', value: tabs }, context);
    const second = await start(profile, () => '/one');
    expect(await second['settings.read']({ key: 'workspace.tabs' }, context)).toEqual({ value: tabs });
    const other = await start(profile, () => '/other');
    expect(await other['settings.read']({ key: 'workspace.tabs' }, context)).toEqual({ value: null });
  });

  it('has the shape of its key, on the way in and out', async () => {
    const profile = temporaryFolder();
    const { settings } = await openReady(profile);
    const service = createSettingsService({ profile, settings, folder: () => '/one' });
    expect(() => service['settings.write']({ key: 'workspace.tabs', value: ['team/'] }, context)).toThrow(
      'reload the window',
    );
    settings.write('window:workspace.tabs:/one', ['of another version']);
    expect(await service['settings.read']({ key: 'workspace.tabs' }, context)).toEqual({ value: null });
  });
});
