import type { FastifyInstance, FastifyRequest } from 'fastify';

import { SandboxError, toEnvelope } from './errors.ts';
import type { EndpointFault, FaultKind } from './fault-kinds.ts';
import type { Sandbox } from './sandbox.ts';
import type { State } from './state.ts';

/** What each fault does to a request; listed by the console. Times are real milliseconds: callers wait in real time. */
export const FAULT_MEANINGS: Record<FaultKind, string> = {
  status: 'Answers with this status and does nothing.',
  status_after: 'Does what was asked, then answers with this status.',
  slow: 'Does what was asked, but later.',
  timeout_before: 'Does nothing and never answers.',
  timeout_after: 'Does what was asked and never answers.',
  reset_before: 'Does nothing and breaks the connection.',
  reset_after: 'Does what was asked, then breaks the connection.',
  garbage: 'Does what was asked, then answers 200 with something that is no JSON.',
  wrong_total: 'Does what was asked; the answer names a grand_total that is 1 too high.',
  paid_before_reply: 'POST /order only: the order is paid and notified before the answer goes out.',
};

/** Who never gets an answer is let go after this long. */
const LONGEST_HOLD_MS = 120_000;

declare module 'fastify' {
  interface FastifyRequest {
    fault: EndpointFault | undefined;
  }
}

/** Lets armed faults strike the routes of this scope. `nameOf` turns a route into the name it is armed under. */
export function useFaults(scope: FastifyInstance, sandbox: Sandbox, nameOf: (route: string) => string): void {
  scope.decorateRequest('fault');
  scope.addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) if (one !== 'HEAD') sandbox.endpoints.add(`${one} ${nameOf(url)}`);
  });
  scope.addHook('preHandler', async (request, reply) => {
    const fault = takeFault(sandbox.state, `${request.method} ${nameOf(request.routeOptions.url ?? '')}`);
    request.fault = fault;
    if (fault?.kind === 'status') throw new SandboxError('injected', '', { status: fault.status });
    if (fault?.kind === 'slow') await hold(sandbox, request, fault.delayMs);
    if (fault?.kind === 'timeout_before') await holdUntilGone(sandbox, request);
    if (fault?.kind === 'reset_before') request.raw.socket.destroy();
    if (fault?.kind === 'timeout_before' || fault?.kind === 'reset_before') return reply.hijack();
    return undefined;
  });
  scope.addHook('onSend', async (request, reply, payload) => {
    const { fault } = request;
    // A refusal stays what it is: these faults are about calls that were carried out.
    if (!fault || reply.statusCode >= 400 || typeof payload !== 'string') return payload;
    switch (fault.kind) {
      case 'status_after':
        reply.code(fault.status);
        return JSON.stringify(toEnvelope(new SandboxError('injected', '', { status: fault.status }), request.id));
      case 'timeout_after':
        await holdUntilGone(sandbox, request);
        return payload;
      case 'reset_after':
        request.raw.socket.destroy();
        return payload;
      case 'garbage':
        reply.type('text/html');
        return '<html><body>Bad gateway</body></html>';
      case 'wrong_total':
        return payload.replace(/"grand_total":(\d+)/, (_all, total: string) => `"grand_total":${Number(total) + 1}`);
      case 'paid_before_reply':
        await sandbox.payBeforeReply(/"id":"(\d+)"/.exec(payload)?.[1] ?? '');
        return payload;
      default:
        return payload;
    }
  });
}

/** The fault armed for this endpoint, counted down. */
function takeFault(state: State, endpoint: string): EndpointFault | undefined {
  const { faults } = state.settings;
  if (faults.length === 0) return undefined;
  const fault = faults.find((armed) => armed.endpoint === endpoint || armed.endpoint === '*');
  if (!fault) return undefined;
  fault.count -= 1;
  if (fault.count <= 0) faults.splice(faults.indexOf(fault), 1);
  state.saveSettings();
  return { ...fault };
}

/** Waits, but not longer than the caller does. */
function hold(sandbox: Sandbox, request: FastifyRequest, delayMs: number): Promise<void> {
  return new Promise((resolve) => {
    const { socket } = request.raw;
    const cancel = sandbox.setTimer(done, delayMs);
    function done(): void {
      cancel();
      socket.off('close', done);
      resolve();
    }
    socket.once('close', done);
  });
}

async function holdUntilGone(sandbox: Sandbox, request: FastifyRequest): Promise<void> {
  await hold(sandbox, request, LONGEST_HOLD_MS);
  request.raw.socket.destroy();
}
