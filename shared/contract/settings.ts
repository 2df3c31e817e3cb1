import { z } from 'zod';
import { call } from '../rpc/contract.ts';
import { mostColumns } from './browse.ts';
import { setId } from './entities.ts';
import { policyName, subfolderName } from './workspace.ts';

/** What a person can choose as the theme; `system` follows the operating system. */
export const themeChoice = z.enum(['system', 'light', 'dark', 'contrast']);

/** What a person can choose as the theme. */
export type ThemeChoice = z.output<typeof themeChoice>;

const share = z.number().min(0).max(100);

/** An object with few keys, none of them long. */
function smallRecord<Value extends z.ZodType>(value: Value): z.ZodRecord<z.ZodString, Value> {
  return z
    .record(z.string().max(40), value)
    .refine((record) => Object.keys(record).length <= 40, { error: 'too many keys' });
}

/**
 * What the window remembers from one run to the next, by key: its shape, and whether each workspace folder has a
 * value of its own. A new thing to remember is one more entry.
 */
export const windowSettings = {
  /** The open policies from left to right, and the one in front. */
  'workspace.tabs': {
    perFolder: true,
    value: z.strictObject({ tabs: z.array(policyName).max(200), active: policyName.nullable() }),
  },
  /** The folders whose policies are shown in the tree. */
  'workspace.expanded': { perFolder: true, value: z.array(subfolderName).max(2000) },
  /** The columns that a person chose for the objects of a kind in a set, the choice made last first. */
  'browse.columns': {
    perFolder: false,
    value: z
      .array(
        z.strictObject({
          setId,
          kind: z.enum(['entity', 'relationship']),
          columns: z.array(z.string().max(500)).max(mostColumns),
        }),
      )
      .max(50),
  },
  /** The theme that was chosen. */
  'window.theme': { perFolder: false, value: themeChoice },
  /** By the name of each group of panes, how many hundredths each of its panes takes. */
  'window.panels': {
    perFolder: false,
    value: smallRecord(smallRecord(share)),
  },
  /** The commands that were chosen in the palette, the newest first. */
  'window.commands': { perFolder: false, value: z.array(z.string().max(60)).max(20) },
} as const;

/** The name of something that the window remembers. */
export type SettingKey = keyof typeof windowSettings;

/** What is remembered under a key. */
export type SettingValue<Key extends SettingKey> = z.output<(typeof windowSettings)[Key]['value']>;

const keys = [
  'workspace.tabs',
  'workspace.expanded',
  'browse.columns',
  'window.theme',
  'window.panels',
  'window.commands',
] as const satisfies readonly SettingKey[];
const settingKey = z.enum(keys);
const settingValue = z.union([
  windowSettings['workspace.tabs'].value,
  windowSettings['workspace.expanded'].value,
  windowSettings['browse.columns'].value,
  windowSettings['window.theme'].value,
  windowSettings['window.panels'].value,
  windowSettings['window.commands'].value,
]);

/** What the window remembers; it belongs to the profile, not to the policies. */
export const settingsContract = {
  /** Null where nothing, or nothing that can be read, is remembered. */
  'settings.read': call(
    z.strictObject({ key: settingKey }),
    z.strictObject({ value: settingValue.nullable() }),
  ),
  /** `bad_request` where the value has not the shape of the key. */
  'settings.write': call(z.strictObject({ key: settingKey, value: settingValue }), z.strictObject({})),
};
