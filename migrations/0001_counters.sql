-- Counters of people: what a statement changes about a workspace's profiles is added to its one row. Statement-level
-- triggers see all the rows that a statement touched at once, so a batch of a thousand people costs one update.
-- A workspace that is being deleted has no row to keep.
create function count_people() returns trigger language plpgsql as $$
declare
  changes text := case tg_op
    when 'INSERT' then 'select 1 as n, r.* from new_rows r'
    when 'DELETE' then 'select -1 as n, r.* from old_rows r'
    else 'select 1 as n, r.* from new_rows r union all select -1 as n, r.* from old_rows r'
  end;
begin
  execute format($q$
    insert into workspace_counters as c
    select p.workspace_id, sum(n), sum(n * known::int), sum(n * known::int * event_count),
      sum(n * known::int * event_types), sum(n * is_cart_abandoner::int), sum(n * is_high_value::int),
      sum(n * is_new_visitor::int), sum(n * is_engaged::int), sum(n * is_repeat::int),
      sum(n * (known and reached_page_view_at is not null)::int),
      sum(n * (known and reached_product_view_at is not null)::int),
      sum(n * (known and reached_cart_at is not null)::int),
      sum(n * (known and reached_checkout_at is not null)::int),
      sum(n * (known and reached_purchase_at is not null)::int)
    from (%s) p join workspaces w on w.id = p.workspace_id
    group by p.workspace_id
    on conflict (workspace_id) do update set
      profiles = c.profiles + excluded.profiles, people = c.people + excluded.people,
      people_events = c.people_events + excluded.people_events,
      people_event_types = c.people_event_types + excluded.people_event_types,
      cart_abandoners = c.cart_abandoners + excluded.cart_abandoners, high_value = c.high_value + excluded.high_value,
      new_visitors = c.new_visitors + excluded.new_visitors, engaged = c.engaged + excluded.engaged,
      repeat = c.repeat + excluded.repeat, reached_page_view = c.reached_page_view + excluded.reached_page_view,
      reached_product_view = c.reached_product_view + excluded.reached_product_view,
      reached_cart = c.reached_cart + excluded.reached_cart,
      reached_checkout = c.reached_checkout + excluded.reached_checkout,
      reached_purchase = c.reached_purchase + excluded.reached_purchase
  $q$, changes);
  return null;
end $$;
--> statement-breakpoint
create trigger count_people_in after insert on profiles
  referencing new table as new_rows for each statement execute function count_people();
--> statement-breakpoint
create trigger count_people_changed after update on profiles
  referencing new table as new_rows old table as old_rows for each statement execute function count_people();
--> statement-breakpoint
create trigger count_people_out after delete on profiles
  referencing old table as old_rows for each statement execute function count_people();
--> statement-breakpoint
-- The same for orders: tests and cancelled orders are not counted.
create function count_orders() returns trigger language plpgsql as $$
declare
  changes text := case tg_op
    when 'INSERT' then 'select 1 as n, r.* from new_rows r'
    when 'DELETE' then 'select -1 as n, r.* from old_rows r'
    else 'select 1 as n, r.* from new_rows r union all select -1 as n, r.* from old_rows r'
  end;
begin
  execute format($q$
    insert into order_totals as t
    select o.workspace_id, coalesce(o.currency, w.currency), sum(n), sum(n * o.total)
    from (%s) o join workspaces w on w.id = o.workspace_id
    where not o.is_test and o.cancelled_at is null
    group by 1, 2
    on conflict (workspace_id, currency) do update set
      orders = t.orders + excluded.orders, total = t.total + excluded.total
  $q$, changes);
  return null;
end $$;
--> statement-breakpoint
create trigger count_orders_in after insert on orders
  referencing new table as new_rows for each statement execute function count_orders();
--> statement-breakpoint
create trigger count_orders_changed after update on orders
  referencing new table as new_rows old table as old_rows for each statement execute function count_orders();
--> statement-breakpoint
create trigger count_orders_out after delete on orders
  referencing old table as old_rows for each statement execute function count_orders();
