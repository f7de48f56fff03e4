import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { QUICK } from '../../scripts/quick.ts';

/**
 * A copy of an embedded database's folder as it is at one moment: its process, if there is one, stands still meanwhile.
 * What the server had committed is in it, as after a power cut, and nothing else can be.
 */
export function snapshot(folder: string, pid: number | undefined): string {
  const copy = mkdtempSync(join(tmpdir(), 'tini-snapshot-'));
  if (pid !== undefined) process.kill(pid, 'SIGSTOP');
  try {
    cpSync(folder, copy, { recursive: true });
  } finally {
    if (pid !== undefined) process.kill(pid, 'SIGCONT');
  }
  return copy;
}

/** Opens the folder of an embedded database that no process has open. */
export async function inDatabase<Result>(folder: string, work: (database: PGlite) => Promise<Result>): Promise<Result> {
  for (const flag of QUICK) setFlagsFromString(flag);
  // PGlite clears all of its buffers when it starts: 128 MB unless told.
  const database = await PGlite.create(folder, {
    startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=16MB'],
  });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
