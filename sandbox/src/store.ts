import { mkdir } from 'node:fs/promises';

import { StartupError } from './errors.ts';
import { openJournal } from './journal.ts';
import { lockFolder } from './lock.ts';
import { emptyState, type State, tablesOf } from './state.ts';

/** The state and its way to disk. */
export interface Store {
  state: State;
  /** Resolves when every change up to now is on disk; at once in memory mode. */
  saved: () => Promise<void>;
  /** Saves what is left and frees the folder. */
  close: () => Promise<void>;
}

/**
 * Opens the state in `dataDir`, or one in memory when that is empty. One process per folder. `onChange` hears of every change.
 * @throws StartupError when the folder is in use, cannot be written, or holds something else.
 */
export async function openStore(dataDir: string, onChange: () => void): Promise<Store> {
  if (dataDir === '') {
    return { state: emptyState(onChange), saved: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new StartupError(`cannot make SANDBOX_DATA_DIR ${dataDir}`, { cause: error });
  });
  const unlock = await lockFolder(dataDir);
  const state = emptyState((table, key) => {
    journal.mark(table, key);
    onChange();
  });
  const tables = tablesOf(state);
  const journal = await openJournal(dataDir, {
    get: (table, key) => tables.get(table)?.get(key),
    // A table of another version is left alone.
    load: ([table, key, row]) => tables.get(table)?.load(key, row),
    *all() {
      for (const [name, table] of tables) for (const [key, row] of table.entries()) yield [name, key, row];
    },
  }).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  return {
    state,
    saved: journal.saved,
    close: async () => {
      await journal.close();
      await unlock();
    },
  };
}
