ALTER TABLE "campaign_drafts" ADD COLUMN "fallbacks" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "campaign_drafts" ADD COLUMN "condition" jsonb;--> statement-breakpoint
ALTER TABLE "campaign_drafts" ADD COLUMN "cost_limit" jsonb;