ALTER TABLE "segment_marks" ADD COLUMN "profile_ids" uuid[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
UPDATE "segment_marks" SET "profile_ids" = ARRAY["profile_id"];
