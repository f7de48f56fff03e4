import { Host, launch, pass } from '../helper/host';
import type { HttpAnswer } from '../helper/host';

function setUp(answer: HttpAnswer) {
  const host = new Host();
  host.server = () => answer;
  const app = launch(host, () => require('../../services/request') as typeof import('../../services/request'));
  return { host, app };
}

async function outcome(work: Promise<unknown>): Promise<unknown> {
  const settled = work.catch((error: unknown) => error);
  await pass(30_000);
  return settled;
}

test.each([
  [{ status: 401, data: { error: { code: 'UNAUTHENTICATED', message: '' } } }, 'session', 'UNAUTHENTICATED'],
  [{ status: 409, data: { error: { code: 'PAYMENT_CLOSING', message: '' } } }, 'refused', 'PAYMENT_CLOSING'],
  [{ status: 404, data: 'Not found' }, 'refused', 'HTTP_404'],
  [{ status: 503, data: { error: { code: 'OVERLOADED', message: '' } } }, 'server', 'OVERLOADED'],
  [{ status: 502, data: '<html>' }, 'server', 'HTTP_502'],
  [{ status: 200, data: '<html>' }, 'server', 'NOT_JSON'],
  ['silent', 'timeout', 'Error'],
  ['offline', 'timeout', 'NO_ANSWER'],
] as const)('the answer %j becomes a %s error with code %s', async (answer, kind, code) => {
  const { app } = setUp(answer as HttpAnswer);
  expect(await outcome(app.request('GET', '/v1/x'))).toMatchObject({ name: 'ShopError', kind, code });
});

test('a server that says nothing is given up after 20 s', async () => {
  const { app } = setUp('silent');
  let done = false;
  app.request('GET', '/v1/x').catch(() => {
    done = true;
  });
  await pass(19_000);
  expect(done).toBe(false);
  await pass(1_100);
  expect(done).toBe(true);
});

test('query values are escaped and absent ones left out', async () => {
  const { host, app } = setUp({ status: 200, data: {} });
  await outcome(
    app.request('GET', '/v1/products', { query: { category: 'trà & bánh', cursor: undefined, limit: 20 } }),
  );
  expect(host.calls[0]?.options.url).toBe(
    'https://shop.example/v1/products?category=tr%C3%A0%20%26%20b%C3%A1nh&limit=20',
  );
});
