import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartupError } from './errors.ts';

/**
 * Makes this process the only one on the folder: two on one embedded database lose data silently (DESIGN.md section 7).
 * The lock is a file beside the folder with the owner's pid; one whose owner is dead is taken over.
 * @returns gives the lock back. @throws StartupError when another living process holds it.
 */
export function lockFolder(folder: string): () => void {
  const path = `${folder}.lock`;
  mkdirSync(dirname(path), { recursive: true });
  const mine = describe(process.pid);
  if (!tryWrite(path, mine)) {
    const owner = readOwner(path);
    if (owner !== undefined && isAlive(owner)) throw refusal(folder, owner);
    const aside = `${path}.${process.pid}`;
    moveAside(path, aside, owner);
    if (!tryWrite(path, mine)) throw refusal(folder, readOwner(path) ?? 'unknown');
  }
  return () => {
    if (readOwner(path) === mine) rmSync(path, { force: true });
  };
}

function refusal(folder: string, owner: string): StartupError {
  return new StartupError(`DATA_DIR: ${folder} is in use by process ${owner.split(' ')[0]}`);
}

function tryWrite(path: string, owner: string): boolean {
  try {
    writeFileSync(path, owner, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw new StartupError(`DATA_DIR: cannot write ${path}`, { cause: error });
  }
}

function readOwner(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw new StartupError(`DATA_DIR: cannot read ${path}`, { cause: error });
  }
}

/** Renamed before it is removed: of two that find a dead owner one moves the file, the other finds none or puts it back. */
function moveAside(path: string, aside: string, dead: string | undefined): void {
  try {
    renameSync(path, aside);
    if (readOwner(aside) === dead) rmSync(aside, { force: true });
    else renameSync(aside, path);
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw new StartupError(`DATA_DIR: cannot take over ${path}`, { cause: error });
  }
}

/** The pid, and on Linux when it began: after a restart of the machine another process may have the same pid. */
function describe(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return `${pid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch (error) {
    if (isCode(error, 'ENOENT')) return String(pid);
    throw error;
  }
}

function isAlive(owner: string): boolean {
  const pid = Number(owner.split(' ')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (isCode(error, 'ESRCH')) return false;
    if (!isCode(error, 'EPERM')) throw error;
  }
  return owner === describe(pid);
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
