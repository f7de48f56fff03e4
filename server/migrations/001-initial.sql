-- The shop's first schema. Money is whole đồng in bigint, times are timestamptz, public ids are random text.
-- Every statement ends with a semicolon at the end of its line (src/migrate.ts splits there).

create table categories (
  id text primary key,
  name text not null,
  position integer not null
);

create table products (
  id text primary key,
  category_id text not null references categories (id),
  name text not null,
  brand text not null,
  description text not null,
  image text not null,
  search_text text not null,
  position bigint not null unique
);
create index products_by_category on products (category_id, position);
create index products_by_words on products using gin (to_tsvector('simple', search_text));

create table variants (
  id text primary key,
  product_id text not null references products (id),
  name text not null,
  price bigint not null check (price between 0 and 1000000000),
  stock integer not null check (stock >= 0),
  position integer not null
);
create index variants_by_product on variants (product_id, position);

-- Folded province name (src/fold.ts) to delivery fee; '*' is every other province.
create table shipping_fees (
  province text primary key,
  fee bigint not null check (fee >= 0)
);
insert into shipping_fees (province, fee) values
  ('*', 35000), ('ho chi minh', 18000), ('ha noi', 22000), ('da nang', 25000),
  ('binh duong', 22000), ('dong nai', 22000), ('can tho', 28000), ('hai phong', 28000);

create table sessions (
  token_hash text primary key,
  customer_id text not null,
  customer_name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  due_at timestamptz not null
);
create index sessions_due on sessions (due_at);

create table quotes (
  id text primary key,
  customer_id text not null,
  lines jsonb not null,
  subtotal bigint not null check (subtotal >= 0),
  shipping_fee bigint not null check (shipping_fee >= 0),
  total bigint not null check (total >= 0),
  address jsonb,
  orderable boolean not null,
  created_at timestamptz not null,
  due_at timestamptz not null
);
create index quotes_due on quotes (due_at);

create table orders (
  id text primary key,
  order_no text not null unique,
  customer_id text not null,
  quote_id text not null,
  status text not null check (status in
    ('awaiting_payment', 'confirming', 'paid', 'cod_placed', 'review', 'completed', 'canceled', 'expired')),
  review_reason text not null default '',
  payment_method text not null check (payment_method in ('online', 'cod')),
  subtotal bigint not null,
  shipping_fee bigint not null,
  total bigint not null check (total = subtotal + shipping_fee),
  line_count integer not null,
  title text not null,
  image text not null,
  address jsonb not null,
  stock_held boolean not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  due_at timestamptz,
  unique (customer_id, quote_id)
);
create index orders_of_customer on orders (customer_id, created_at desc, id desc);
create index orders_due on orders (due_at) where due_at is not null;

create table order_lines (
  order_id text not null references orders (id),
  position integer not null,
  variant_id text not null,
  product_id text not null,
  name text not null,
  variant_name text not null,
  image text not null,
  unit_price bigint not null check (unit_price >= 0),
  quantity integer not null check (quantity > 0),
  primary key (order_id, position)
);

create table attempts (
  id text primary key,
  order_id text not null references orders (id),
  attempt_no integer not null,
  reference_id text not null unique,
  environment text not null,
  status text not null check (status in
    ('creating', 'unknown', 'open', 'paid', 'cod', 'closing', 'closed', 'abandoned')),
  grand_total bigint not null,
  platform_order_id text unique,
  platform_status text not null default '',
  tiki_order_code text not null default '',
  last_message_at timestamptz,
  asked_at timestamptz,
  created_at timestamptz not null,
  due_at timestamptz,
  unique (order_id, attempt_no)
);
-- Two devices, two taps: never two payment attempts alive under one order.
create unique index attempts_one_alive on attempts (order_id) where status in ('creating', 'unknown', 'open', 'closing');
create index attempts_due on attempts (due_at) where due_at is not null;

create table ipn_messages (
  message_id text primary key,
  platform_order_id text not null,
  reference_id text not null,
  status text not null,
  grand_total bigint not null,
  message_created_at timestamptz not null,
  received_at timestamptz not null,
  outcome text not null
);
create index ipn_messages_by_order on ipn_messages (platform_order_id);
