import type { AttemptStatus, OrderStatus, PaymentMethod } from '../../../../contract/orders.ts';
import type { AlarmKind, AlarmRow, AdminLogRow, Difference, OutboxRow } from '../../tables-back-office.ts';
import type { OrderLineRow } from '../../tables.ts';
import type { CatalogueActions } from './catalogue-types.ts';
import type { Actor, Page } from './shared-types.ts';

export type * from './catalogue-types.ts';
export type * from './shared-types.ts';

/** One order in a list. Texts are as buyers and Tiki sent them: escape them where they are shown. */
export interface OrderRowView {
  orderId: string;
  orderNo: string;
  customerId: string;
  status: OrderStatus;
  reviewReason: string;
  /** `completing` or `canceling` while Tiki has not confirmed what a person or the shop decided. */
  intent: '' | 'completing' | 'canceling';
  paymentMethod: PaymentMethod;
  total: number;
  title: string;
  lineCount: number;
  createdAt: Date;
  paidAt: Date | null;
  packedAt: Date | null;
  /** Of the latest attempt. */
  attemptStatus: AttemptStatus;
  platformStatus: string;
  tikiOrderCode: string;
}

export interface OrderFilter {
  status?: OrderStatus;
  /** An order number, or the start of one. */
  orderNo?: string;
  /** `oldest` first (the work queue) or `newest`; oldest by default. */
  order?: 'oldest' | 'newest';
  /** As `nextCursor` gave it. */
  cursor?: string;
  /** 1 to 200; 50 by default. */
  limit?: number;
}

export interface AttemptInfo {
  attemptId: string;
  attemptNo: number;
  referenceId: string;
  status: AttemptStatus;
  /** The order stands on this one's payment. */
  kept: boolean;
  platformOrderId: string;
  platformStatus: string;
  tikiOrderCode: string;
  grandTotal: number;
  createdAt: Date;
}

export interface MessageInfo {
  messageId: string;
  status: string;
  grandTotal: number;
  outcome: string;
  createdAt: Date;
  receivedAt: Date;
}

/** Everything known about one order. The address is personal data. */
export interface OrderDetail extends OrderRowView {
  subtotal: number;
  shippingFee: number;
  discount: number;
  couponCode: string | null;
  address: { fullName: string; phone: string; street: string; ward: string; district: string; province: string };
  /** What the buyer wrote to the shop. */
  note: string;
  lines: OrderLineRow[];
  attempts: AttemptInfo[];
  messages: MessageInfo[];
  alarms: AlarmRow[];
  effects: OutboxRow[];
  log: AdminLogRow[];
}

/** What became of an action: `done` false means that Tiki has not confirmed it yet and the sweep goes on trying. */
export interface ActionResult {
  order: OrderRowView;
  done: boolean;
}

/** A person's work on orders. Each action is logged in its own transaction, before Tiki is called. */
export interface OrderActions {
  listByState(filter: OrderFilter): Promise<Page<OrderRowView>>;
  countByState(): Promise<Record<OrderStatus, number>>;
  /** Orders in review, and orders with an open alarm; oldest first, at most 200. */
  reviewQueue(): Promise<(OrderRowView & { alarms: AlarmRow[] })[]>;
  /** @throws AppError NOT_FOUND, as every action below. */
  readOrder(orderId: string): Promise<OrderDetail>;
  /** Marks it packed: from then on the buyer cannot cancel. @throws AppError ORDER_NOT_CANCELABLE unless paid or COD. */
  pack(orderId: string, actor: Actor): Promise<ActionResult>;
  /** Delivered (and for COD the cash taken): completes it at Tiki, for good. @throws AppError ORDER_NOT_PAYABLE when it cannot be. */
  complete(orderId: string, actor: Actor): Promise<ActionResult>;
  /** Cancels it at Tiki, which refunds an online payment in full. @throws AppError ORDER_NOT_CANCELABLE. */
  cancel(orderId: string, actor: Actor): Promise<ActionResult>;
  /** Takes an order out of review as paid, where a person saw the money at Tiki. @throws AppError ORDER_NOT_PAYABLE. */
  accept(orderId: string, actor: Actor): Promise<ActionResult>;
  alarms(filter: { open?: boolean; kind?: AlarmKind; limit?: number }): Promise<AlarmRow[]>;
  resolveAlarm(alarmId: number, actor: Actor): Promise<void>;
  log(filter: { target?: string; limit?: number }): Promise<AdminLogRow[]>;
}

export interface ReportSummary {
  day: string;
  checked: number;
  silent: number;
  differences: number;
  createdAt: Date;
}

export interface Reconciliation {
  reports(): Promise<ReportSummary[]>;
  /** @throws AppError NOT_FOUND */
  report(day: string): Promise<ReportSummary & { found: Difference[]; csv: string }>;
  /** Compares now and replaces the day's report. */
  runNow(actor: Actor): Promise<ReportSummary>;
}

/** `app.backOffice` after buildApp. */
export interface BackOffice {
  orders: OrderActions;
  reconciliation: Reconciliation;
  catalogue: CatalogueActions;
}
