import { fileURLToPath } from 'node:url';

/** The repository's root, absolute, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

export const ENTRIES = {
  sandbox: `${ROOT}/sandbox/src/server.ts`,
  server: `${ROOT}/server/src/server.ts`,
  preview: `${ROOT}/simulator/shell/server/cli.ts`,
} as const;
