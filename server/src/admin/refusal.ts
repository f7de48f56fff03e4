import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../../../contract/errors.ts';
import { AppError } from '../errors.ts';
import { html, t } from './html.ts';
import { page } from './layout.ts';
import { refusalInVietnamese } from './refusal-words.ts';

/** A change that was not sent from a page of ours: a foreign origin, or no CSRF token of this session. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
  readonly statusCode = 403;

  constructor() {
    super('this form is not from this session: go back, reload the page and send it again');
  }
}

/** The top boundary of the admin: a page for people, the usual JSON below /admin/api. Nothing internal is shown. */
export function answerRefusals(app: FastifyInstance): void {
  app.setNotFoundHandler(() => {
    throw new AppError('NOT_FOUND');
  });
  app.setErrorHandler((thrown: FastifyError | AppError | Forbidden, request, reply) => {
    const { status, code, message } = told(thrown);
    if (status >= 500) request.log.error({ err: thrown, code }, 'the admin failed');
    reply.status(status);
    if (request.url.startsWith('/admin/api/')) return reply.send({ error: { code, message } });
    if (code === 'UNAUTHENTICATED') return toLogin(request, reply);
    return page(request, reply, {
      ...(status === 404
        ? { title: 'Not found', vietnamese: 'Không tìm thấy' }
        : { title: 'Refused', vietnamese: 'Không được' }),
      body: html`<p class="notice bad" role="alert">
          ${t(sentence(message), sentence(refusalInVietnamese(code, message)))}
        </p>
        <p><a href="/admin/orders">${t('Orders', 'Đơn hàng')}</a></p>`,
    });
  });
}

interface Told {
  status: number;
  code: ErrorCode | 'FORBIDDEN';
  message: string;
}

function told(thrown: FastifyError | AppError | Forbidden): Told {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof Forbidden) return { status: 403, code: 'FORBIDDEN', message: thrown.message };
  const status = thrown.statusCode ?? 500;
  if (status >= 400 && status < 500) return { status, code: 'BAD_REQUEST', message: thrown.message.slice(0, 200) };
  return { status: 500, code: 'INTERNAL', message: 'something went wrong on our side' };
}

/** Only pages are worth coming back to. */
function toLogin(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const next = request.method === 'GET' && request.url !== '/admin' ? `?next=${encodeURIComponent(request.url)}` : '';
  return reply.redirect(`/admin/login${next}`, 303);
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}
