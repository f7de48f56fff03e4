import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createMetrics } from '../src/plugins/metrics.ts';
import { OPERATIONS } from '../src/plugins/openapi.ts';
import { Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock });
});
after(async () => {
  await shop.close();
  await peer.stop();
});

describe('the metrics', () => {
  it('tell what a purchase was: orders by state, notifications, calls to Tiki, times and lateness', async () => {
    const buyer = await new Buyer(shop.app).login('100200300');
    const order = await buyer.buyCoffee();
    await buyer.buyCoffee();
    clock.advance(60_000);
    const made = peer.byReference(`${order.orderNo}-1`);
    made.status = 'online_paid';
    await postIpn(shop.app, JSON.stringify(notification(made, 'online_paid', clock.now())), clock.now());
    const text = await shop.app.metrics.render();
    for (const expected of [
      /^orders\{status="paid"\} 1$/m,
      /^orders\{status="awaiting_payment"\} 1$/m,
      /^attempts_alive\{status="open"\} 1$/m,
      /^attempt_oldest_age_seconds\{status="open"\} 60$/m,
      /^ipn_messages_total\{outcome="applied"\} 1$/m,
      /^tiki_call_duration_seconds_count\{call="createOrder",outcome="ok"\} 2$/m,
      /^http_request_duration_seconds_bucket\{method="POST",route="\/v1\/orders",status="200",le="\+Inf"\} 2$/m,
      /^sweep_last_end_timestamp_seconds 0$/m,
    ]) {
      assert.match(text, expected);
    }
    const lag = Number(/^sweep_lag_seconds (.+)$/m.exec(text)?.[1]);
    assert.ok(lag > 0 && lag <= 60, `nothing has swept: ${lag}`);
    await shop.app.sweep(clock.now());
    assert.match(await shop.app.metrics.render(), /^sweep_lag_seconds 0$/m);
  });

  it('are in the text format: help, type and lines of one form', async () => {
    for (const line of (await shop.app.metrics.render()).trimEnd().split('\n')) {
      assert.match(line, /^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{([a-z]+="([^"\\\n]|\\.)*",?)+\})? -?[0-9.e+-]+)$/);
    }
  });

  it('put every time into the buckets it fits, and escape labels', async () => {
    const metrics = createMetrics();
    const times = metrics.histogram('times', 'Times.');
    for (const seconds of [0.001, 0.005, 0.2, 99]) times.observe({ route: 'a"b\\c' }, seconds);
    const text = await metrics.render();
    const label = 'route="a\\"b\\\\c"';
    for (const [le, count] of [
      ['0.005', 2],
      ['0.1', 2],
      ['0.25', 3],
      ['10', 3],
      ['+Inf', 4],
    ] as const) {
      assert.ok(text.includes(`times_bucket{${label},le="${le}"} ${count}\n`), `${le} in ${text}`);
    }
    assert.ok(text.includes(`times_count{${label}} 4\n`));
  });
});

describe('the OpenAPI document', () => {
  it('says of every public route what it is for, and of no other', async () => {
    const { paths = {} } = shop.app.swagger();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
    assert.deepEqual(new Set(described), new Set(Object.keys(OPERATIONS)));
  });

  it('has the schema of bodies and answers, which routes need a session, and the form of a refusal', async () => {
    const paths = shop.app.swagger().paths as Record<string, Record<string, Record<string, unknown>>>;
    const order = paths['/v1/orders']!['post']!;
    assert.deepEqual(order['security'], [{ session: [] }]);
    assert.match(JSON.stringify(order['requestBody']), /quoteId/);
    assert.match(JSON.stringify(order['responses']), /platformOrderId.*QUOTE_EXPIRED/);
    assert.equal(paths['/v1/products']!['get']!['security'], undefined);
    const ipn = JSON.stringify(paths['/tiki/ipn']!['post']);
    for (const part of ['X-Tiniapp-Signature', 'X-Tiniapp-Timestamp', 'message_id', 'grand_total', 'IPN_NOT_YET'])
      assert.ok(ipn.includes(part), part);
  });
});
