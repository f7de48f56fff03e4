import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { startAdmin } from '../src/admin/start.ts';
import { hashPassword } from '../src/admin/passwords.ts';
import { authenticate, ensureFirstUser } from '../src/admin/users.ts';
import { addAdmin } from '../src/commands/add-admin.ts';
import type { CommandContext } from '../src/commands/context.ts';
import { openAdmin, PASSWORD, Person } from './support/admin.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';

const MINUTE = 60_000;
const clock = testClock();
let now = Date.parse('2026-03-01T03:00:00Z');
let shop: Shop;
let admin: FastifyInstance;
let person: Person;

before(async () => {
  shop = await openShop({ tikiBaseUrl: 'http://127.0.0.1:1/', clock });
});
after(() => shop.close());
beforeEach(async () => {
  admin = await openAdmin(shop, clock, () => now);
  person = new Person(admin);
});

describe('who may use the admin', () => {
  it('nobody without a session: pages lead to the login and back, the API says 401', async () => {
    const reply = await person.get('/admin/orders?state=paid');
    assert.deepEqual(
      [reply.statusCode, reply.headers.location],
      [303, '/admin/login?next=%2Fadmin%2Forders%3Fstate%3Dpaid'],
    );
    const api = await person.get('/admin/api/orders');
    assert.deepEqual([api.statusCode, api.json().error.code], [401, 'UNAUTHENTICATED']);
    const back = await person.post('/admin/login', {
      name: 'lan',
      password: PASSWORD,
      next: '/admin/orders?state=paid',
    });
    assert.equal(back.headers.location, '/admin/orders?state=paid');
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil', '/admin/..//evil\n']) {
      const away = await person.post('/admin/login', { name: 'lan', password: PASSWORD, next });
      assert.match(String(away.headers.location), /^\/admin\//, next);
    }
  });

  it('a session is an HttpOnly, SameSite=Strict cookie; the database holds only its hash', async () => {
    const reply = await person.post('/admin/login', { name: 'lan', password: PASSWORD });
    const cookie = String(reply.headers['set-cookie']);
    assert.match(cookie, /^admin=[\w-]{43}; Path=\/admin; HttpOnly; SameSite=Strict$/);
    const rows = await shop.database.db.selectFrom('admin_sessions').selectAll().execute();
    assert.ok(!JSON.stringify(rows).includes(cookie.slice(6, 49)));
    const secure = new Person(await openAdmin(shop, clock, () => now, { url: 'https://admin.shop.test' }));
    const behind = await secure.post('/admin/login', { name: 'lan', password: PASSWORD });
    assert.match(String(behind.headers['set-cookie']), /; Secure$/);
  });

  it('a session ends after half an hour unused and after twelve hours at the latest, and by logging out', async () => {
    await person.login();
    for (let at = 0; at < 12 * 60 - 20; at += 20) {
      now += 20 * MINUTE;
      assert.equal((await person.get('/admin/orders')).statusCode, 200, `${at} minutes`);
    }
    now += 20 * MINUTE;
    assert.equal((await person.get('/admin/orders')).statusCode, 303, 'twelve hours');
    await person.login();
    now += 31 * MINUTE;
    assert.equal((await person.get('/admin/orders')).statusCode, 303, 'unused');
    await person.login();
    const { cookie } = person;
    await person.submit('/admin/logout', {});
    person.cookie = cookie;
    assert.equal((await person.get('/admin/orders')).statusCode, 303, 'the old cookie is worth nothing');
  });

  it('wrong passwords hold the name for a quarter of an hour, also for the right one and from elsewhere', async () => {
    const attempt = async (password: string) =>
      (await person.post('/admin/login', { name: 'lan', password })).statusCode;
    const tried = await Promise.all(Array.from({ length: 6 }, (_, at) => attempt(`wrong ${at}`)));
    assert.deepEqual(tried.filter((status) => status === 429).length, 1);
    assert.equal(await attempt(PASSWORD), 429);
    now += 16 * MINUTE;
    assert.equal(await attempt(PASSWORD), 303);
  });

  it('says the same of a wrong password and of a name that does not exist', async () => {
    const [wrong, unknown] = [
      await person.post('/admin/login', { name: 'lan', password: 'wrong' }),
      await person.post('/admin/login', { name: 'nobody', password: 'wrong' }),
    ];
    assert.deepEqual([wrong.statusCode, wrong.body], [401, unknown.body]);
  });

  it('a form without the token of its session, or from another origin, changes nothing', async () => {
    await person.login();
    const send = (fields: Record<string, string>, headers: Record<string, string> = {}) =>
      person.post('/admin/reconciliation/run', { why: 'x', ...fields }, headers);
    assert.equal((await send({})).statusCode, 403, 'no token');
    assert.equal((await send({ _csrf: 'x'.repeat(43) })).statusCode, 403, 'a made-up token');
    const token = /name="_csrf" value="([^"]+)"/.exec(await person.page('/admin/orders'))![1]!;
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'http://127.0.0.1:3000' },
      { origin: 'null' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      assert.equal((await send({ _csrf: token }, headers)).statusCode, 403, JSON.stringify(headers));
    }
    const other = await new Person(admin).login();
    assert.equal((await other.post('/admin/logout', { _csrf: token })).statusCode, 403, "another session's token");
    assert.deepEqual(await shop.app.backOffice.orders.log({}), []);
  });

  it('answers only to its own names: a foreign Host is nothing', async () => {
    assert.equal((await person.request({ url: '/admin/login', headers: { host: 'evil.example' } })).statusCode, 404);
    assert.equal((await person.request({ url: '/metrics', headers: { host: 'evil.example:4001' } })).statusCode, 404);
    assert.equal((await person.request({ url: '/admin/login', headers: { host: 'localhost:9001' } })).statusCode, 200);
    const behind = await openAdmin(shop, clock, () => now, { url: 'https://admin.shop.test' });
    assert.equal((await behind.inject({ url: '/admin/login', headers: { host: 'admin.shop.test' } })).statusCode, 200);
  });

  it('every answer forbids inline script, foreign content, frames and caches', async () => {
    await person.login();
    for (const url of [
      '/admin/orders',
      '/admin/login',
      '/admin/nothing',
      '/docs',
      '/metrics',
      '/admin/assets/admin.css',
    ]) {
      const { headers, body } = await person.get(url);
      assert.match(
        String(headers['content-security-policy']),
        /^default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
        url,
      );
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.doesNotMatch(body, /<script(?! src="\/admin\/assets\/)|\son[a-z]+=|\sstyle=|javascript:/, url);
    }
    assert.equal((await person.get('/admin/orders')).headers['cache-control'], 'no-store');
  });
});

