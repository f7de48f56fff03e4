import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { TikiCustomerData, TikiTokenData } from '../../tiki-api/oauth.ts';
import type { TikiNotification, TikiOrder } from '../../tiki-api/order.ts';
import { text } from './schema-kit.ts';

/** Only what we rely on is required of Tiki; unknown fields and unknown statuses are no error. */
const Order = Type.Object({
  id: text(64, 1),
  status: text(64, 1),
  grand_total: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
  reference_id: Type.Optional(text(200)),
  tiki_order_id: Type.Optional(text(64)),
  tiki_order_code: Type.Optional(text(64)),
});
/** What an IPN body must hold; the rest of it is not looked at. */
export const Notification = Type.Object({
  order: Order,
  message_id: text(128, 1),
  message_type: Type.Optional(text(64)),
  message_created_at: text(64, 1),
});
/** `/oauth` shows customer ids as numbers; beyond 2^53 the id-safe reader made them text. */
const CustomerId = Type.Union([Type.Integer(), text(64, 1)]);
const Token = Type.Object({ access_token: text(8_192, 1), scopes: Type.Array(Type.String()) });
const Customer = Type.Object({ customer_id: CustomerId, customer_name: text(200) });

const orderCheck = Compile(Order);
const notificationCheck = Compile(Notification);
const tokenCheck = Compile(Token);
const customerCheck = Compile(Customer);

export const isTikiOrder = (value: unknown): value is TikiOrder => orderCheck.Check(value);
export const isTikiToken = (value: unknown): value is TikiTokenData => tokenCheck.Check(value);
export const isTikiCustomer = (value: unknown): value is TikiCustomerData => customerCheck.Check(value);

/** An IPN body that can be settled: the documented shape, and a readable time. */
export function isTikiNotification(value: unknown): value is TikiNotification {
  return notificationCheck.Check(value) && !Number.isNaN(Date.parse(value.message_created_at));
}
