import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema } from 'fastify';
import { CLIENT_ID_HEADER, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../../../tiki-api/envelope.ts';
import { ERRORS } from '../errors.ts';
import { Notification } from '../tiki-shapes.ts';

/** What each route is for. A test asks that every public route is here and nothing else is. */
export const OPERATIONS: Readonly<Record<string, string>> = {
  'GET /healthz': 'Whether the process answers. Says nothing about the database.',
  'GET /v1/categories': 'The categories in shop order.',
  'GET /v1/products': 'A page of products; words of the query are matched without marks, from their beginning.',
  'GET /v1/products/{id}': 'One product with its variants.',
  'GET /images/{hash}': 'A picture, addressed by the hash of its bytes.',
  'POST /v1/sessions': 'Turns a Tiki auth code into a session.',
  'POST /v1/quotes': 'Prices lines; says line by line what differs from what was shown.',
  'POST /v1/orders': 'Orders a quote. The quote id is the idempotency key: repeated, the same order is answered.',
  'GET /v1/orders': "A page of the customer's orders, newest first.",
  'GET /v1/orders/{id}': 'One order as the server knows it; an open payment is asked about at Tiki.',
  'POST /v1/orders/{id}/payments': 'A new payment attempt under the same order.',
  'POST /v1/orders/{id}/cancel': 'Ends an order that is not paid and gives its stock back.',
  'POST /tiki/ipn': "Tiki's payment notification: raw bytes, signed. 503 asks Tiki to send it again.",
};

const NEEDS_SESSION = /^\/v1\/(quotes|orders)/;

const ErrorBody = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message'],
      properties: { code: { type: 'string', enum: Object.keys(ERRORS) }, message: { type: 'string' } },
    },
  },
};

/** Only described here: the route verifies the raw bytes and then reads them by itself (modules/payments/routes.ts). */
const NOTIFICATION: FastifySchema = {
  headers: {
    type: 'object',
    required: [CLIENT_ID_HEADER, TIMESTAMP_HEADER, SIGNATURE_HEADER],
    properties: {
      [CLIENT_ID_HEADER]: { type: 'string', description: 'The client key of this environment.' },
      [TIMESTAMP_HEADER]: { type: 'string', description: 'Unix milliseconds.' },
      [SIGNATURE_HEADER]: {
        type: 'string',
        description:
          'Hex HMAC-SHA256 with the client secret over base64url of timestamp.clientKey.body, the body as sent.',
      },
    },
  },
  body: Notification,
};

/** Collects every route registered after it; `app.swagger()` is the document once the app is ready. */
export async function describeRoutes(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tini Checkout',
        version: '1',
        description: 'Money is whole đồng. Every refusal has the form of `Error` and a code from one catalogue.',
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
      tags: [{ name: 'catalogue' }, { name: 'session' }, { name: 'orders' }, { name: 'Tiki' }, { name: 'operations' }],
    },
    transform: ({ schema, url, route }) => {
      const method = Array.isArray(route.method) ? route.method[0] : route.method;
      return { schema: describe(schema, `${method} ${url.replaceAll(/:(\w+)/g, '{$1}')}`, url), url };
    },
  });
}

function describe(schema: FastifySchema | undefined, operation: string, url: string): FastifySchema {
  const response = (schema?.response ?? {}) as Record<string, unknown>;
  return {
    ...schema,
    ...(operation === 'POST /tiki/ipn' && NOTIFICATION),
    ...(operation.startsWith('HEAD ') && { hide: true }),
    summary: OPERATIONS[operation] ?? '',
    tags: [tagOf(url)],
    ...(NEEDS_SESSION.test(url) && { security: [{ session: [] }] }),
    response: { 200: { description: 'Done.' }, ...response, '4XX': ErrorBody, '5XX': ErrorBody },
  };
}

function tagOf(url: string): string {
  if (url.startsWith('/v1/sessions')) return 'session';
  if (NEEDS_SESSION.test(url)) return 'orders';
  if (url.startsWith('/tiki/')) return 'Tiki';
  return url === '/healthz' ? 'operations' : 'catalogue';
}
