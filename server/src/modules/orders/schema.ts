import { Type, type Static } from 'typebox';
import * as contract from '../../../../contract/orders.ts';
import { Id, nullable, proof, text, type Same } from '../../schema-kit.ts';

export const Address = Type.Object({
  fullName: text(100, 1),
  phone: text(20, 1),
  street: text(200, 1),
  ward: text(100),
  district: text(100),
  province: text(100, 1),
});

export const OrderLine = Type.Object({
  variantId: Type.String(),
  productId: Type.String(),
  name: Type.String(),
  variantName: Type.String(),
  imageUrl: Type.String(),
  unitPrice: Type.Integer(),
  quantity: Type.Integer(),
  lineTotal: Type.Integer(),
});

const PaymentMethod = Type.Enum(contract.PAYMENT_METHODS);

export const OrderRequest = Type.Object({
  quoteId: Id,
  paymentMethod: PaymentMethod,
  note: Type.Optional(text(contract.MAX_NOTE)),
});

const AttemptView = Type.Object({
  attemptId: Type.String(),
  status: Type.Enum(contract.ATTEMPT_STATUSES),
  platformOrderId: Type.String(),
  platformStatus: Type.String(),
});

const summary = {
  orderId: Type.String(),
  orderNo: Type.String(),
  status: Type.Enum(contract.ORDER_STATUSES),
  result: Type.Enum(contract.RESULT_STATES),
  paymentMethod: PaymentMethod,
  total: Type.Integer(),
  lineCount: Type.Integer(),
  title: Type.String(),
  imageUrl: Type.String(),
  createdAt: Type.String(),
};
const OrderSummary = Type.Object(summary);

const TimelineEntry = Type.Object({ event: Type.Enum(contract.ORDER_EVENTS), at: Type.String() });

export const OrderView = Type.Object({
  ...summary,
  lines: Type.Array(OrderLine),
  subtotal: Type.Integer(),
  shippingFee: Type.Integer(),
  discount: Type.Optional(Type.Integer()),
  couponCode: Type.Optional(Type.String()),
  note: Type.Optional(Type.String()),
  payBefore: Type.Optional(Type.String()),
  timeline: Type.Optional(Type.Array(TimelineEntry)),
  attempts: Type.Optional(Type.Array(AttemptView)),
  address: Address,
  attempt: AttemptView,
  canPayAgain: Type.Boolean(),
  canCancel: Type.Boolean(),
});

export const OrderPage = Type.Object({ items: Type.Array(OrderSummary), nextCursor: nullable(Type.String()) });

export const OrderParams = Type.Object({ id: Id });
export const OrderListQuery = Type.Object({ cursor: Type.Optional(Type.String({ maxLength: 200 })) });

proof<Same<Static<typeof Address>, contract.Address>>();
proof<Same<Static<typeof OrderLine>, contract.OrderLine>>();
proof<Same<Static<typeof OrderRequest>, contract.OrderRequest>>();
proof<Same<Static<typeof AttemptView>, contract.AttemptView>>();
proof<Same<Static<typeof OrderPage>, { items: contract.OrderSummary[]; nextCursor: string | null }>>();
proof<Same<Static<typeof OrderView>, contract.OrderView>>();
