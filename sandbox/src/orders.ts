import type { TikiOrder } from '../../tiki-api/order.ts';
import type { Caller } from './apps.ts';
import type { Clock } from './clock.ts';
import { SandboxError } from './errors.ts';
import type { Ids } from './ids.ts';
import { checkWorth, type OrderDraft } from './order-rules.ts';
import type { OrderRecord } from './records.ts';
import type { State } from './state.ts';
import { findTransition, type Transition, type Trigger } from './transitions.ts';

/** Documented for GET /order/list (tiki-platform.md section 1.5). */
const MAX_LISTED = 100;
/** Tiki cancels an order whose pay screen was opened and left (section 4 row 8). */
const PAYMENT_LIFE_MS = 4 * 3_600_000;

export type Orders = ReturnType<typeof createOrders>;

/** Tini orders and the one function that changes their status. `onMove` hears of every change, creation included. */
export function createOrders(deps: {
  state: State;
  clock: Clock;
  ids: Ids;
  onMove: (order: OrderRecord, transition: Pick<Transition, 'from' | 'to' | 'ipn'>, at: number) => void;
}) {
  const { state, clock, ids, onMove } = deps;
  const { settings } = state;

  /**
   * Moves an order along the table of section 4, at the virtual time `at`.
   * @throws SandboxError order_status when the table has no such row or a switch closes it
   */
  function move(order: OrderRecord, trigger: Trigger, options: { at?: number; comment?: string } = {}): void {
    const { at = clock.now(), comment = '' } = options;
    const transition = findTransition(order.status, trigger, settings.switches);
    if (!transition) throw illegal(`${trigger} is not possible in ${order.status}`);
    const { from, to, row, by } = transition;
    order.status = to;
    order.history.push({ at, from, to, row, by, comment });
    if (to === 'online_paid') order.paidOnline = true;
    // Tiki refunds what was paid online in full and by itself (row 11).
    if (to === 'canceled' && order.paidOnline) order.refunded = true;
    order.expiresAt = to === 'waiting_for_payment' ? at + PAYMENT_LIFE_MS : null;
    state.orders.set(order.id, order);
    onMove(order, transition, at);
  }

  function illegal(detail: string): SandboxError {
    return new SandboxError(settings.switches.illegalTransitionNamed ? 'order_status' : 'invalid_parameters', detail);
  }

  /** An order of this app in this environment; another's looks like none. */
  function findOwn({ app, environment }: Caller, orderId: string): OrderRecord | undefined {
    const order = state.orders.get(orderId);
    return order?.appIdentifier === app.identifier && order.environment === environment ? order : undefined;
  }

  function get(caller: Caller, orderId: string): OrderRecord {
    const order = findOwn(caller, orderId);
    if (order) return order;
    throw new SandboxError(settings.switches.unknownOrderIs404 ? 'order_not_found' : 'invalid_parameters');
  }

  return {
    move,
    get,
    illegal,

    /** POST /order and /order/multi-sku, once the lines have their prices. @throws SandboxError invalid_parameters, amount_limit */
    create(caller: Caller, draft: OrderDraft): OrderRecord {
      const grandTotal = checkWorth(draft, caller.app.orderAmountLimit, settings.switches);
      const { referenceId } = draft;
      if (settings.switches.uniqueReferenceId && referenceId !== '') {
        for (const order of state.orders.values()) {
          if (order.referenceId !== referenceId || !findOwn(caller, order.id)) continue;
          throw new SandboxError('invalid_parameters', 'reference_id was used before');
        }
      }
      const at = clock.now();
      const order: OrderRecord = {
        ...draft,
        id: ids.long(),
        appIdentifier: caller.app.identifier,
        environment: caller.environment,
        status: 'draft',
        grandTotal,
        tikiOrderId: '',
        tikiOrderCode: '',
        createdAt: at,
        paymentId: '',
        paymentKind: '',
        expiresAt: null,
        paidOnline: false,
        refunded: false,
        history: [{ at, from: null, to: 'draft', row: 1, by: 'partner', comment: '' }],
        messageIds: [],
      };
      state.orders.set(order.id, order);
      onMove(order, { from: null, to: 'draft', ipn: 'no' }, at);
      return order;
    },

    /** GET /order/list: unknown and foreign ids are left out. @throws SandboxError invalid_parameters */
    list(caller: Caller, orderIds: string): OrderRecord[] {
      const { limitListedIds, listOmitsUnknownIds } = settings.switches;
      const wanted = [...new Set(orderIds.split(',').map((id) => id.trim()))].filter((id) => id !== '');
      if (wanted.length === 0) throw new SandboxError('invalid_parameters', 'order_ids is empty');
      if (limitListedIds && wanted.length > MAX_LISTED) {
        throw new SandboxError('invalid_parameters', `at most ${MAX_LISTED} ids`);
      }
      if (!listOmitsUnknownIds) return wanted.map((id) => get(caller, id));
      return wanted.map((id) => findOwn(caller, id)).filter((order) => order !== undefined);
    },

    /** POST /order/complete and /order/cancel. @throws SandboxError order_not_found, order_status */
    close(caller: Caller, orderId: string, trigger: 'complete' | 'cancel_by_partner', comment: string): OrderRecord {
      const order = get(caller, orderId);
      const { repeatedCloseOk, cancelPaidTransfer } = settings.switches;
      if (repeatedCloseOk && order.status === (trigger === 'complete' ? 'completed' : 'canceled')) return order;
      const isPaidTransfer = order.paymentKind === 'bank_transfer' && order.status !== 'waiting_for_verification';
      if (trigger === 'cancel_by_partner' && isPaidTransfer && !cancelPaidTransfer) {
        throw illegal('a confirmed bank transfer cannot be canceled');
      }
      move(order, trigger, { comment });
      return order;
    },

    /** The order as Tiki sends it, in replies and notifications. */
    toTiki(order: OrderRecord): TikiOrder {
      return {
        id: order.id,
        extra: order.extra,
        status: settings.switches.refundedStatus && order.refunded ? 'refunded' : order.status,
        grand_total: order.grandTotal,
        reference_id: order.referenceId,
        tiki_order_id: order.tikiOrderId,
        tiki_order_code: order.tikiOrderCode,
      };
    },
  };
}
