import type { OrderView, QuoteView } from '../../../../contract/orders.ts';
import type { TikiNotification } from '../../../../tiki-api/order.ts';
import { ADDRESS } from '../buyer.ts';
import type { Sheet } from '../sandbox.ts';
import { KEYS } from '../shop.ts';
import { signAsTiki } from '../tiki-peer.ts';
import type { Act, OneAct } from './acts.ts';
import type { Placed, Reply, World } from './world.ts';

const APP = 'vn.example.tini_checkout';
/** Two that run out soon, one of which an order may bring to the amount limit, and two that do not. */
const VARIANTS = [
  ['coffee-250', 89_000],
  ['coffee-500', 165_000],
  ['cup-blue', 45_000],
  ['lamp-oak', 4_982_000],
] as const;

/** Plays histories in a world. What a refused act would do is nothing: the refusal itself is the answer. */
export function createPlayer(world: World, userTokens: readonly string[]) {
  const { sandbox, placed } = world;
  let sheets: { customer: number; paymentId: string }[] = [];

  const orderAt = (place: number): Placed | undefined => placed[place % Math.max(placed.length, 1)];

  /** The Tiki app: a refusal (used before, canceled, not yours) is an answer too. */
  async function tikiApp<Body>(customer: number, path: string, body: object): Promise<Body | undefined> {
    try {
      return await sandbox.call<Body>('POST', path, body, userTokens[customer]);
    } catch (error) {
      if (/: 4\d\d /.test(String(error))) return undefined;
      throw error;
    }
  }

  function remember(one: Placed, reply: Reply): void {
    if (reply.status !== 200) return;
    const { orderId, attempt } = reply.body as OrderView;
    if (one.orderId && one.orderId !== orderId) world.wrong.push(`quote ${one.quoteId} became two orders`);
    one.orderId = orderId;
    const { platformOrderId } = attempt;
    if (platformOrderId && !one.platformOrderIds.includes(platformOrderId)) one.platformOrderIds.push(platformOrderId);
  }

  const place = async (one: Placed): Promise<void> => {
    const asked = { quoteId: one.quoteId, paymentMethod: one.method };
    remember(one, await world.call(one.customer, 'POST', '/v1/orders', asked));
  };

  const onOrder = async (one: Placed | undefined, method: 'GET' | 'POST', action = ''): Promise<void> => {
    if (one?.orderId) remember(one, await world.call(one.customer, method, `/v1/orders/${one.orderId}${action}`));
  };

  async function order({ customer, variant, quantity, method, taps }: OneAct & { do: 'order' }): Promise<void> {
    const [variantId, shownPrice] = VARIANTS[variant % VARIANTS.length]!;
    const lines = [{ variantId, quantity, shownPrice }];
    const quote = await world.call(customer, 'POST', '/v1/quotes', { lines, address: ADDRESS });
    if (quote.status !== 200) return;
    const { quoteId, orderable } = quote.body as QuoteView;
    if (!orderable) return;
    const one: Placed = { customer, quoteId, method, platformOrderIds: [] };
    placed.push(one);
    await times(taps, () => place(one));
  }

  async function sheet({ order: at, back, end }: OneAct & { do: 'sheet' }): Promise<void> {
    const one = orderAt(at);
    const orderId = one?.platformOrderIds.at(-1 - back);
    if (!one || !orderId) return;
    const opened = await tikiApp<{ sheet?: Sheet }>(one.customer, '/_host/payments', { appIdentifier: APP, orderId });
    if (!opened?.sheet) return;
    const { paymentId } = opened.sheet;
    sheets.push({ customer: one.customer, paymentId });
    if (end === 'open') return;
    if (end === 'cancel' || end === 'leave') await tikiApp(one.customer, `/_host/payments/${paymentId}/${end}`, {});
    else await press(one.customer, paymentId, end === 'pay' ? 'success' : end);
  }

  async function press(customerIndex: number, paymentId: string, outcome: string): Promise<void> {
    await sandbox.call('POST', '/_console/next-payment', { outcome });
    await tikiApp(customerIndex, `/_host/payments/${paymentId}/pay`, { method: 'card' });
  }

  async function stranger({ order: at, tries }: OneAct & { do: 'stranger' }): Promise<void> {
    const one = orderAt(at);
    if (!one?.orderId) return;
    const other = 1 - one.customer;
    const path = `/v1/orders/${one.orderId}`;
    const asked = { quoteId: one.quoteId, paymentMethod: one.method };
    const reply =
      tries === 'read'
        ? await world.call(other, 'GET', path)
        : await world.call(other, 'POST', tries === 'repeat' ? '/v1/orders' : `${path}/${tries}`, asked);
    if (![0, 404].includes(reply.status)) world.wrong.push(`a stranger's ${tries} was answered ${reply.status}`);
  }

  /** A message that Tiki never sent, about an order that is there. */
  async function forge({ order: at, status, how }: OneAct & { do: 'forge' }): Promise<void> {
    const id = orderAt(at)?.platformOrderIds.at(-1);
    if (!id) return;
    const real = await sandbox.order(id);
    const stolen = how.startsWith('stolen key');
    const message: TikiNotification = {
      order: {
        id,
        status,
        grand_total: how.endsWith('other total') ? real.grandTotal + 1 : real.grandTotal,
        reference_id: real.referenceId,
        tiki_order_id: '1',
        tiki_order_code: '1',
        extra: '',
      },
      message_id: `forged-${Math.random()}`,
      message_type: 'notification',
      message_created_at: new Date(world.clock.now()).toISOString(),
    };
    // Whoever has the key can cancel and complete at Tiki itself; what he still cannot do is make an unpaid order paid.
    if (stolen && (status !== 'online_paid' || !/^(draft|waiting_)/.test(real.status))) return;
    const body = JSON.stringify(message);
    const timestamp = String(world.clock.now());
    const signature = signAsTiki(
      how === 'changed body' ? `${body} ` : body,
      timestamp,
      how === 'wrong secret' ? 'x' : undefined,
    );
    const reply = await world
      .deliver(body, {
        'content-type': 'application/json',
        'x-tiniapp-client-id': how === 'foreign key' ? 'somebody-else' : KEYS.clientKey,
        'x-tiniapp-timestamp': timestamp,
        'x-tiniapp-signature': how === 'no signature' ? '' : signature,
      })
      .catch(() => ({ status: 401 }));
    const expected = stolen ? [200, 401, 503] : [401];
    if (!expected.includes(reply.status)) world.wrong.push(`a forged message (${how}) was answered ${reply.status}`);
  }

  async function replay(at: number): Promise<void> {
    const known = world.toUs.arrived;
    const old = known[at % Math.max(known.length, 1)]?.sent;
    // Boundary: the server may die over it, and nobody waits for this answer.
    if (old) await world.deliver(old.body, old.headers as Record<string, string>).catch(() => undefined);
  }

  async function tiki({ order: at, act }: OneAct & { do: 'tiki' }): Promise<void> {
    const id = orderAt(at)?.platformOrderIds.at(-1);
    if (id) await tikiApp(0, `/_console/orders/${id}/${act}`, {});
  }

  async function playOne(act: OneAct): Promise<void> {
    switch (act.do) {
      case 'order':
        return order(act);
      case 'repeat': {
        const one = orderAt(act.order);
        return one && place(one);
      }
      case 'sheet':
        return sheet(act);
      case 'pay late': {
        const open = sheets[act.sheet % Math.max(sheets.length, 1)];
        return open && press(open.customer, open.paymentId, 'success');
      }
      case 'cash': {
        const one = orderAt(act.order);
        const orderId = one?.platformOrderIds.at(-1);
        if (one && orderId)
          await tikiApp(one.customer, '/_host/payments', { appIdentifier: APP, orderId, paymentMethod: 'cod' });
        return undefined;
      }
      case 'look':
        return onOrder(orderAt(act.order), 'GET');
      case 'pay again':
        return times(act.taps, () => onOrder(orderAt(act.order), 'POST', '/payments'));
      case 'cancel':
        return onOrder(orderAt(act.order), 'POST', '/cancel');
      case 'stranger':
        return stranger(act);
      case 'tiki':
        return tiki(act);
      case 'fault':
        return (act.call === 'ipn' ? world.toUs : world.toTiki).arm(act.call, act.fault);
      case 'late':
        await world.toTiki.deliverLate();
        return world.toUs.deliverLate();
      case 'forge':
        return forge(act);
      case 'replay':
        return replay(act.message);
      case 'wait':
        return world.wait(act.seconds * 1_000, act.sweeps);
      case 'sweep':
        return times(act.times, () => world.sweep());
      case 'crash':
        return world.crash(act.alone);
    }
  }

  async function play(acts: readonly Act[]): Promise<void> {
    sheets = [];
    for (const act of acts) {
      if (act.do === 'together') await Promise.all(act.acts.map(playOne));
      else await playOne(act);
      await world.calm();
    }
  }

  return { play };
}

async function times(count: number, run: () => Promise<void>): Promise<void> {
  await Promise.all(Array.from({ length: count }, run));
}
