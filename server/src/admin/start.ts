import type { FastifyInstance } from 'fastify';
import type { AdminConfig } from '../config.ts';
import { StartupError } from '../errors.ts';
import { buildAdmin, type AdminOptions } from './app.ts';
import { ensureFirstUser, hasUsers } from './users.ts';

export interface AdminStart extends AdminOptions {
  admin: AdminConfig;
  print: (line: string) => void;
}

/**
 * Listens on the admin's own port. Somebody must be able to log in: in production that is asked for, elsewhere the first
 * user is made and its password printed, once. @throws StartupError
 */
export async function startAdmin(shop: FastifyInstance, options: AdminStart): Promise<FastifyInstance> {
  const { admin, print, ...parts } = options;
  if (options.environment === 'production' && !(await hasUsers(options.db)))
    throw new StartupError('ADMIN_PORT: nobody can log in: npm run server -- add-admin NAME');
  const app = await buildAdmin(shop, { ...parts, ...(admin.url && { url: admin.url }) });
  await listen(app, admin);
  const address = app.server.address();
  const port = typeof address === 'object' && address ? address.port : admin.port;
  print(`admin ready on ${admin.url ?? `http://${admin.host}:${port}`}/admin`);
  const password = await ensureFirstUser(options.db, options.realNow());
  if (password) print(`admin first user: admin, password ${password} (shown once)`);
  return app;
}

async function listen(app: FastifyInstance, { port, host }: AdminConfig): Promise<void> {
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    if (isTaken)
      throw new StartupError(`port ${port} is already in use: choose another in ADMIN_PORT`, { cause: error });
    throw error;
  }
}
