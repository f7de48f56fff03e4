import { needsTiki, runCommand } from './commands/index.ts';
import { readConfig } from './config.ts';
import { StartupError } from './errors.ts';
import { run } from './run.ts';

/** The process: `npm run server` serves until a signal, `npm run server -- COMMAND ...` does one thing. */
async function main([command, ...args]: string[]): Promise<void> {
  const config = readConfig(process.env, { needsTiki: command === undefined || needsTiki(command) });
  const print = (line: string) => void process.stdout.write(`${line}\n`);
  if (command !== undefined) {
    const note = (line: string) => void process.stderr.write(`${line}\n`);
    await runCommand(command, args, { config, now: Date.now, input: process.stdin, print, note });
    return;
  }
  const { lines, stop } = await run(config);
  let stopping: Promise<void> | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => (stopping ??= stop()).then(() => process.exit(0), fail));
  }
  // In one piece: whoever waits for the first line has them all.
  print(lines.join('\n'));
}

/** The process's own boundary: one clear line, exit code 1. */
function fail(error: unknown): void {
  process.stderr.write(`server: ${toLine(error)}\n`);
  process.exit(1);
}

function toLine(error: unknown): string {
  if (error instanceof StartupError) return error.message;
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    return `port ${'port' in error ? String(error.port) : ''} is already in use: choose another in SERVER_PORT`;
  }
  return `cannot start: ${error.message.split('\n')[0]}`;
}

main(process.argv.slice(2)).catch(fail);
