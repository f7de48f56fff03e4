import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** All files below a folder, in bytes. */
export function sizeOf(folder: string): number {
  return filesOf(folder).reduce((total, file) => total + statSync(file).size, 0);
}

/** All JavaScript below a folder as one bundle, which is how the platform loads it; bytes after gzip. */
export function logicGzip(folder: string): number {
  const logic = filesOf(folder).filter((file) => file.endsWith('.js'));
  return gzipSync(logic.map((file) => readFileSync(file, 'utf8')).join('\n'), { level: 9 }).length;
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}
