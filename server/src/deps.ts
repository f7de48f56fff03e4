import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { ImageStore } from './images.ts';
import type { Tables } from './tables.ts';
import type { TikiClient } from './tiki-client.ts';

/** Everything a service works with; made once in app.ts. Clock and ids come from outside so that tests own them. */
export interface Deps {
  db: Kysely<Tables>;
  tiki: TikiClient;
  clock: Clock;
  ids: Ids;
  images: ImageStore;
  log: FastifyBaseLogger;
  /** `sandbox` or `production`; stored on every attempt. */
  environment: string;
}