describe('users', () => {
  const context = (input: Readable & { isTTY?: boolean }, said: string[]) =>
    ({ db: shop.database.db, now: () => now, input, print: (line: string) => void said.push(line) }) as CommandContext;

  it('add-admin reads a password from standard input, or makes one and prints it once', async () => {
    const { db } = shop.database;
    const said: string[] = [];
    await addAdmin(context(Readable.from(['mat khau cua hoa\n']), said), ['hoa']);
    assert.deepEqual(said, ['added hoa']);
    assert.ok(await authenticate(db, 'hoa', 'mat khau cua hoa'));
    await addAdmin(context(Readable.from([]), said), ['hoa']);
    const password = /^new password for hoa, password ([a-z2-9]{6}-[a-z2-9]{6}-[a-z2-9]{6})$/.exec(said[1]!)![1]!;
    assert.ok(await authenticate(db, 'hoa', password));
    assert.ok(!(await authenticate(db, 'hoa', 'mat khau cua hoa')));
    for (const name of ['', 'Hoa', '../x', 'a'.repeat(33)]) {
      await assert.rejects(addAdmin(context(Readable.from([]), said), [name]), /^StartupError: add-admin NAME: /);
    }
    await assert.rejects(addAdmin(context(Readable.from(['short']), said), ['hoa']), /at least 12/);
  });

  it('are stored as salted scrypt hashes; marks may be composed either way', async () => {
    const [one, other] = [await hashPassword(PASSWORD), await hashPassword(PASSWORD)];
    assert.match(one, /^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
    assert.notEqual(one, other);
    assert.ok(await authenticate(shop.database.db, 'lan', PASSWORD.normalize('NFD')));
  });

  it('change their own password, which ends their other sessions', async () => {
    const [here, there] = [await person.login(), await new Person(admin).login()];
    const change = (old: string, password: string) =>
      here.submit('/admin/account', { old, password }, '/admin/account');
    assert.equal((await change('wrong', 'một mật khẩu mới')).statusCode, 400);
    assert.equal((await change(PASSWORD, 'ngắn')).statusCode, 400);
    const reply = await change(PASSWORD, 'một mật khẩu mới');
    assert.equal(reply.headers.location, '/admin/account?done=password');
    assert.deepEqual(
      [(await here.get('/admin/orders')).statusCode, (await there.get('/admin/orders')).statusCode],
      [200, 303],
    );
  });

  it('production does not start without one; elsewhere the first is made and said once', async () => {
    const { db } = shop.database;
    await db.deleteFrom('admin_users').execute();
    const options = {
      db,
      backOffice: shop.app.backOffice,
      clock,
      realNow: () => now,
      images: { urlOf: () => '', read: () => undefined },
    };
    const said: string[] = [];
    const start = (environment: string) =>
      startAdmin(shop.app, {
        ...options,
        environment,
        admin: { port: 0, host: '127.0.0.1' },
        print: (line) => void said.push(line),
      });
    await assert.rejects(
      start('production'),
      /^StartupError: ADMIN_PORT: nobody can log in: npm run server -- add-admin NAME$/,
    );
    const running = await start('sandbox');
    await running.close();
    assert.match(said[0]!, /^admin ready on http:\/\/127\.0\.0\.1:\d+\/admin$/);
    const password = /password (\S+)/.exec(said[1]!)![1]!;
    assert.ok(await authenticate(db, 'admin', password));
    assert.equal(await ensureFirstUser(db, now), undefined, 'once');
    await (await start('production')).close();
  });
});
