-- People who run the shop, their sessions, and the removal of personal data. A statement ends at the end of its line.

create table admin_users (
  name text primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,31}$'),
  password_hash text not null,
  created_at timestamptz not null
);

create table admin_sessions (
  token_hash text primary key,
  user_name text not null references admin_users (name) on delete cascade,
  created_at timestamptz not null,
  last_used_at timestamptz not null,
  -- The absolute end.
  due_at timestamptz not null
);
create index admin_sessions_due on admin_sessions (due_at);

-- When name, phone and street were removed.
alter table orders add column anonymised_at timestamptz;
create index orders_to_anonymise on orders (created_at)
  where anonymised_at is null and status in ('completed', 'canceled', 'expired');

-- Customers who asked to be forgotten; kept until their last order of that time is closed and anonymised.
create table forget_requests (
  customer_id text primary key,
  asked_at timestamptz not null
);
