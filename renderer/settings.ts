import type { z } from 'zod';
import { windowSettings } from '../shared/contract/settings.ts';
import type { SettingKey, SettingValue } from '../shared/contract/settings.ts';
import type { WindowClient } from './window-client.ts';

/** What the window remembers from one run to the next. */
export interface WindowSettings {
  /** Null where nothing is remembered, or it can't be read now. */
  readonly read: <Key extends SettingKey>(key: Key) => Promise<SettingValue<Key> | null>;
  /** Remembers a value; a window that can't goes on all the same. */
  readonly write: <Key extends SettingKey>(key: Key, value: SettingValue<Key>) => Promise<void>;
}

const shapes: { readonly [Key in SettingKey]: z.ZodType<SettingValue<Key>> } = {
  'workspace.tabs': windowSettings['workspace.tabs'].value,
  'workspace.expanded': windowSettings['workspace.expanded'].value,
  'browse.columns': windowSettings['browse.columns'].value,
  'window.theme': windowSettings['window.theme'].value,
  'window.panels': windowSettings['window.panels'].value,
  'window.commands': windowSettings['window.commands'].value,
};

/** Creates the way to what main remembers for the window. */
export function createWindowSettings(client: WindowClient): WindowSettings {
  return {
    async read(key) {
      try {
        const { value } = await client.call('settings.read', { key });
        return shapes[key].safeParse(value).data ?? null;
      } catch {
        return null;
      }
    },
    async write(key, value) {
      try {
        await client.call('settings.write', { key, value });
      } catch {
        // What was remembered before stays; the window works without.
      }
    },
  };
}
