CREATE TABLE "email_links" (
	"hash" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"spent_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "action_plans" ADD COLUMN "letters_due_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "email_links_expires" ON "email_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "action_plans_letters" ON "action_plans" USING btree ("letters_due_at") WHERE letters_due_at is not null;