ALTER TABLE "learned_offers" ADD COLUMN "success_weight" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "learned_offers" ADD COLUMN "failure_weight" double precision DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "recommendations" ADD COLUMN "offer_kind" text;--> statement-breakpoint
ALTER TABLE "recommendations" ADD COLUMN "details" jsonb DEFAULT '{}'::jsonb NOT NULL;