import type { JsonValue } from '../../../shared/json/json-value.ts';
import { windowSettings } from '../../../shared/contract/settings.ts';
import type { settingsContract, SettingKey, ThemeChoice } from '../../../shared/contract/settings.ts';
import type { Handlers } from '../../../shared/rpc/contract.ts';
import { RpcError } from '../../../shared/rpc/rpc-error.ts';
import type { Settings } from '../../storage/settings.ts';
import { storageFailure } from '../../storage/storage-failure.ts';

/** What {@link createSettingsService} needs. */
export interface SettingsServiceOptions {
  /** The profile folder. */
  readonly profile: string;
  readonly settings: Settings;
  /** The workspace folder at this moment. */
  readonly folder: () => string;
}

/** Serves what the window remembers; each value is checked by its key's shape on the way in and out. */
export function createSettingsService(options: SettingsServiceOptions): Handlers<typeof settingsContract> {
  const { profile, settings, folder } = options;

  function storedKey(key: SettingKey): string {
    return windowSettings[key].perFolder ? `window:${key}:${folder()}` : `window:${key}`;
  }

  return {
    'settings.read': ({ key }) => ({
      value: windowSettings[key].value.safeParse(settings.read(storedKey(key))).data ?? null,
    }),
    'settings.write'({ key, value }) {
      const checked = windowSettings[key].value.safeParse(value);
      if (!checked.success) {
        throw new RpcError('bad_request', `"${key}" can't be remembered in this shape: reload the window.`);
      }
      const json: JsonValue = checked.data;
      try {
        settings.write(storedKey(key), json);
      } catch (thrown) {
        throw storageFailure(`"${key}" is not remembered`, `workspace.db in ${profile}`, thrown);
      }
      return {};
    },
  };
}

/** The theme that was chosen in the window. */
export function rememberedTheme(settings: Settings): ThemeChoice {
  return (
    windowSettings['window.theme'].value.safeParse(settings.read('window:window.theme')).data ?? 'system'
  );
}
