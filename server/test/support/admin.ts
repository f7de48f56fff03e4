import assert from 'node:assert/strict';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import { buildAdmin, type AdminOptions } from '../../src/admin/app.ts';
import { hashPassword } from '../../src/admin/passwords.ts';
import type { Clock } from '../../src/clock.ts';
import { join } from 'node:path';
import { loadImages } from '../../src/images.ts';
import { CATALOGUE, type Shop } from './shop.ts';

export const PASSWORD = 'Mật khẩu dài của Lan';

let cheapHash: Promise<string> | undefined;

/** The admin over a shop, with the user `lan`. Its sessions go by `realNow`. */
export async function openAdmin(
  shop: Shop,
  clock: Clock,
  realNow: () => number,
  changes: Partial<AdminOptions> = {},
): Promise<FastifyInstance> {
  const { db } = shop.database;
  // Cheap, because every test logs in; what costs is tested once.
  cheapHash ??= hashPassword(PASSWORD, { N: 2 ** 10, r: 8, p: 1 });
  const lan = { name: 'lan', password_hash: await cheapHash, created_at: new Date(realNow()) };
  await db.deleteFrom('admin_users').execute();
  await db.insertInto('admin_users').values(lan).execute();
  return buildAdmin(shop.app, {
    db,
    backOffice: shop.app.backOffice,
    images: loadImages(join(CATALOGUE, 'images'), 'https://shop.example'),
    clock,
    realNow,
    environment: 'sandbox',
    ...changes,
  });
}

/** A browser of one person: keeps the cookie, sends Host and Origin, and the token that it finds in the page's forms. */
export class Person {
  readonly #app: FastifyInstance;
  cookie = '';

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  async request(options: InjectOptions): Promise<LightMyRequestResponse> {
    const headers = { host: '127.0.0.1:4001', ...(this.cookie && { cookie: this.cookie }), ...options.headers };
    const reply = await this.#app.inject({ ...options, headers });
    const set = reply.headers['set-cookie'];
    if (typeof set === 'string') this.cookie = set.split(';')[0]!;
    return reply;
  }

  get(url: string): Promise<LightMyRequestResponse> {
    return this.request({ url });
  }

  /** Expects a page. */
  async page(url: string): Promise<string> {
    const reply = await this.get(url);
    assert.equal(reply.statusCode, 200, `${url}: ${reply.body.slice(0, 500)}`);
    return reply.body;
  }

  /** Sends a form; the token is read from the page `on`, as a browser would have it. */
  async submit(url: string, fields: Record<string, string>, on = '/admin/orders'): Promise<LightMyRequestResponse> {
    const token = /name="_csrf" value="([^"]+)"/.exec((await this.get(on)).body)?.[1] ?? '';
    return this.post(url, { _csrf: token, ...fields });
  }

  post(
    url: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ): Promise<LightMyRequestResponse> {
    return this.request({
      method: 'POST',
      url,
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'http://127.0.0.1:4001',
        'sec-fetch-site': 'same-origin',
        ...headers,
      },
      payload: new URLSearchParams(fields).toString(),
    });
  }

  async login(name = 'lan', password = PASSWORD): Promise<this> {
    const reply = await this.post('/admin/login', { name, password });
    assert.equal(reply.statusCode, 303, reply.body);
    return this;
  }
}
