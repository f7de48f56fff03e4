/** Entry of the Web Worker: sets the globals of tini-framework.md section 8 and takes the shell's connection. */
import { onExpressionProblem } from '../protocol/expression.ts';
import type { Connection } from '../protocol/connection.ts';
import type { Question } from '../protocol/inspection.ts';
import type { LogicToShell, ShellToLogic } from '../protocol/shell-messages.ts';
import type { LogicToView, ViewToLogic } from '../protocol/view-messages.ts';
import type { Bundle } from './core.ts';
import { setDefaultLocale } from './locale.ts';
import { createInspector } from './inspector.ts';
import { captureConsole } from './log.ts';
import { createRuntime } from './runtime.ts';
import { watchTimers } from './timers.ts';

/** The little of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: unknown, options?: object): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<ShellToLogic>) => void): void;
  addEventListener(type: 'error', listener: (event: ErrorEvent) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
}

const scope = globalThis as unknown as WorkerScope;
const send = (message: LogicToShell): void => scope.postMessage(message, {});

const shell: Connection<LogicToShell, ShellToLogic> = {
  send,
  listen(onMessage) {
    scope.addEventListener('message', ({ data, ports: [port] }) => {
      if (data[0] === 'frame' && port) runtime.connectFrame(data[1], portConnection(port));
      else if (data[0] === 'inspect') void inspect(data[1], data[2]);
      else onMessage(data);
    });
  },
};

const tasks: (() => void)[] = [];
const ticks = new MessageChannel();
ticks.port1.addEventListener('message', () => tasks.shift()?.());
ticks.port1.start();

const runtime = createRuntime({
  shell,
  loadBundle: async (url) => (await import(/* @vite-ignore */ url)) as Bundle,
  loadTemplates: async (url) => (await import(/* @vite-ignore */ url)) as Pick<Bundle, 'templates'>,
  // A message to oneself: setTimeout would wait 4 ms once it is nested.
  schedule(task) {
    tasks.push(task);
    ticks.port2.postMessage(0);
  },
});

const inspector = createInspector({
  runtime,
  timers: watchTimers(globalThis as unknown as Parameters<typeof watchTimers>[0]),
  waitingTasks: () => tasks.length,
});

async function inspect(id: number, question: Question): Promise<void> {
  send(['inspected', id, await inspector.answer(question)]);
}

scope.addEventListener('error', (event) => {
  event.preventDefault();
  runtime.uncaught(event.error ?? event.message);
});
scope.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  runtime.unhandledRejection(event.reason, event.promise);
});

setDefaultLocale('vi-VN');
captureConsole(console, send);
onExpressionProblem((message) => runtime.core.log('warn', message));
Object.assign(globalThis, runtime.globals);

function portConnection(port: MessagePort): Connection<LogicToView, ViewToLogic> {
  return {
    send: (message) => port.postMessage(message),
    listen(onMessage) {
      // Starting the port delivers what has come before.
      port.addEventListener('message', ({ data }: MessageEvent<ViewToLogic>) => onMessage(data));
      port.start();
    },
  };
}
