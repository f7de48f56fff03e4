import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from './errors.ts';
import { lockFolder } from './lock.ts';
import { emptyState, type State } from './state.ts';

/** The state and its way to disk. */
export interface Store {
  state: State;
  /** To be called after every change of the state. */
  changed: () => void;
  /** Resolves when every change up to now is on disk; at once in memory mode. */
  saved: () => Promise<void>;
  /** Saves what is left and frees the folder. */
  close: () => Promise<void>;
}

const FILE_NAME = 'sandbox.json';

/**
 * Opens the state in `dataDir`, or one in memory when that is empty. One process per folder.
 * @throws StartupError when the folder is in use, cannot be written, or holds something else.
 */
export async function openStore(dataDir: string): Promise<Store> {
  if (dataDir === '') {
    return { state: emptyState(), changed: () => {}, saved: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw new StartupError(`cannot make SANDBOX_DATA_DIR ${dataDir}`, { cause: error });
  });
  const unlock = await lockFolder(dataDir);
  const file = join(dataDir, FILE_NAME);
  const state = await readState(file).catch(async (error: unknown) => {
    await unlock();
    throw error;
  });
  const writer = createWriter(file, state);
  return {
    state,
    changed: writer.changed,
    saved: writer.saved,
    close: async () => {
      await writer.saved();
      await unlock();
    },
  };
}

async function readState(file: string): Promise<State> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return emptyState();
    throw new StartupError(`cannot read ${file}`, { cause: error });
  }
  try {
    const state = JSON.parse(text) as State;
    if (state.version !== 1) throw new Error(`unknown version ${String(state.version)}`);
    return { ...emptyState(), ...state };
  } catch (error) {
    throw new StartupError(`${file} is no sandbox state of this version; move it away to start afresh`, {
      cause: error,
    });
  }
}

/** Writes are whole files, renamed into place, never two at once: changes made during a write share the next one. */
function createWriter(file: string, state: State): Pick<Store, 'changed' | 'saved'> {
  let running: Promise<void> = Promise.resolve();
  let next: Promise<void> | undefined;

  const write = async () => {
    // Secrets and tokens are inside: for the owner only.
    await writeFile(`${file}.tmp`, JSON.stringify(state), { mode: 0o600 });
    await rename(`${file}.tmp`, file);
  };
  const queue = () => {
    // Begins in a later microtask, when the change in progress is complete; a failed write is made up by this one.
    const mine = running.catch(reportedBySaved).then(() => {
      running = mine;
      next = undefined;
      return write();
    });
    mine.catch(reportedBySaved);
    return mine;
  };
  return {
    changed: () => {
      next ??= queue();
    },
    saved: () => next ?? running,
  };
}

/** Boundary: a write nobody waits for. Whoever needs the change on disk awaits `saved`, which fails with the reason. */
function reportedBySaved(): void {}
