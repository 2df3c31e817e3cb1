import type { Database } from 'better-sqlite3';
import type { JsonValue } from '../../shared/json/json-value.ts';

/** Small values that the program remembers, each as JSON under a key. */
export interface Settings {
  /** The value of a key, to be checked by who asks; undefined where there is none. */
  readonly read: (key: string) => unknown;
  readonly write: (key: string, value: JsonValue) => void;
}

/** The settings of a workspace database. */
export function createSettings(database: Database): Settings {
  const select = database.prepare<[string], { value: string }>('SELECT value FROM setting WHERE key = ?');
  const upsert = database.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    read(key) {
      const row = select.get(key);
      return row === undefined ? undefined : parsed(row.value);
    },
    write(key, value) {
      upsert.run(key, JSON.stringify(value));
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
