import { Host, launch, pass } from '../helper/host';
import { ShopServer } from '../helper/shop-server';

function start(host: Host) {
  return launch(host, () => ({
    ...(require('../../services/session') as typeof import('../../services/session')),
    ...(require('../../services/orders') as typeof import('../../services/orders')),
    ...(require('../../services/errors') as typeof import('../../services/errors')),
  }));
}

function setUp() {
  const host = new Host();
  const server = new ShopServer();
  host.server = server.answer;
  return { host, server, app: start(host) };
}

async function outcome(work: Promise<unknown>): Promise<unknown> {
  const settled = work.catch((error: unknown) => error);
  await pass(30_000);
  return settled;
}

test('loading the app asks for no login', async () => {
  const { host } = setUp();
  await pass();
  expect(host.calls).toEqual([]);
});

test('the first call that needs a session logs in once, however many calls wait', async () => {
  const { host, server, app } = setUp();
  await outcome(Promise.all([app.listOrders(null), app.listOrders(null), app.listOrders(null)]));
  expect(server.logins).toBe(1);
  expect(host.count('getAuthCode')).toBe(1);
  expect(host.stored('session.v1')).toMatchObject({ token: 'token-1' });
});

test('a stored session is used again after a restart, without a login', async () => {
  const { host, server, app } = setUp();
  await outcome(app.listOrders(null));
  const again = start(host);
  await outcome(again.listOrders(null));
  expect(server.logins).toBe(1);
});

test('a token the server no longer knows is renewed once and the call repeated', async () => {
  const { server, app } = setUp();
  await outcome(app.listOrders(null));
  server.tokens.clear();
  expect(await outcome(app.listOrders(null))).toEqual({ items: [], nextCursor: null });
  expect(server.logins).toBe(2);
});

test('a second refusal right after the renewal is told, not repeated for ever', async () => {
  const { server, app } = setUp();
  server.faults['GET /v1/orders'] = Array.from({ length: 5 }, () => ({ status: 401, code: 'UNAUTHENTICATED' }));
  expect(await outcome(app.listOrders(null))).toMatchObject({ kind: 'session', code: 'UNAUTHENTICATED' });
  expect(server.logins).toBe(2);
});

test('a refused consent is a session error with its own text', async () => {
  const { host, app } = setUp();
  host.replies['getAuthCode'] = [{ no: 'Permission denied' }];
  const error = await outcome(app.listOrders(null));
  expect(error).toMatchObject({ kind: 'session', code: 'CONSENT_REFUSED' });
  expect(app.messageKeyFor(error)).toBe('error.consent');
});

test('a login that Tiki could not carry out is not called a refusal', async () => {
  const { host, app } = setUp();
  host.replies['getAuthCode'] = [{ no: { code: 401, message: 'Login failed.' } }];
  const error = await outcome(app.listOrders(null));
  expect(error).toMatchObject({ kind: 'session', code: 'LOGIN_FAILED' });
  expect(app.messageKeyFor(error)).toBe('error.login');
});

test('a session idle for 30 minutes is renewed before an order, but not for looking', async () => {
  const { server, app } = setUp();
  await outcome(app.listOrders(null));
  await pass(31 * 60_000);
  await outcome(app.listOrders(null));
  expect(server.logins).toBe(1);
  await pass(31 * 60_000);
  await outcome(app.placeOrder('q', 'online'));
  expect(server.logins).toBe(2);
});

test('rubbish in the storage is no session', async () => {
  const { host, app } = setUp();
  host.storage.set('session.v1', JSON.stringify({ token: 7 }));
  const known = app.hasSession();
  await pass();
  expect(await known).toBe(false);
});

test('a code that Tiki refuses is asked for once more, and not for ever', async () => {
  const { host, server, app } = setUp();
  const refused = { status: 400, code: 'AUTH_CODE_REFUSED' };
  server.faults['POST /v1/sessions'] = [refused];
  expect(await outcome(app.listOrders(null))).toEqual({ items: [], nextCursor: null });
  expect(host.count('getAuthCode')).toBe(2);
  server.tokens.clear();
  server.faults['POST /v1/sessions'] = [refused, refused];
  expect(await outcome(app.listOrders(null))).toMatchObject({ code: 'AUTH_CODE_REFUSED' });
});

test('no session is used while it is being found out whose it is', async () => {
  const { host, server, app } = setUp();
  await outcome(app.listOrders(null));
  const sent = host.http.length;
  let found: (who: 'same') => void = () => undefined;
  void app.checkSession(() => new Promise((resolve) => (found = resolve)));
  const waiting = app.listOrders(null);
  await pass(5_000);
  expect(host.http).toHaveLength(sent);
  found('same');
  expect(await outcome(waiting)).toMatchObject({ items: [] });
  expect(server.logins).toBe(1);
});

test('when somebody else logs in, what was kept for the former buyer is told to go first, and their order is not sent', async () => {
  const { host, server, app } = setUp();
  const changes: string[] = [];
  app.listenForBuyerChange(async (change) => void changes.push(change));
  await outcome(app.listOrders(null));
  server.customerId = '2';
  server.tokens.clear();
  const sent = host.http.length;
  expect(await outcome(app.placeOrder('q1', 'online', ''))).toMatchObject({ kind: 'session', code: 'ACCOUNT_CHANGED' });
  expect(changes).toEqual(['other']);
  expect(host.http.slice(sent).map(({ path }) => path)).toEqual(['/v1/orders', '/v1/sessions']);
  expect(await outcome(app.listOrders(null))).toMatchObject({ items: [] });
});

test('the same buyer who logs in anew keeps everything', async () => {
  const { server, app } = setUp();
  const changes: string[] = [];
  app.listenForBuyerChange(async (change) => void changes.push(change));
  await outcome(app.listOrders(null));
  await outcome(app.dropSession());
  await outcome(app.listOrders(null));
  expect([changes, server.logins]).toEqual([['nobody'], 2]);
});

test('another buyer is noticed also where the host keeps storage for each account apart', async () => {
  const { host, server, app } = setUp();
  const changes: string[] = [];
  app.listenForBuyerChange(async (change) => void changes.push(change));
  await outcome(app.listOrders(null));
  await outcome(app.dropSession());
  host.storage.clear(); // the other account's own, empty storage
  server.customerId = '2';
  expect(await outcome(app.placeOrder('q1', 'online', ''))).toMatchObject({ code: 'ACCOUNT_CHANGED' });
  expect(changes).toEqual(['nobody', 'other']);
});
