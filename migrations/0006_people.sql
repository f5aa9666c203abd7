CREATE TABLE "profile_names" (
	"workspace_id" uuid NOT NULL,
	"word" text NOT NULL,
	"profile_id" uuid NOT NULL,
	CONSTRAINT "profile_names_workspace_id_word_profile_id_pk" PRIMARY KEY("workspace_id","word","profile_id")
);
--> statement-breakpoint
CREATE TABLE "profile_parts" (
	"profile_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"user_id" text,
	"email" text,
	"phone" text,
	"traits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"traits_at" timestamp (3) with time zone,
	"known" boolean DEFAULT false NOT NULL,
	"first_seen_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"apart" text[],
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consents" ADD COLUMN "home_id" uuid;--> statement-breakpoint
ALTER TABLE "events" ADD COLUMN "home_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "home_id" uuid;--> statement-breakpoint
ALTER TABLE "profile_identifiers" ADD COLUMN "home_id" uuid;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD COLUMN "merged_by" uuid;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "refunded_value" numeric(20, 4) DEFAULT '0' NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "first_order_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "last_order_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "consent" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "merged" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "profiles" ADD COLUMN "apart" text[];--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "waiting_message_id" text;--> statement-breakpoint
ALTER TABLE "profile_names" ADD CONSTRAINT "profile_names_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_parts" ADD CONSTRAINT "profile_parts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "profile_names_profile" ON "profile_names" USING btree ("profile_id");--> statement-breakpoint
CREATE INDEX "profile_parts_person" ON "profile_parts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "profile_merges_history" ON "profile_merges" USING btree ("from_profile_id");--> statement-breakpoint
CREATE INDEX "refunds_order" ON "refunds" USING btree ("workspace_id","order_id");