import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Address, AttemptStatus, OrderStatus, PaymentMethod } from '../../contract/orders.ts';

/** Stored as jsonb: written as JSON text, read as the value. */
type Json<Value> = ColumnType<Value, string, string>;

/** A line as quoted and as ordered. `image` is a file name of the catalogue, made a URL only on the way out. */
export interface StoredLine {
  variantId: string;
  productId: string;
  name: string;
  variantName: string;
  image: string;
  unitPrice: number;
  quantity: number;
}

interface CategoryTable {
  id: string;
  name: string;
  position: number;
}

interface ProductTable {
  id: string;
  category_id: string;
  name: string;
  brand: string;
  description: string;
  image: string;
  search_text: string;
  position: number;
}

interface VariantTable {
  id: string;
  product_id: string;
  name: string;
  price: number;
  stock: number;
  position: number;
}

interface SessionTable {
  token_hash: string;
  customer_id: string;
  customer_name: string;
  created_at: Date;
  last_used_at: Date;
  /** The absolute end. */
  due_at: Date;
}

interface QuoteTable {
  id: string;
  customer_id: string;
  lines: Json<StoredLine[]>;
  subtotal: number;
  shipping_fee: number;
  total: number;
  address: ColumnType<Address | null, string | null, string | null>;
  orderable: boolean;
  created_at: Date;
  /** When it can no longer be ordered. */
  due_at: Date;
}

interface OrderTable {
  id: string;
  order_no: string;
  customer_id: string;
  quote_id: string;
  status: OrderStatus;
  review_reason: Generated<string>;
  payment_method: PaymentMethod;
  subtotal: number;
  shipping_fee: number;
  total: number;
  line_count: number;
  title: string;
  image: string;
  address: Json<Address>;
  /** True while the order's pieces are taken out of `variants.stock`; a sold order keeps them taken. */
  stock_held: boolean;
  created_at: Date;
  /** After it the order can no longer be paid. */
  expires_at: Date;
  /** When the sweep looks at it next; null when there is nothing left to do. */
  due_at: Date | null;
}

interface OrderLineTable {
  order_id: string;
  position: number;
  variant_id: string;
  product_id: string;
  name: string;
  variant_name: string;
  image: string;
  unit_price: number;
  quantity: number;
}

interface AttemptTable {
  id: string;
  order_id: string;
  attempt_no: number;
  /** `<orderNo>-<attemptNo>`, Tiki's `reference_id`. */
  reference_id: string;
  environment: string;
  status: AttemptStatus;
  grand_total: number;
  /** Tiki's order id, null until known. */
  platform_order_id: string | null;
  platform_status: Generated<string>;
  tiki_order_code: Generated<string>;
  last_message_at: Date | null;
  /** When Tiki was last asked on a buyer's behalf. */
  asked_at: Date | null;
  created_at: Date;
  /** When the sweep looks at it next; null when there is nothing left to do. */
  due_at: Date | null;
}

interface IpnMessageTable {
  message_id: string;
  platform_order_id: string;
  reference_id: string;
  status: string;
  grand_total: number;
  message_created_at: Date;
  received_at: Date;
  outcome: string;
}

/** Every table of `migrations/`, as Kysely sees it. */
export interface Tables {
  categories: CategoryTable;
  products: ProductTable;
  variants: VariantTable;
  shipping_fees: { province: string; fee: number };
  sessions: SessionTable;
  quotes: QuoteTable;
  orders: OrderTable;
  order_lines: OrderLineTable;
  attempts: AttemptTable;
  ipn_messages: IpnMessageTable;
}

export type OrderRow = Selectable<OrderTable>;
export type OrderLineRow = Selectable<OrderLineTable>;
export type AttemptRow = Selectable<AttemptTable>;
export type QuoteRow = Selectable<QuoteTable>;
export type SessionRow = Selectable<SessionTable>;
