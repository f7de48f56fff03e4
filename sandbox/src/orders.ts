import type { TikiCreateOrderRequest } from '../../tiki-api/order.ts';
import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import type { AppRecord, OrderRecord, State } from './state.ts';
import { findTransition, type Trigger } from './transitions.ts';

/** Documented for GET /order/list (tiki-platform.md section 1.5). */
const MAX_LISTED = 100;

export type Orders = ReturnType<typeof createOrders>;

/**
 * Tini orders and the one function that changes their status.
 * `onChange` hears of every change; `notifies` is set where Tiki documents an IPN.
 */
export function createOrders(deps: {
  state: State;
  clock: Clock;
  ids: Ids;
  onChange: (order: OrderRecord, at: number, notifies: boolean) => void;
}) {
  const { state, clock, ids, onChange } = deps;

  /**
   * Moves an order along the table of section 4, at the virtual time `at`.
   * @throws SandboxError order_status when the table has no such row
   */
  function move(order: OrderRecord, trigger: Trigger, options: { at?: number; comment?: string } = {}): void {
    const { at = clock.now(), comment = '' } = options;
    const transition = findTransition(order.status, trigger);
    if (!transition) throw new SandboxError('order_status', `${trigger} is not possible in ${order.status}`);
    const { from, to, row, by, notifies } = transition;
    order.status = to;
    order.history.push({ at, from, to, row, by, comment });
    if (to === 'online_paid') order.paidOnline = true;
    // Tiki refunds what was paid online in full and by itself (row 11).
    if (to === 'canceled' && order.paidOnline) order.refunded = true;
    if (to !== 'waiting_for_payment') order.expiresAt = null;
    onChange(order, at, notifies);
  }

  function findOwn(app: AppRecord, orderId: string): OrderRecord | undefined {
    const order = Object.hasOwn(state.orders, orderId) ? state.orders[orderId] : undefined;
    return order?.appIdentifier === app.identifier ? order : undefined;
  }

  function get(app: AppRecord, orderId: string): OrderRecord {
    const order = findOwn(app, orderId);
    if (!order) throw new SandboxError('order_not_found');
    return order;
  }

  return {
    move,
    get,
    findOwn,

    /** POST /order. @throws SandboxError invalid_parameters, amount_limit */
    create(app: AppRecord, request: TikiCreateOrderRequest): OrderRecord {
      const { customer_id, items, customer_info = {}, shipping_fee = 0, extra = '', reference_id = '' } = request;
      const grandTotal = items.reduce((sum, item) => sum + item.price * item.quantity, shipping_fee);
      if (grandTotal < 1) throw new SandboxError('invalid_parameters', 'the order must be worth at least 1');
      // Beyond the safe integers is beyond any limit too, so an inexact sum cannot slip through.
      if (grandTotal > app.orderAmountLimit) throw new SandboxError('amount_limit', `limit ${app.orderAmountLimit}`);
      const at = clock.now();
      const order: OrderRecord = {
        id: ids.long(),
        appIdentifier: app.identifier,
        customerId: customer_id,
        status: 'draft',
        items,
        shippingFee: shipping_fee,
        grandTotal,
        customerInfo: customer_info,
        extra,
        referenceId: reference_id,
        tikiOrderId: '',
        tikiOrderCode: '',
        createdAt: at,
        paymentId: '',
        expiresAt: null,
        paidOnline: false,
        refunded: false,
        history: [{ at, from: null, to: 'draft', row: 1, by: 'partner', comment: '' }],
      };
      state.orders[order.id] = order;
      onChange(order, at, false);
      return order;
    },

    /** GET /order/list: unknown and foreign ids are left out. @throws SandboxError invalid_parameters */
    list(app: AppRecord, orderIds: string): OrderRecord[] {
      const wanted = [...new Set(orderIds.split(',').map((id) => id.trim()))].filter((id) => id !== '');
      if (wanted.length === 0) throw new SandboxError('invalid_parameters', 'order_ids is empty');
      if (wanted.length > MAX_LISTED) throw new SandboxError('invalid_parameters', `at most ${MAX_LISTED} ids`);
      return wanted.map((id) => findOwn(app, id)).filter((order) => order !== undefined);
    },

    /** POST /order/complete and /order/cancel. @throws SandboxError order_not_found, order_status */
    close(app: AppRecord, orderId: string, trigger: 'complete' | 'cancel_by_partner', comment: string): OrderRecord {
      const order = get(app, orderId);
      move(order, trigger, { comment });
      return order;
    },
  };
}
