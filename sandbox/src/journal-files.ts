import { createReadStream } from 'node:fs';
import { readdir, truncate, unlink } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from './errors.ts';

/** One change: table, key, and the row; without a row it is gone. */
export type Change = [table: string, key: string, row?: unknown];

/** First line of every file. Each further line is the changes that were made together: written and read as a whole. */
export const HEADER = '["tini-checkout sandbox",2]\n';

export const logName = (generation: number): string => `sandbox-${generation}.log`;
export const snapshotName = (generation: number): string => `sandbox-${generation}.snapshot`;

/** What a folder holds: a snapshot of generation n stands for every log before n. */
export interface Files {
  snapshot: number | undefined;
  /** Generations to be replayed after it, in order. */
  logs: number[];
  /** Left over from a compaction that was cut off. */
  stale: string[];
}

/** @throws StartupError when the folder cannot be read */
export async function listFiles(folder: string): Promise<Files> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw new StartupError(`cannot read ${folder}`, { cause: error });
  });
  const generations = (kind: string) =>
    names
      .map((name) => new RegExp(`^sandbox-(\\d+)\\.${kind}$`).exec(name)?.[1])
      .filter((text) => text !== undefined)
      .map(Number)
      .sort((a, b) => a - b);
  const snapshots = generations('snapshot');
  const snapshot = snapshots.at(-1);
  const first = snapshot ?? 0;
  return {
    snapshot,
    logs: generations('log').filter((generation) => generation >= first),
    stale: [
      ...snapshots.filter((generation) => generation < first).map(snapshotName),
      ...generations('log')
        .filter((generation) => generation < first)
        .map(logName),
      ...names.filter((name) => /^sandbox-\d+\.snapshot\.tmp$/.test(name)),
    ],
  };
}

export async function removeFiles(folder: string, names: string[]): Promise<void> {
  for (const name of names) await unlink(join(folder, name));
}

/**
 * Hands every change of a file to `apply` and returns the bytes that were read. A last line that was cut off in the middle
 * (a kill while writing) was never acknowledged: where `mayBeTorn`, it is cut away.
 * @throws StartupError when the file holds something else
 */
export async function replay(file: string, mayBeTorn: boolean, apply: (change: Change) => void): Promise<number> {
  let bytes = 0;
  let isFirst = true;
  const refuse = (cause: unknown): never => {
    throw new StartupError(`${file} is no sandbox state of this version; move it away to start afresh`, { cause });
  };
  const readLine = (line: Buffer): void => {
    const text = line.toString('utf8');
    if (isFirst && `${text}\n` !== HEADER) refuse(new Error('unknown header'));
    if (!isFirst) parse(text, refuse).forEach(apply);
    isFirst = false;
    bytes += line.length + 1;
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const tail = chunk.subarray(from, end);
      readLine(rest.length === 0 ? tail : Buffer.concat([rest, tail]));
      rest = Buffer.alloc(0);
      from = end + 1;
    }
    rest = Buffer.concat([rest, chunk.subarray(from)]);
  }
  if (rest.length > 0) {
    const isCutHeader = !isFirst || HEADER.startsWith(rest.toString('utf8'));
    if (!mayBeTorn || !isCutHeader) refuse(new Error('the last line is cut off'));
    await truncate(file, bytes);
  }
  return bytes;
}

function parse(text: string, refuse: (cause: unknown) => never): Change[] {
  try {
    const changes: unknown = JSON.parse(text);
    if (Array.isArray(changes)) return changes as Change[];
    throw new Error('a line is no list');
  } catch (error) {
    return refuse(error);
  }
}
