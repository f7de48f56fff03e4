import type { FastifyInstance } from 'fastify';
import { isLocal } from './door.ts';
import { send, type OutboundResponse } from './outbound.ts';
import type { TikiAddress } from './options.ts';

/** One customer of the sandbox as our own pages may see him: without the user token. */
export interface Customer {
  customerId: string;
  name: string;
  phone: string;
}

interface CustomerRecord extends Customer {
  userToken: string;
}

/** What the workbench may do with the sandbox's console. */
const STEERING = ['GET state', 'GET clock', 'POST next-payment', 'POST clock'];

const CUSTOMER_HEADER = 'x-preview-customer';

/** What a phone may ask of Tiki, on behalf of the signed-in customer. */
const ALLOWED = [
  ['POST', /^auth-code$/],
  ['GET', /^user$/],
  ['GET', /^addresses$/],
  ['POST', /^payments$/],
  ['POST', /^payments\/[\w.-]+\/(?:pay|cancel|leave)$/],
  ['GET', /^cart$/],
  ['POST', /^cart\/items$/],
  ['POST', /^cart\/items\/[\w.-]+$/],
  ['POST', /^cart\/checkout$/],
  ['GET', /^products\/[\w.-]+$/],
  ['GET', /^marketplace-orders$/],
] as const;

/**
 * `/host/tiki/*`: hands the host calls of the phone to the sandbox's `/_host` API. The sandbox's token and the customers'
 * user tokens stay on this side; the phone names a customer by id in `x-preview-customer`.
 */
export function tikiProxy(app: FastifyInstance, tiki: TikiAddress): void {
  const tokens = new Map<string, string>();

  async function customers(): Promise<CustomerRecord[]> {
    const answer = await ask('GET', 'customers', null, undefined);
    const items =
      (JSON.parse(answer.body.toString()) as { data: { items: CustomerRecord[] } | null }).data?.items ?? [];
    for (const item of items) tokens.set(String(item.customerId), item.userToken);
    return items;
  }

  function ask(method: string, path: string, userToken: string | null, body: unknown): Promise<OutboundResponse> {
    return send({
      url: new URL(`/_host/${path}`, tiki.origin),
      method,
      headers: {
        'x-sandbox-token': tiki.token,
        ...(userToken === null ? {} : { authorization: `Bearer ${userToken}` }),
        ...(method === 'POST' ? { 'content-type': 'application/json' } : {}),
      },
      body: method === 'POST' ? Buffer.from(JSON.stringify(body ?? {})) : null,
      timeoutMs: 30_000,
      allowReserved: true,
      signal: new AbortController().signal,
    });
  }

  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST'],
    url: '/host/sandbox/*',
    handler: async (request, reply) => {
      const path = request.params['*'];
      // The sandbox is steered from this machine alone, whoever may look at the phone.
      if (!isLocal(request) || !STEERING.includes(`${request.method} ${path}`)) {
        return reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'the workbench may not ask for this' } });
      }
      const answer = await send({
        url: new URL(`/_console/${path}`, tiki.origin),
        method: request.method,
        headers: { 'x-sandbox-token': tiki.token, 'content-type': 'application/json' },
        body: request.method === 'POST' ? Buffer.from(JSON.stringify(request.body)) : null,
        timeoutMs: 30_000,
        allowReserved: true,
        signal: new AbortController().signal,
      });
      return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
    },
  });

  app.get('/host/tiki/customers', async () => ({
    data: {
      items: (await customers()).map(({ customerId, name, phone }) => ({
        customerId: String(customerId),
        name,
        phone,
      })),
    },
  }));

  app.route<{ Params: { '*': string } }>({
    method: ['GET', 'POST'],
    url: '/host/tiki/*',
    handler: async (request, reply) => {
      const path = request.params['*'];
      if (!ALLOWED.some(([method, pattern]) => method === request.method && pattern.test(path))) {
        return reply.code(404).send({ error: { code: 'NOT_FOUND', message: 'the phone may not ask Tiki for this' } });
      }
      const customerId = String(request.headers[CUSTOMER_HEADER] ?? '');
      if (!tokens.has(customerId)) await customers();
      const userToken = tokens.get(customerId);
      if (userToken === undefined) {
        return reply
          .code(401)
          .send({ error: { code: 'UNKNOWN_CUSTOMER', message: 'no such customer in the sandbox' } });
      }
      const answer = await ask(request.method, path, userToken, request.body);
      return reply.code(answer.status).type('application/json; charset=utf-8').send(answer.body);
    },
  });
}
