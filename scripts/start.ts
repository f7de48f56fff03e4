import { startStack } from './stack.ts';
import { ROOT } from './paths.ts';

/** `npm start [-- --no-backend]`: everything on loopback, until Ctrl-C. */

const unknown = process.argv.slice(2).filter((argument) => argument !== '--no-backend');
if (unknown.length > 0) fail(`npm start knows only --no-backend, not ${unknown.join(' ')}`);

try {
  const stack = await startStack({
    mode: process.argv.includes('--no-backend') ? 'no-backend' : 'backend',
    dataDir: process.env['START_DATA_DIR'] ?? `${ROOT}/.data`,
    ports: {
      sandbox: port('SANDBOX_PORT', 4100),
      server: port('SERVER_PORT', 4000),
      preview: port('PREVIEW_PORT', 3000),
      admin: port('ADMIN_PORT', 4001),
    },
    onLine: (line) => console.log(line),
    onErrorLine: (line) => console.error(line),
  });
  const shown = [
    `app ${stack.preview.url}/app`,
    `workbench ${stack.preview.url}/`,
    `Tiki console ${stack.sandbox.url}/_console`,
    ...(stack.server ? [`admin http://127.0.0.1:${port('ADMIN_PORT', 4001)}/admin`] : []),
  ];
  console.log(`ready: ${shown.join(' · ')}`);

  let stopping = false;
  const stop = async (code: number): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await stack.stop();
    console.log('stopped');
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  const parts = [stack.sandbox, stack.server, stack.preview].filter((part) => part !== null);
  for (const part of parts) {
    void part.ended.then((code) => {
      if (!stopping) console.error(`${part.name} stopped by itself (${code}); stopping the rest`);
      return stop(1);
    });
  }
} catch (error) {
  fail(error instanceof Error ? error.message : String(error));
}

function port(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    fail(`${name} must be a port number from 1 to 65535, not "${text}"`);
  return value;
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
