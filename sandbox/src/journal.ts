import { type FileHandle, open, rename } from 'node:fs/promises';
import { join } from 'node:path';

import { type Change, HEADER, listFiles, logName, removeFiles, replay, snapshotName } from './journal-files.ts';

/** Logs shorter than this are not worth a snapshot. */
const SMALLEST_COMPACTION = 8 << 20;
const CHUNK = 1 << 20;

/** The state on disk: a snapshot and the changes since. */
export interface Journal {
  /** The row of this key changed; written down soon, in one line with what else changes in this tick. */
  mark: (table: string, key: string) => void;
  /** Resolves when every change marked so far is in the file, where a kill of the process cannot reach it. */
  saved: () => Promise<void>;
  close: () => Promise<void>;
}

/** Where the journal finds the rows. */
export interface Rows {
  get: (table: string, key: string) => unknown;
  load: (change: Change) => void;
  all: () => Iterable<Change>;
}

/**
 * Replays the folder's files into `rows` and keeps them up to date. A line holds whole rows, so replaying it twice does no
 * harm: a snapshot may be taken while changes go on, as long as those go to a log that is replayed after it.
 * @throws StartupError when the files hold something else
 */
export async function openJournal(folder: string, rows: Rows): Promise<Journal> {
  const files = await listFiles(folder);
  await removeFiles(folder, files.stale);
  let snapshotBytes =
    files.snapshot === undefined ? 0 : await replay(join(folder, snapshotName(files.snapshot)), false, rows.load);
  let logBytes = 0;
  for (const log of files.logs) {
    logBytes += await replay(join(folder, logName(log)), log === files.logs.at(-1), rows.load);
  }
  let generation = files.logs.at(-1) ?? files.snapshot ?? 1;
  let log = await openLog(join(folder, logName(generation)));
  let marked = new Map<string, Set<string>>();
  let running = Promise.resolve();
  let next: Promise<void> | undefined;
  let compacting: Promise<void> | undefined;

  function mark(table: string, key: string): void {
    const keys = marked.get(table) ?? new Set();
    marked.set(table, keys.add(key));
  }

  /** Begins in a later microtask, when the change in progress is complete; changes made during a write share the next. */
  function queue(): Promise<void> {
    const mine = running.catch(reportedBySaved).then(() => {
      running = mine;
      next = undefined;
      return writeMarked();
    });
    mine.catch(reportedBySaved);
    return mine;
  }

  function toChange(table: string, key: string): Change {
    const row = rows.get(table, key);
    return row === undefined ? [table, key] : [table, key, row];
  }

  async function writeMarked(): Promise<void> {
    const taken = marked;
    marked = new Map();
    try {
      const changes = [...taken].flatMap(([table, keys]) => [...keys].map((key) => toChange(table, key)));
      const line = Buffer.from(`${JSON.stringify(changes)}\n`);
      await writeAll(log.handle, line, log.size);
      log.size += line.length;
      logBytes += line.length;
    } catch (error) {
      for (const [table, keys] of taken) for (const key of keys) mark(table, key);
      await log.handle.truncate(log.size); // no half line before the next one
      throw error;
    }
    if (!compacting && logBytes > Math.max(SMALLEST_COMPACTION, snapshotBytes))
      await startCompaction().catch(reportCompaction);
  }

  /** Further changes go to the next log; the snapshot that makes the earlier ones superfluous is written meanwhile. */
  async function startCompaction(): Promise<void> {
    const following = await openLog(join(folder, logName(generation + 1)));
    await log.handle.close();
    log = following;
    generation += 1;
    logBytes = 0;
    compacting = compact(generation)
      .catch(reportCompaction)
      .finally(() => {
        compacting = undefined;
      });
  }

  async function compact(number: number): Promise<void> {
    const file = join(folder, snapshotName(number));
    const bytes = await writeSnapshot(`${file}.tmp`, rows.all());
    await rename(`${file}.tmp`, file);
    snapshotBytes = bytes;
    await removeFiles(folder, (await listFiles(folder)).stale);
  }

  const saved = () => {
    if (marked.size > 0) next ??= queue();
    return next ?? running;
  };
  return {
    mark: (table, key) => {
      mark(table, key);
      next ??= queue();
    },
    saved,
    close: async () => {
      await saved();
      await compacting;
      await log.handle.close();
    },
  };
}

/** Boundary: a write nobody waits for. Whoever needs the change on disk awaits `saved`, which tries again or fails. */
function reportedBySaved(): void {}

/** Boundary: without its snapshot the state is whole all the same, in more files. */
function reportCompaction(error: unknown): void {
  console.error('sandbox: the state could not be compacted:', error);
}

async function openLog(file: string): Promise<{ handle: FileHandle; size: number }> {
  // Secrets and tokens are inside: for the owner only. 'a' makes it where missing; every write names its own position.
  await (await open(file, 'a', 0o600)).close();
  const handle = await open(file, 'r+');
  const { size } = await handle.stat();
  if (size > 0) return { handle, size };
  await writeAll(handle, Buffer.from(HEADER), 0);
  return { handle, size: HEADER.length };
}

async function writeSnapshot(file: string, changes: Iterable<Change>): Promise<number> {
  const handle = await open(file, 'w', 0o600);
  let bytes = 0;
  let chunk = HEADER;
  const flush = async () => {
    const buffer = Buffer.from(chunk);
    chunk = '';
    await writeAll(handle, buffer, bytes);
    bytes += buffer.length;
  };
  try {
    for (const change of changes) {
      chunk += `${JSON.stringify([change])}\n`;
      if (chunk.length > CHUNK) await flush();
    }
    await flush();
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes;
}

async function writeAll(handle: FileHandle, buffer: Buffer, position: number): Promise<void> {
  for (let done = 0; done < buffer.length;) {
    done += (await handle.write(buffer, done, buffer.length - done, position + done)).bytesWritten;
  }
}
