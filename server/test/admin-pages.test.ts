import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { OrderView } from '../../contract/orders.ts';
import { escape, html, Html } from '../src/admin/html.ts';
import { csvCell } from '../src/modules/reconciliation/csv.ts';
import { openAdmin, Person } from './support/admin.ts';
import { ADDRESS, Buyer } from './support/buyer.ts';
import { notification, postIpn } from './support/ipn.ts';
import { openShop, testClock, type Shop } from './support/shop.ts';
import { TikiPeer } from './support/tiki-peer.ts';

const EVIL = `<script>alert('x')</script>"><img src=x onerror=alert(1)>`;
const clock = testClock();
const peer = new TikiPeer();
let shop: Shop;
let admin: FastifyInstance;
let person: Person;
let buyer: Buyer;

before(async () => {
  shop = await openShop({ tikiBaseUrl: await peer.start(), clock });
});
after(async () => {
  await shop.close();
  await peer.stop();
});
beforeEach(async () => {
  await shop.reset();
  peer.reset();
  admin = await openAdmin(shop, clock, clock.now);
  person = await new Person(admin).login();
  buyer = await new Buyer(shop.app).login('100200300');
});

/** Tiki says this of the order's first attempt. */
async function tell(order: OrderView, status: string, code = '500000001'): Promise<void> {
  const made = peer.byReference(`${order.orderNo}-1`);
  made.status = status;
  made.tiki_order_code = code;
  await postIpn(shop.app, JSON.stringify(notification(made, status, clock.now())), clock.now());
}

const statusOf = (order: OrderView) => peer.byReference(`${order.orderNo}-1`).status;

