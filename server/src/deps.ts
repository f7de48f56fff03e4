import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { ImageStore } from './images.ts';
import type { OrderRow, Tables } from './tables.ts';
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
  /** Tiki's limit for one order in đồng (tiki-platform.md section 1.2); Tiki raises it on request. */
  orderLimit: number;
  /** Orders whose lines all have a SKU, and that cost nothing beside, go by /order/multi-sku. Off by default. */
  multiSku?: boolean;
  /** Hands digital goods over, where that takes more than the order's page; may be called twice for one order. */
  deliver?: (order: OrderRow) => Promise<void>;
}
