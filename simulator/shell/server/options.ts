import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseMapping, type Mapping } from './mapping.ts';
import { StartupError } from './startup-error.ts';

/** What the command line and the environment ask for. */
export interface PreviewOptions {
  /** Absolute path of the app folder. */
  appFolder: string;
  port: number;
  mappings: readonly Mapping[];
  /** A running sandbox, or null: "no Tiki connected". */
  tiki: TikiAddress | null;
  /** Listen beyond loopback, behind a one-time code. */
  shared: boolean;
}

export interface TikiAddress {
  origin: string;
  token: string;
}

export const USAGE = 'usage: preview --app DIR [--port N] [--map ORIGIN=URL-or-DIR]... [--tiki URL] [--host]';

/** Reads `--app DIR [--port N] [--map ORIGIN=URL-or-DIR]... [--tiki URL] [--host]`; throws StartupError with one line. */
export function readOptions(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): PreviewOptions {
  const { values } = parse(args);
  if (!values.app) throw new StartupError(`--app is missing; ${USAGE}`);
  const port = readPort(values.port ?? environment['PREVIEW_PORT'] ?? '3000');
  return {
    appFolder: path.resolve(values.app),
    port,
    mappings: (values.map ?? []).map(parseMapping),
    tiki: values.tiki === undefined ? null : readTiki(values.tiki, environment['SANDBOX_TOKEN']),
    shared: values.host ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: false,
      options: {
        app: { type: 'string' },
        port: { type: 'string' },
        map: { type: 'string', multiple: true },
        tiki: { type: 'string' },
        host: { type: 'boolean' },
      },
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new StartupError(`${reason}; ${USAGE}`, { cause });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65535) return port;
  throw new StartupError(`the port must be a number from 0 to 65535, not "${text}"`);
}

/** Throws StartupError. */
export function readTiki(text: string, environmentToken: string | undefined): TikiAddress {
  if (!URL.canParse(text)) throw new StartupError(`--tiki must be a URL, not "${text}"`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new StartupError('--tiki must be an http or https URL');
  const token = url.searchParams.get('token') ?? environmentToken ?? '';
  if (token === '')
    throw new StartupError('--tiki needs the token of the sandbox: SANDBOX_TOKEN, or ?token= in the URL');
  return { origin: url.origin, token };
}
