ALTER TABLE "workspaces" ADD COLUMN "letters_per_week" integer;--> statement-breakpoint
ALTER TABLE "action_plans" ADD COLUMN "apply_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "email_messages" ADD COLUMN "cleared_at" timestamp (3) with time zone;