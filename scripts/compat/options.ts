import { basename, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run compat -- DIR... [--map ORIGIN=URL-or-DIR]... [--commit NAME=HASH]... [--full DIR] [--out DIR]` asks for. */
export interface CompatOptions {
  apps: readonly CompatApp[];
  maps: readonly string[];
  /** Folder of docs/compatibility.md; null writes no document. */
  out: string;
  /** Where unreduced screenshots go as well. */
  full: string | null;
}

export interface CompatApp {
  name: string;
  folder: string;
  /** Told on the command line; null asks the folder's own git. */
  commit: string | null;
}

export const USAGE =
  'usage: compat DIR... [--map ORIGIN=URL-or-DIR]... [--commit NAME=HASH]... [--full DIR] [--out DIR]';

/** NAME of `--commit` is the last part of DIR, or the DIR's `NAME=DIR` spelling. Throws with one line. */
export function readCompatOptions(args: readonly string[], docs: string): CompatOptions {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      map: { type: 'string', multiple: true },
      commit: { type: 'string', multiple: true },
      full: { type: 'string' },
      out: { type: 'string' },
    },
  });
  if (positionals.length === 0) throw new Error(USAGE);
  const commits = new Map(
    (values.commit ?? []).map((text) => {
      const [name = '', hash = ''] = text.split('=');
      return [name, hash];
    }),
  );
  const apps = positionals.map((text) => {
    const at = text.indexOf('=');
    const folder = resolve(text.slice(at + 1));
    const name = at > 0 ? text.slice(0, at) : basename(folder);
    return { name, folder, commit: commits.get(name) ?? commits.get('*') ?? null };
  });
  return {
    apps,
    maps: values.map ?? [],
    out: resolve(values.out ?? docs),
    full: values.full === undefined ? null : resolve(values.full),
  };
}
