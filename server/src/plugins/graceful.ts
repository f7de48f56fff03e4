import type { FastifyInstance } from 'fastify';

/**
 * Makes `close` as quick as the requests under way: each of them is answered and its connection then closed, which
 * otherwise stays open for another minute of silence. What comes later finds nobody listening, or 503.
 */
export function closeConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('Connection', 'close');
    done(null, payload);
  });
}
