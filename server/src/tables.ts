import type { ColumnType, Generated, GeneratedAlways, Selectable } from 'kysely';
import type { Address, AttemptStatus, OrderStatus, PaymentMethod } from '../../contract/orders.ts';
import type { AdminTables } from './tables-admin.ts';
import type { BackOfficeTables } from './tables-back-office.ts';

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
  /** Tiki's product, where the variant is registered there. */
  sku?: string;
  /** Nothing is sent by post. */
  digital?: boolean;
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
  /** Folded name, brand and category. */
  search_text: string;
  /** Folded name and brand. */
  search_name: string;
  position: number;
  /** False: not shown, not sold, kept for old orders. */
  active: Generated<boolean>;
  /** The words of `search_text`, for the index. */
  search_vector: GeneratedAlways<string>;
  name_vector: GeneratedAlways<string>;
}

interface VariantTable {
  id: string;
  product_id: string;
  name: string;
  price: number;
  stock: number;
  position: number;
  sku: ColumnType<string | null, string | null | undefined, string | null>;
  digital: Generated<boolean>;
  /** False: left the catalogue; not shown, not sold, kept for its orders. */
  active: Generated<boolean>;
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
  discount: Generated<number>;
  total: number;
  /** The coupon that gives the discount. */
  coupon_code: ColumnType<string | null, string | null | undefined, string | null>;
  /** Every line is digital. */
  digital: Generated<boolean>;
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
  discount: Generated<number>;
  /** subtotal + shipping_fee - discount */
  total: number;
  coupon_code: ColumnType<string | null, string | null | undefined, string | null>;
  digital: Generated<boolean>;
  /** What we are about to do at Tiki; an effect in the outbox does it. */
  intent: Generated<'' | 'completing' | 'canceling'>;
  /** The attempt whose payment the order stands on; any other that is paid is given back. */
  kept_attempt_id: ColumnType<string | null, string | null | undefined, string | null>;
  line_count: number;
  title: string;
  image: string;
  /** The buyer's words to the shop; '' for none. */
  note: Generated<string>;
  address: Json<Address>;
  /** True while the order's pieces are taken out of `variants.stock`; a sold order keeps them taken. */
  stock_held: boolean;
  created_at: Date;
  /** After it the order can no longer be paid. */
  expires_at: Date;
  /** When the sweep looks at it next; null when there is nothing left to do. */
  due_at: Date | null;
  updated_at: Generated<Date>;
  paid_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  packed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  delivered_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  completed_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  canceled_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  /** When name, phone and street were removed. */
  anonymised_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
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
  sku: ColumnType<string | null, string | null | undefined, string | null>;
  digital: Generated<boolean>;
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
  /** Counts its changes: an answer of Tiki that was asked for before one of them is not applied. */
  version: Generated<number>;
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
export interface Tables extends BackOfficeTables, AdminTables {
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
