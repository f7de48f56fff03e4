-- Orders that were paid or placed before 002: looked at hourly and told of when they stay open, as newer ones are.

update attempts set due_at = now()
  where status in ('paid', 'cod') and due_at is null
    and exists (select 1 from orders o where o.id = attempts.order_id and o.status in ('paid', 'cod_placed'));
update orders set due_at = now() + interval '3 days' where status in ('paid', 'cod_placed') and due_at is null;