describe('orders in the admin', () => {
  it('are listed by age and state, with the number of each, and found by their number', async () => {
    const [paid, open] = [await buyer.buyCoffee(), (clock.advance(90 * 60_000), await buyer.buyCoffee('cod'))];
    await tell(paid, 'online_paid');
    await person.login();
    const all = await person.page('/admin/orders');
    assert.ok(all.indexOf(paid.orderNo) < all.indexOf(open.orderNo), 'the oldest first');
    assert.match(all, /1 h 30 min/);
    assert.match(all, /Đã thanh toán<\/span>\s*<b>1<\/b>/);
    assert.match(all, /196\.000 ₫/);
    const newest = await person.page('/admin/orders?sort=newest');
    assert.ok(newest.indexOf(paid.orderNo) > newest.indexOf(open.orderNo));
    assert.ok(!(await person.page('/admin/orders?state=paid')).includes(open.orderNo));
    assert.ok((await person.page(`/admin/orders?no=${open.orderNo.toLowerCase()}`)).includes(open.orderNo));
    assert.equal((await person.get('/admin/orders?state=nonsense')).statusCode, 400);
    assert.equal((await person.get('/admin/orders?cursor=nonsense')).statusCode, 400);
  });

  it('come in pages that show every order once, also when orders come in between', async () => {
    const { db } = shop.database;
    const first = await buyer.buyCoffee();
    const template = await db
      .selectFrom('orders')
      .selectAll()
      .where('id', '=', first.orderId)
      .executeTakeFirstOrThrow();
    const attempt = await db
      .selectFrom('attempts')
      .selectAll()
      .where('order_id', '=', first.orderId)
      .executeTakeFirstOrThrow();
    const copy = async (at: number) => {
      const id = `o${at}`;
      const own = {
        id,
        order_no: `TC-${at}`,
        quote_id: id,
        address: JSON.stringify(ADDRESS),
        created_at: new Date(clock.now() + at * 1_000),
      };
      await db
        .insertInto('orders')
        .values({ ...template, ...own })
        .execute();
      await db
        .insertInto('attempts')
        .values({ ...attempt, id, order_id: id, reference_id: id, platform_order_id: id })
        .execute();
    };
    for (let at = 1; at <= 120; at += 1) await copy(at);
    const seen: string[] = [];
    for (let url: string | undefined = '/admin/orders'; url;) {
      const body = await person.page(url);
      seen.push(...[...body.matchAll(/>(TC-\w+)<\/a>/g)].map((match) => match[1]!));
      url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
      await copy(1_000 + seen.length);
    }
    assert.equal(new Set(seen).size, seen.length);
    for (let at = 1; at <= 120; at += 1) assert.ok(seen.includes(`TC-${at}`), `TC-${at}`);
  });

  it('are completed at Tiki by a person with a reason, which is shown on the order', async () => {
    const order = await buyer.buyCoffee();
    await tell(order, 'online_paid');
    const path = `/admin/orders/${order.orderId}`;
    const silent = await person.submit(`${path}/complete`, { why: ' ' }, path);
    assert.equal(silent.statusCode, 400, 'not without a reason');
    assert.match(silent.body, /lang="en">The request does not have the documented form: say why/);
    assert.match(silent.body, /lang="vi">Dữ liệu gửi lên không đúng dạng: hãy ghi lý do/);
    const packed = await person.submit(`${path}/pack`, { why: 'đóng gói sáng nay' }, path);
    assert.equal(packed.headers.location, `${path}?done=done`);
    await person.submit(`${path}/complete`, { why: 'khách đã nhận' }, path);
    const page = await person.page(path);
    assert.match(page, /complete <b>lan<\/b>: “khách đã nhận”/);
    assert.match(page, /pack <b>lan<\/b>: “đóng gói sáng nay”/);
    assert.match(page, /Trần Thị Lan/);
    assert.equal(statusOf(order), 'completed');
    assert.doesNotMatch(page, /\/cancel"/, 'nothing is offered any more');
    assert.match(await person.page('/admin/log'), /khách đã nhận/);
  });

  it('are canceled at Tiki with the reason kept, and nothing is done to one that cannot be', async () => {
    const order = await buyer.buyCoffee();
    await tell(order, 'online_paid');
    const path = `/admin/orders/${order.orderId}`;
    await person.submit(`${path}/cancel`, { why: 'hết hàng trong kho' }, path);
    assert.deepEqual([statusOf(order), (await buyer.read(order.orderId)).status], ['canceled', 'canceled']);
    assert.match(await person.page(path), /cancel <b>lan<\/b>: “hết hàng trong kho”/);
    const again = await person.submit(`${path}/complete`, { why: 'nhầm' }, '/admin/account');
    assert.equal(again.statusCode, 409);
    assert.equal((await person.submit(`${path}/destroy`, { why: 'x' }, '/admin/account')).statusCode, 404);
    assert.equal((await person.get('/admin/orders/none')).statusCode, 404);
  });

  it('in review are queued with their reason, and alarms are resolved with a word', async () => {
    const order = await buyer.buyCoffee();
    const made = peer.byReference(`${order.orderNo}-1`);
    made.status = 'online_paid';
    const wrong = notification(made, 'online_paid', clock.now(), { grand_total: 1 });
    await postIpn(shop.app, JSON.stringify(wrong), clock.now());
    const queue = await person.page('/admin/review');
    assert.match(queue, new RegExp(order.orderNo));
    assert.match(queue, /Tổng tiền hoặc mã tham chiếu ở Tiki khác đơn của shop/);
    const alarms = await person.page('/admin/alarms');
    const action = /action="(\/admin\/alarms\/\d+\/resolve)"/.exec(alarms)![1]!;
    await person.submit(action, { why: 'đã so với Seller Center' });
    assert.match(await person.page('/admin/alarms'), /Không có cảnh báo/);
    assert.match(await person.page('/admin/alarms?all=1'), /resolved/);
  });

  it('can be worked on by scripts as JSON', async () => {
    const order = await buyer.buyCoffee();
    await tell(order, 'online_paid');
    const { csrf } = (await person.get('/admin/api/session')).json();
    const list = (await person.get('/admin/api/orders?state=paid')).json();
    assert.equal(list.items[0].orderId, order.orderId);
    const url = `/admin/api/orders/${order.orderId}/complete`;
    const headers = { origin: 'http://127.0.0.1:4001' };
    const bare = await person.request({ method: 'POST', url, payload: { why: 'giao xong' }, headers });
    assert.deepEqual([bare.statusCode, bare.json().error.code], [403, 'FORBIDDEN']);
    const done = await person.request({
      method: 'POST',
      url,
      payload: { why: 'giao xong' },
      headers: { ...headers, 'x-csrf-token': csrf },
    });
    assert.deepEqual([done.statusCode, done.json().done, done.json().order.status], [200, true, 'completed']);
  });
});

describe('hostile text', () => {
  it('of buyers and of Tiki is text on every page', async () => {
    const address = { ...ADDRESS, fullName: EVIL.slice(0, 100), street: EVIL };
    const { quoteId } = await buyer.quote([['coffee-250', 1, 89_000]], address);
    const order = await buyer.order(quoteId);
    await tell(order, 'online_paid', EVIL.slice(0, 60));
    const odd = notification(peer.byReference(`${order.orderNo}-1`), EVIL.slice(0, 60), clock.now());
    await postIpn(shop.app, JSON.stringify({ ...odd, message_id: EVIL }), clock.now());
    await shop.database.db
      .updateTable('products')
      .set({ name: EVIL, brand: EVIL, description: `</textarea>${EVIL}` })
      .execute();
    await shop.database.db.updateTable('orders').set({ title: EVIL }).execute();
    await shop.database.db.updateTable('order_lines').set({ name: EVIL, variant_name: EVIL }).execute();
    const path = `/admin/orders/${order.orderId}`;
    await person.submit(`${path}/pack`, { why: EVIL }, path);
    const searched = `/admin/catalogue?query=${encodeURIComponent(EVIL)}`;
    for (const url of [
      '/admin/orders',
      path,
      '/admin/review',
      '/admin/alarms',
      '/admin/log',
      '/admin/catalogue',
      searched,
      '/admin/catalogue/coffee',
      `/admin/orders?no=${encodeURIComponent(EVIL.slice(0, 40))}`,
    ]) {
      const body = await person.page(url);
      assert.doesNotMatch(body, /<script>|<img src=x|onerror=alert\(1\)>/, url);
    }
    assert.match(await person.page(path), /&lt;script&gt;alert\(&#39;x&#39;\)/, 'and it is there');
    const wrong = await person.get(`/admin/orders/${encodeURIComponent(EVIL)}`);
    assert.doesNotMatch(wrong.body, /<script>/);
  });

  it('cannot turn the reading direction, nor become markup in an attribute', () => {
    assert.equal(escape('TC-\u202Edcba\u0000'), 'TC-□dcba□');
    const shown = html`<a title="${'" onclick="x'}">${['<b>', null, false, new Html('<i>')]}</a>`;
    assert.equal(shown.text, '<a title="&quot; onclick=&quot;x">&lt;b&gt;<i></a>');
  });

  it('is no formula in a spreadsheet', async () => {
    for (const cell of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])
      assert.match(csvCell(cell), /^"?'/, JSON.stringify(cell));
    assert.equal(csvCell('a "b", c\nd'), '"a ""b"", c\nd"');
    const order = await buyer.buyCoffee();
    await tell(order, 'online_paid', '=HYPERLINK("x")');
    await person.submit('/admin/reconciliation/run', { why: 'thử' });
    const day = /href="\/admin\/reconciliation\/(\d{4}-\d\d-\d\d)"/.exec(
      await person.page('/admin/reconciliation'),
    )![1]!;
    const file = await person.get(`/admin/reconciliation/${day}.csv`);
    assert.match(String(file.headers['content-type']), /^text\/csv/);
    assert.match(
      String(file.headers['content-disposition']),
      /attachment; filename="reconciliation-\d{4}-\d\d-\d\d\.csv"/,
    );
    const [header, row] = file.body.split('\n');
    assert.equal(
      header,
      'order_no,reference_id,tini_order_id,tiki_order_code,amount,status,paid_at,completed_at,canceled_at',
    );
    assert.match(row!, new RegExp(`^${order.orderNo},.*"'=HYPERLINK\\(""x""\\)"`));
  });
});
