-- Coupons, intents, side effects, alarms and reports. As 001: money in đồng, a statement ends at the end of its line.

alter table variants
  add column sku text unique,
  add column digital boolean not null default false;
alter table products
  add column active boolean not null default true,
  add column search_vector tsvector generated always as (to_tsvector('simple', search_text)) stored;
drop index products_by_words;
create index products_by_words on products using gin (search_vector);

create table coupons (
  code text primary key check (code ~ '^[A-Z0-9-]{1,32}$'),
  kind text not null check (kind in ('percent', 'fixed')),
  value bigint not null check (value > 0 and (kind = 'fixed' or value <= 100)),
  -- Of a percentage, at most this much; null is no limit.
  max_discount bigint check (max_discount > 0),
  minimum bigint not null default 0 check (minimum >= 0),
  starts_at timestamptz,
  ends_at timestamptz,
  per_customer integer check (per_customer > 0),
  uses_limit integer check (uses_limit > 0),
  used integer not null default 0 check (used >= 0),
  active boolean not null default true
);
-- One row while an order holds its use; it goes with the order's stock.
create table coupon_uses (
  order_id text primary key references orders (id),
  code text not null references coupons (code),
  customer_id text not null
);
create index coupon_uses_of_customer on coupon_uses (code, customer_id);

alter table quotes
  add column discount bigint not null default 0 check (discount >= 0),
  add column coupon_code text,
  add column digital boolean not null default false;

alter table orders
  add column discount bigint not null default 0 check (discount >= 0),
  add column coupon_code text,
  add column digital boolean not null default false,
  -- What we are about to do at Tiki; an effect in the outbox does it.
  add column intent text not null default '' check (intent in ('', 'completing', 'canceling')),
  -- The attempt whose payment (or cash on delivery) the order stands on; any other that is paid is given back.
  add column kept_attempt_id text,
  add column updated_at timestamptz not null default now(),
  add column paid_at timestamptz,
  add column packed_at timestamptz,
  add column delivered_at timestamptz,
  add column completed_at timestamptz,
  add column canceled_at timestamptz;
alter table orders drop constraint orders_check;
alter table orders add constraint orders_total check (total >= 0 and total = subtotal + shipping_fee - discount);
update orders set updated_at = created_at, kept_attempt_id =
  (select a.id from attempts a where a.order_id = orders.id and a.status in ('paid', 'cod') order by a.attempt_no limit 1);
create index orders_by_state on orders (status, created_at, id);
create index orders_by_change on orders (updated_at);

alter table order_lines
  add column sku text,
  add column digital boolean not null default false;

-- Counts the changes of an attempt: an answer of Tiki that was asked for before one of them is not applied.
alter table attempts add column version integer not null default 0;

-- Auth codes that were tried, as hashes: each works once here too.
create table used_codes (
  code_hash text primary key,
  used_at timestamptz not null
);
create index used_codes_by_age on used_codes (used_at);

-- What must happen outside the database, written in the transaction that decided it. Done when due_at is null.
create table outbox (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('deliver', 'complete', 'cancel')),
  order_id text not null references orders (id),
  attempt_id text not null references attempts (id),
  comment text not null,
  tries integer not null default 0,
  last_error text not null default '',
  created_at timestamptz not null,
  due_at timestamptz
);
create unique index outbox_one_open on outbox (kind, attempt_id) where due_at is not null;
create index outbox_due on outbox (due_at) where due_at is not null;

-- What a person must know. One open row for the same trouble.
create table alarms (
  id bigint generated always as identity primary key,
  kind text not null,
  order_id text,
  detail text not null,
  created_at timestamptz not null,
  resolved_at timestamptz
);
create unique index alarms_one_open on alarms (kind, coalesce(order_id, ''), detail) where resolved_at is null;
create index alarms_of_order on alarms (order_id) where order_id is not null;

-- Work of every so often; taken by whoever moves due_at first.
create table jobs (
  name text primary key,
  due_at timestamptz not null
);

create table reconciliation_reports (
  day text primary key,
  checked integer not null,
  silent integer not null,
  differences jsonb not null,
  csv text not null,
  created_at timestamptz not null
);

-- Every action of a person: who, what, on which, why.
create table admin_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  who text not null,
  action text not null,
  target text not null,
  why text not null
);
create index admin_log_of_target on admin_log (target);
