import { statSync } from 'node:fs';
import path from 'node:path';
import { StartupError } from './startup-error.ts';

/** `--map ORIGIN=URL-or-DIR`: where requests, images and downloads of an origin really go. */
export interface Mapping {
  /** `https://shop.example` */
  origin: string;
  target: { kind: 'url'; base: string } | { kind: 'folder'; folder: string };
}

/** Reads one `--map` value; throws StartupError. */
export function parseMapping(text: string): Mapping {
  const split = text.indexOf('=');
  const from = text.slice(0, Math.max(split, 0));
  const to = text.slice(split + 1);
  if (split < 0 || to === '' || !URL.canParse(from)) {
    throw new StartupError(`--map must be ORIGIN=URL-or-DIR, not "${text}"`);
  }
  const { origin, pathname, search } = new URL(from);
  if (origin === 'null') throw new StartupError(`--map needs an http or https origin, not "${from}"`);
  if (pathname + search !== '/') throw new StartupError(`--map maps a whole origin: write ${origin}, not "${from}"`);
  if (/^https?:\/\//.test(to)) {
    if (!URL.canParse(to)) throw new StartupError(`--map leads to "${to}", which is not a URL`);
    return { origin, target: { kind: 'url', base: to.replace(/\/+$/, '') } };
  }
  const folder = path.resolve(to);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new StartupError(`--map leads to ${folder}, which is neither a folder nor a URL`);
  return { origin, target: { kind: 'folder', folder } };
}

/** The mapping that covers a URL, if any. */
export function findMapping(mappings: readonly Mapping[], url: URL): Mapping | null {
  return mappings.find((mapping) => mapping.origin === url.origin) ?? null;
}
