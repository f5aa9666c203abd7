DROP INDEX "conversations_owner";--> statement-breakpoint
DROP INDEX "internal_events_recent";--> statement-breakpoint
DROP INDEX "messages_conversation";--> statement-breakpoint
DROP INDEX "recommendations_history";--> statement-breakpoint
DROP INDEX "profiles_recent";--> statement-breakpoint
DROP INDEX "data_source_syncs_source";--> statement-breakpoint
DROP INDEX "data_sources_workspace";--> statement-breakpoint
DROP INDEX "ingest_failures_open";--> statement-breakpoint
CREATE INDEX "conversations_owner" ON "conversations" USING btree ("workspace_id","user_id","updated_at","id");--> statement-breakpoint
CREATE INDEX "internal_events_recent" ON "internal_events" USING btree ("workspace_id","event_type","timestamp");--> statement-breakpoint
CREATE INDEX "messages_conversation" ON "messages" USING btree ("conversation_id","created_at","id");--> statement-breakpoint
CREATE INDEX "recommendations_history" ON "recommendations" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "profiles_recent" ON "profiles" USING btree ("workspace_id","last_seen_at","id");--> statement-breakpoint
CREATE INDEX "data_source_syncs_source" ON "data_source_syncs" USING btree ("source_id","started_at");--> statement-breakpoint
CREATE INDEX "data_sources_workspace" ON "data_sources" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ingest_failures_open" ON "ingest_failures" USING btree ("workspace_id","received_at","id");