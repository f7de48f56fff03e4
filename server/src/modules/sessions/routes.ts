import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { bearerOf } from '../../plugins/session.ts';
import { SessionRequest, SessionView } from './schema.ts';
import type { Sessions } from './service.ts';

/** Login with a Tiki auth code; the code travels in the body and is never logged. */
const sessionRoutes: FastifyPluginAsyncTypebox<{ sessions: Sessions }> = async (app, { sessions }) => {
  app.post('/v1/sessions', { schema: { body: SessionRequest, response: { 200: SessionView } } }, (request) =>
    sessions.open(request.body.authCode, bearerOf(request)),
  );
};

export default sessionRoutes;
