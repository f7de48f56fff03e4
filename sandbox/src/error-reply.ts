import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

import { type ErrorName, SandboxError, toEnvelope } from './errors.ts';
import type { Sandbox } from './sandbox.ts';

/** Refusals of create whose code Tiki does not document (tiki-platform.md section 1.10). */
const CREATE_REFUSALS: readonly ErrorName[] = [
  'amount_limit',
  'duplicate_items',
  'sku_not_found',
  'seller_not_found',
  'invalid_item',
];

/** Answers an error with the envelope. `isTiki`: on Tiki's API, where switches choose codes and the status line. */
export function errorHandler(sandbox: Sandbox, isTiki: boolean) {
  return (thrown: FastifyError | SandboxError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    let error = classify(thrown);
    const { createRefusalsAre400, statusLineFollowsCode } = sandbox.state.settings.switches;
    if (isTiki && !createRefusalsAre400 && CREATE_REFUSALS.includes(error.kind)) {
      error = new SandboxError(error.kind, error.detail, { cause: thrown, status: 422 });
    }
    // Boundary: an unknown error is a bug of ours; the caller gets no detail, the terminal does.
    if (error.kind === 'internal') {
      console.error(`sandbox: ${request.method} ${request.routeOptions.url ?? ''}:`, thrown);
    }
    if (error.kind === 'unsaved') console.error(`sandbox: SANDBOX_DATA_DIR cannot be written: ${String(error.cause)}`);
    const status = isTiki && !statusLineFollowsCode && error.kind !== 'injected' ? 200 : error.status;
    return reply.code(status).send(toEnvelope(error, request.id));
  };
}

/** Any error as a refusal of the catalogue. */
export function classify(error: FastifyError | SandboxError): SandboxError {
  if (error instanceof SandboxError) return error;
  if (error.validation) return new SandboxError('invalid_parameters', error.message, { cause: error });
  if (error.statusCode === 413) return new SandboxError('too_large', '', { cause: error });
  if (error.statusCode !== undefined && error.statusCode < 500) {
    return new SandboxError('invalid_parameters', error.message, { cause: error });
  }
  return new SandboxError('internal', '', { cause: error });
}
