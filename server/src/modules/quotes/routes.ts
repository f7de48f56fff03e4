import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { customerOf } from '../../plugins/session.ts';
import { QuoteRequest, QuoteView } from './schema.ts';
import type { Quotes } from './service.ts';

/** Prices for the session's customer; registered where a session is required. */
const quoteRoutes: FastifyPluginAsyncTypebox<{ quotes: Quotes }> = async (app, { quotes }) => {
  app.post('/v1/quotes', { schema: { body: QuoteRequest, response: { 200: QuoteView } } }, (request) =>
    quotes.quote(customerOf(request), request.body),
  );
};

export default quoteRoutes;
