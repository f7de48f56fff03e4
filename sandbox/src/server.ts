import type { AddressInfo } from 'node:net';

import { buildApp } from './app.ts';
import { type Config, readConfig } from './config.ts';
import { realEnvironment } from './environment.ts';
import { StartupError } from './errors.ts';

/** Starts the sandbox and stops it on Ctrl-C or SIGTERM. Prints one line once it listens. */
async function main(): Promise<void> {
  const config = readConfig();
  const app = await buildApp(config, realEnvironment);
  let stopping = false;
  const stop = () => {
    if (stopping) return; // a terminal and a parent process may both ask
    stopping = true;
    app.close().then(
      () => process.exit(0),
      (error: unknown) => fail(error),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  await app.listen({ port: config.port, host: config.host }).catch(async (error: unknown) => {
    await app.close();
    throw explain(error, config);
  });
  const { port } = app.server.address() as AddressInfo;
  console.log(`sandbox ready on http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`);
}

function explain(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return new StartupError(`port ${port} on ${host} is taken; set SANDBOX_PORT to another`, { cause: error });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartupError(`cannot listen on ${host}:${port} (${code})`, { cause: error });
  }
  return error;
}

/** Boundary: the process ends here, with one line for a fault of its environment and the stack for a bug. */
function fail(error: unknown): void {
  if (!(error instanceof StartupError)) {
    console.error('sandbox:', error);
  } else {
    const cause = error.cause instanceof Error ? ` (${error.cause.message.split('\n')[0]})` : '';
    console.error(`sandbox: ${error.message}${cause}`);
  }
  process.exit(1);
}

main().catch(fail);
