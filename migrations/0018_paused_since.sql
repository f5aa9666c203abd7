-- Since when a source is paused was told by its last change before it had a moment of its own.
UPDATE "data_sources" SET "paused_at" = "updated_at" WHERE "status" = 'paused' AND "paused_at" IS NULL;
--> statement-breakpoint
-- Sources that can be fetched from are synced by the clock from now on, not all at once.
UPDATE "data_sources" SET "next_sync_at" = now() + make_interval(secs => 3600 * random())
WHERE "source_type" IN ('shopify', 'facebook_pixel', 'gtm') AND "next_sync_at" IS NULL AND "status" <> 'disconnected'
  AND "config" ->> 'dummy' IS DISTINCT FROM 'true';
