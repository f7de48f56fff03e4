import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shop } from '../config/shop.ts';
import { settleConfig } from './config/index.ts';
import { buildApp } from './build-app.ts';
import { loadKeys, type LocalKeys } from './keys.ts';
import { startPart, type Part, type PartOptions } from './part.ts';
import { ENTRIES, ROOT } from './paths.ts';

export interface StackOptions {
  mode: 'backend' | 'no-backend';
  /**
   * Where to build the app, to run the built folder instead of the source. Inside the repository, because the app's
   * packages are looked up from there. The no-backend mode is always built.
   */
  builtIn?: string;
  /** Holds keys, database and sandbox state; absolute. */
  dataDir: string;
  /** Without `admin` the server has no admin pages. */
  ports: { sandbox: number; server: number; preview: number; admin?: number };
  env?: Readonly<Record<string, string | undefined>>;
  /** Flags of Node for each part. */
  nodeArgs?: readonly string[];
  onLine?: (line: string) => void;
  onErrorLine?: (line: string) => void;
}

/** The running parts, in the order they were started; `server` is null in the no-backend mode. */
export interface Stack {
  keys: LocalKeys;
  sandbox: Part & { url: string };
  server: (Part & { url: string }) | null;
  preview: Part & { url: string };
  /** What the server was started with, to start it again. */
  serverEnv: Readonly<Record<string, string>>;
  stop(): Promise<void>;
}

/**
 * Brings up sandbox, server (unless the mode is no-backend) and preview on loopback, each after the one it needs.
 * Port 0 takes a free one for the sandbox and the preview. @throws Error with the failing part's own line; what was started is stopped first.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const changed = await settleConfig({ environment: 'development', mode: options.mode });
  if (changed.length > 0) options.onLine?.(`config: ${changed.join(', ')} brought in line with config/shop.ts`);
  const keys = loadKeys(options.dataDir);
  const started: Part[] = [];
  const start = async (part: PartOptions): Promise<Part & { url: string }> => {
    const running = await startPart({
      ...part,
      nodeArgs: options.nodeArgs,
      onLine: options.onLine,
      onErrorLine: options.onErrorLine,
      env: { ...options.env, ...part.env },
    });
    started.push(running);
    return running;
  };
  const stop = async (): Promise<void> => {
    for (const part of started.toReversed()) await part.stop();
  };
  try {
    const tiki = {
      TIKI_CLIENT_KEY: keys.clientKey,
      TIKI_CLIENT_SECRET: keys.clientSecret,
      SANDBOX_TOKEN: keys.sandboxToken,
    };
    const hasServer = options.mode === 'backend';
    const sandbox = await start({
      name: 'sandbox',
      entry: ENTRIES.sandbox,
      env: {
        ...tiki,
        SANDBOX_PORT: String(options.ports.sandbox),
        APP_IDENTIFIER: appIdentifier(),
        SANDBOX_DATA_DIR: join(options.dataDir, 'sandbox'),
        IPN_URL: hasServer ? `http://127.0.0.1:${options.ports.server}/tiki/ipn` : '',
      },
    });
    const serverEnv = {
      ...tiki,
      SERVER_PORT: String(options.ports.server),
      DATA_DIR: join(options.dataDir, 'db'),
      TIKI_ENV: 'sandbox',
      TIKI_BASE_URL: `${sandbox.url}/tiniapp-sandbox-open-api`,
      PUBLIC_URL: shop.origins.development,
      CLOCK_URL: `${sandbox.url}/_console/clock`,
      ...(options.ports.admin !== undefined && { ADMIN_PORT: String(options.ports.admin) }),
    };
    const server = hasServer ? await start({ name: 'server', entry: ENTRIES.server, env: serverEnv }) : null;
    const app = await appFolder(options);
    const preview = await start({
      name: 'preview',
      entry: ENTRIES.preview,
      args: [
        '--app',
        app,
        '--port',
        String(options.ports.preview),
        '--tiki',
        sandbox.url,
        ...(server ? ['--map', `${shop.origins.development}=${server.url}`] : []),
      ],
      env: { SANDBOX_TOKEN: keys.sandboxToken },
    });
    return { keys, sandbox, server, preview, serverEnv, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Tiki knows the app by the merchant's own App ID, so its stand-in must too. */
function appIdentifier(): string {
  const { tiki } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { tiki: { appIdentifier: string } };
  return tiki.appIdentifier;
}

/** What the preview opens. The source itself where that is possible, so that saving a file reloads the page. */
async function appFolder({ mode, builtIn }: StackOptions): Promise<string> {
  if (mode === 'backend' && builtIn === undefined) return ROOT;
  const outDir = builtIn ?? join(ROOT, 'dist', 'tini-app-no-backend');
  return buildApp({ mode, environment: 'development', outDir });
}
