import { readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { StartupError } from './errors.ts';

/**
 * Takes the folder for this process and returns how to free it. A lock left by a killed process is taken over.
 * @throws StartupError when another live sandbox holds it.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'sandbox.lock');
  const mine = await processMark(process.pid);
  for (const lastTry of [false, true]) {
    try {
      await writeFile(file, mine, { flag: 'wx' });
      return () => unlink(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw new StartupError(`cannot write to SANDBOX_DATA_DIR ${folder}`, { cause: error });
      }
      const holder = await readMark(file);
      const pid = Number.parseInt(holder, 10);
      const alive = holder !== '' && holder !== mine && holder === (await processMark(pid));
      if (alive || lastTry) {
        throw new StartupError(`SANDBOX_DATA_DIR ${folder} is in use by process ${holder === '' ? '?' : pid}`, {
          cause: error,
        });
      }
      await unlink(file);
    }
  }
  throw new StartupError(`cannot lock ${folder}`);
}

async function readMark(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new StartupError(`cannot read ${file}`, { cause: error });
  });
}

/**
 * Names a process so that a later one with the same number is told apart: pid and, on Linux, its start time
 * (field 22 of /proc/PID/stat; containers reuse small numbers at every start). Empty when it is not running.
 */
async function processMark(pid: number): Promise<string> {
  if (process.platform === 'linux') {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return '';
      throw error;
    });
    // The name in parentheses may hold spaces: count from its end, where field 3 begins.
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return stat === '' ? '' : `${pid} ${startTime}`;
  }
  try {
    process.kill(pid, 0);
    return String(pid);
  } catch (error) {
    // EPERM: it runs, under another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? String(pid) : '';
  }
}
