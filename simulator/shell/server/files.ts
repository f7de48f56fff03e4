import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.otf': 'font/otf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

export function contentTypeOf(name: string): string {
  return TYPES[path.extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * Reads `base/relative` if its real path lies inside the real path of one of the roots: `..` and symlinks cannot leave.
 * Null when it does not, or when there is no such file.
 */
export async function readInside(roots: readonly string[], base: string, relative: string): Promise<Buffer | null> {
  if (relative.includes('\0')) return null;
  try {
    const file = await realpath(path.join(base, relative));
    const realRoots = await Promise.all(roots.map((root) => realpath(root)));
    if (!realRoots.some((root) => file.startsWith(root + path.sep))) return null;
    if (!(await stat(file)).isFile()) return null;
    return await readFile(file);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** ENOENT and its like: there is no such file. */
export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG' || code === 'ELOOP' || code === 'EACCES';
}

/**
 * Content policy of everything that is not ours: shown as a page, in a web-view, it may run but has an origin of its own,
 * so it reaches neither the preview nor the app's storage.
 */
export const STRANGER = 'sandbox allow-scripts allow-forms allow-popups';

/** Whether a file is a package's and not the app's. */
export function inNodeModules(file: string): boolean {
  return file.includes(`${path.sep}node_modules${path.sep}`);
}
