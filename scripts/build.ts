import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build-app.ts';
import { ROOT } from './paths.ts';

/** `npm run build [-- --no-backend]`: the folder to upload, and what it weighs. */

const LIMIT_MEGABYTES = 5;

const mode = process.argv.includes('--no-backend') ? 'no-backend' : 'backend';
const outDir = await buildApp({ mode, outDir: join(ROOT, 'dist', 'tini-app') });
const ours = sizeOf(outDir);
const packages = ['tini-ui', 'tini-style', 'tini-types'].map((name) =>
  sizeOf(join(ROOT, 'node_modules', '@tiki.vn', name)),
);
const all = packages.reduce((total, size) => total + size, ours);
console.log(
  `dist/tini-app (${mode}): our files ${kilobytes(ours)}; with production dependencies ${kilobytes(all)} of ${LIMIT_MEGABYTES} MB`,
);

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(folder, name)))
    .filter((entry) => entry.isFile())
    .reduce((total, entry) => total + entry.size, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`;
}
