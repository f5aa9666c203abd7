-- Semantic search needs pgvector, which not every Postgres has: where it is there, the documents get their vectors. Called
-- again by every re-index, so that an extension which was installed later is found. True when there are vectors.
create function enable_semantic_search() returns boolean language plpgsql as $$
begin
  if exists (select from pg_attribute where attrelid = 'search_documents'::regclass and attname = 'embedding' and not attisdropped) then
    return true;
  end if;
  if not exists (select from pg_available_extensions where name = 'vector') then
    return false;
  end if;
  create extension if not exists vector;
  alter table search_documents add column embedding vector(512);
  return true;
exception when insufficient_privilege then
  return false;
end $$;
--> statement-breakpoint
select enable_semantic_search();
--> statement-breakpoint
-- What changes is put into the outbox by the statement that changes it, so that no path into these tables can leave the
-- search behind. A workspace that is being deleted has nothing left to find.
create function queue_for_search() returns trigger language plpgsql as $$
declare
  source text := case tg_op when 'DELETE' then 'old_rows' else 'new_rows' end;
begin
  execute format($q$
    insert into search_outbox (workspace_id, kind, ref_id)
    select distinct r.workspace_id, %L, r.%I::text from %I r join workspaces w on w.id = r.workspace_id
    on conflict (workspace_id, kind, ref_id) do update set change = gen_random_uuid(), changed_at = now()
  $q$, tg_argv[0], tg_argv[1], source);
  return null;
end $$;
--> statement-breakpoint
-- A message changes its conversation, and an answer is found by itself; those of anonymous visitors are in no workspace.
create function queue_messages_for_search() returns trigger language plpgsql as $$
begin
  insert into search_outbox (workspace_id, kind, ref_id)
  select distinct c.workspace_id, k.kind, k.ref_id
  from new_rows m join conversations c on c.id = m.conversation_id and c.workspace_id is not null
  cross join lateral (
    select 'conversation' as kind, c.id::text as ref_id
    union all select 'answer', m.id::text where m.role = 'assistant'
  ) k
  on conflict (workspace_id, kind, ref_id) do update set change = gen_random_uuid(), changed_at = now();
  return null;
end $$;
--> statement-breakpoint
-- A conversation takes its answers along when it gets an owner, or another title.
create function queue_conversations_for_search() returns trigger language plpgsql as $$
begin
  insert into search_outbox (workspace_id, kind, ref_id)
  select distinct n.workspace_id, k.kind, k.ref_id
  from new_rows n join old_rows o on o.id = n.id
    and (o.workspace_id, o.user_id, o.title) is distinct from (n.workspace_id, n.user_id, n.title)
  cross join lateral (
    select 'conversation' as kind, n.id::text as ref_id
    union all select 'answer', m.id::text from messages m where m.conversation_id = n.id and m.role = 'assistant'
  ) k
  where n.workspace_id is not null
  on conflict (workspace_id, kind, ref_id) do update set change = gen_random_uuid(), changed_at = now();
  return null;
end $$;
--> statement-breakpoint
create trigger search_products_in after insert on products
  referencing new table as new_rows for each statement execute function queue_for_search('product', 'product_id');
--> statement-breakpoint
create trigger search_products_changed after update on products
  referencing new table as new_rows for each statement execute function queue_for_search('product', 'product_id');
--> statement-breakpoint
create trigger search_products_out after delete on products
  referencing old table as old_rows for each statement execute function queue_for_search('product', 'product_id');
--> statement-breakpoint
create trigger search_recommendations_in after insert on recommendations
  referencing new table as new_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
create trigger search_recommendations_changed after update on recommendations
  referencing new table as new_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
create trigger search_recommendations_out after delete on recommendations
  referencing old table as old_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
create trigger search_notes_in after insert on notes
  referencing new table as new_rows for each statement execute function queue_for_search('note', 'id');
--> statement-breakpoint
create trigger search_notes_changed after update on notes
  referencing new table as new_rows for each statement execute function queue_for_search('note', 'id');
--> statement-breakpoint
create trigger search_notes_out after delete on notes
  referencing old table as old_rows for each statement execute function queue_for_search('note', 'id');
--> statement-breakpoint
create trigger search_messages_in after insert on messages
  referencing new table as new_rows for each statement execute function queue_messages_for_search();
--> statement-breakpoint
create trigger search_messages_changed after update on messages
  referencing new table as new_rows for each statement execute function queue_messages_for_search();
--> statement-breakpoint
create trigger search_conversations_changed after update on conversations
  referencing new table as new_rows old table as old_rows for each statement execute function queue_conversations_for_search();
--> statement-breakpoint
create trigger search_conversations_out after delete on conversations
  referencing old table as old_rows for each statement execute function queue_for_search('conversation', 'id');
--> statement-breakpoint
-- What is there already is indexed like what arrives.
insert into search_outbox (workspace_id, kind, ref_id)
select workspace_id, 'product', product_id from products
union all select workspace_id, 'campaign', id::text from recommendations
union all select workspace_id, 'conversation', id::text from conversations where workspace_id is not null
union all select c.workspace_id, 'answer', m.id::text from messages m join conversations c on c.id = m.conversation_id
  where m.role = 'assistant' and c.workspace_id is not null;
