import type { FastifyError, FastifyInstance } from 'fastify';
import type { ErrorBody } from '../../../contract/errors.ts';
import { AppError } from '../errors.ts';

/** Seconds after which a refused request may be sent again. */
export const RETRY_AFTER = { OVERLOADED: 5, RATE_LIMITED: 60 };

/** The top boundary of every request: answers from the catalogue, never with a stack or anything internal. */
export function answerErrors(app: FastifyInstance): void {
  app.setNotFoundHandler(() => {
    throw new AppError('NOT_FOUND');
  });
  app.setErrorHandler((thrown: FastifyError | AppError, request, reply) => {
    const error = toAppError(thrown);
    if (error.status >= 500) request.log.error({ err: error.cause ?? error, code: error.code }, error.message);
    else request.log.info({ code: error.code, err: error.cause }, error.message);
    const body: ErrorBody = { error: { code: error.code, message: error.message } };
    if (Object.hasOwn(RETRY_AFTER, error.code)) {
      reply.header('Retry-After', RETRY_AFTER[error.code as keyof typeof RETRY_AFTER]);
    }
    return reply.status(error.status).send(body);
  });
}

function toAppError(thrown: FastifyError | AppError): AppError {
  if (thrown instanceof AppError) return thrown;
  // What the framework refuses by itself: a body of the wrong form, too large, of a foreign type.
  const isRefusal = thrown.statusCode !== undefined && thrown.statusCode >= 400 && thrown.statusCode < 500;
  if (isRefusal) return new AppError('BAD_REQUEST', { detail: thrown.message.slice(0, 200), cause: thrown });
  return new AppError('INTERNAL', { cause: thrown });
}
