ALTER TABLE "scheduled_answers" ADD COLUMN "emailed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scheduled_questions" ADD COLUMN "by_email" text DEFAULT 'no' NOT NULL;