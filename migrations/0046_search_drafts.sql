-- A campaign that somebody drafted is found like one that was recommended.
create trigger search_campaign_drafts_in after insert on campaign_drafts
  referencing new table as new_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
create trigger search_campaign_drafts_changed after update on campaign_drafts
  referencing new table as new_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
create trigger search_campaign_drafts_out after delete on campaign_drafts
  referencing old table as old_rows for each statement execute function queue_for_search('campaign', 'id');
--> statement-breakpoint
insert into search_outbox (workspace_id, kind, ref_id)
select workspace_id, 'campaign', id::text from campaign_drafts
on conflict (workspace_id, kind, ref_id) do nothing;
