import { Type, type Static } from 'typebox';
import {
  COUPON_REFUSALS,
  MAX_LINES,
  MAX_QUANTITY,
  type QuoteRequest as Request,
  type QuoteView as View,
} from '../../../../contract/orders.ts';
import { proof, text, type Same } from '../../schema-kit.ts';
import { Address, OrderLine } from '../orders/schema.ts';

export const QuoteRequest = Type.Object({
  lines: Type.Array(
    Type.Object({
      variantId: text(64, 1),
      quantity: Type.Integer({ minimum: 1, maximum: MAX_QUANTITY }),
      shownPrice: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    }),
    { minItems: 1, maxItems: MAX_LINES },
  ),
  address: Type.Optional(Address),
  coupon: Type.Optional(text(64)),
});

const variantId = Type.String();
const QuoteDifference = Type.Union([
  Type.Object({
    kind: Type.Literal('price_changed'),
    variantId,
    shownPrice: Type.Integer(),
    price: Type.Integer(),
  }),
  Type.Object({
    kind: Type.Literal('stock_reduced'),
    variantId,
    requested: Type.Integer(),
    available: Type.Integer(),
  }),
  Type.Object({ kind: Type.Literal('sold_out'), variantId }),
  Type.Object({ kind: Type.Literal('unavailable'), variantId }),
]);

const QuoteCoupon = Type.Object({
  code: Type.String(),
  discount: Type.Integer(),
  refusal: Type.Optional(Type.Enum(COUPON_REFUSALS)),
  minimum: Type.Optional(Type.Integer()),
});

export const QuoteView = Type.Object({
  quoteId: Type.String(),
  lines: Type.Array(OrderLine),
  differences: Type.Array(QuoteDifference),
  subtotal: Type.Integer(),
  shippingFee: Type.Integer(),
  coupon: Type.Optional(QuoteCoupon),
  total: Type.Integer(),
  orderable: Type.Boolean(),
  amountLimit: Type.Integer(),
  expiresAt: Type.String(),
});

proof<Same<Static<typeof QuoteRequest>, Request>>();
proof<Same<Static<typeof QuoteView>, View>>();
