import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const EXIT_WITH_PARENT = fileURLToPath(new URL('./exit-with-parent.ts', import.meta.url));
/** A part that has not stopped this long after SIGTERM is killed. */
const STOP_MILLISECONDS = 10_000;

/** One running process of ours. */
export interface Part {
  readonly name: string;
  readonly pid: number;
  /** Settles with the exit code (or the signal's name) when the process is gone. */
  readonly ended: Promise<number | string>;
  /** SIGTERM, then SIGKILL after ten seconds. Resolves when it is gone. */
  stop(): Promise<void>;
  /** SIGKILL: as a power cut. Resolves when it is gone. */
  kill(): Promise<void>;
}

export interface PartOptions {
  name: string;
  /** A TypeScript entry file, absolute. */
  entry: string;
  args?: readonly string[];
  /** Flags for Node itself. */
  nodeArgs?: readonly string[];
  env?: Readonly<Record<string, string | undefined>>;
  /** Each line of standard output. */
  onLine?: (line: string) => void;
  /** Each line of standard error once it is ready; what it said before is in the error. */
  onErrorLine?: (line: string) => void;
}

/**
 * Starts a part and waits until it prints `<name> ready on <url>`.
 * The part ends when this process does, however that ends.
 * @throws Error with the part's own last words when it stops before it is ready.
 */
export async function startPart(options: PartOptions): Promise<Part & { url: string }> {
  const { nodeArgs = [], entry, args = [] } = options;
  const child = spawn(process.execPath, [...nodeArgs, '--import', EXIT_WITH_PARENT, entry, ...args], {
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const ended = new Promise<number | string>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const lastWords: string[] = [];
  let ready = false;
  readLines(child.stderr, (line) => {
    if (ready) options.onErrorLine?.(line);
    else lastWords.push(line);
  });
  const url = new Promise<string>((resolve) => {
    readLines(child.stdout, (line) => {
      options.onLine?.(line);
      const said = new RegExp(`^${options.name} ready on (\\S+)`).exec(line);
      if (said?.[1]) resolve(said[1]);
    });
  });
  const outcome = await Promise.race([url, ended.then((code) => ({ code }))]);
  if (typeof outcome !== 'string') {
    throw new Error(lastWords.join('\n') || `${options.name} stopped with ${outcome.code} before it was ready`);
  }
  ready = true;
  return { name: options.name, pid: child.pid ?? 0, url: outcome, ended, ...stoppers(child, ended) };
}

function stoppers(child: ChildProcess, ended: Promise<number | string>): Pick<Part, 'stop' | 'kill'> {
  return {
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
      await ended;
      clearTimeout(timer);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function readLines(stream: NodeJS.ReadableStream | null, onLine: (line: string) => void): void {
  if (stream === null) throw new Error('the part was started without pipes');
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) onLine(line);
  });
  stream.on('end', () => {
    if (rest.trim()) onLine(rest);
  });
}
