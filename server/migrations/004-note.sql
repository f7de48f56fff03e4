-- What a buyer writes to the shop with an order.

alter table orders add column note text not null default '' check (length(note) <= 200);
