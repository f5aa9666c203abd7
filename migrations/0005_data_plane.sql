CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"source" text NOT NULL,
	"message_id" text NOT NULL,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"workspace_id" uuid NOT NULL,
	"order_id" text NOT NULL,
	"line" integer NOT NULL,
	"product_id" text,
	"variant_id" text,
	"sku" text,
	"name" text NOT NULL,
	"quantity" integer NOT NULL,
	"price" numeric(20, 4),
	CONSTRAINT "order_items_workspace_id_order_id_line_pk" PRIMARY KEY("workspace_id","order_id","line")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"workspace_id" uuid NOT NULL,
	"product_id" text NOT NULL,
	"source_id" uuid NOT NULL,
	"title" text NOT NULL,
	"description" text,
	"handle" text,
	"vendor" text,
	"kind" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"status" text,
	"price" numeric(20, 4),
	"currency" text,
	"image_url" text,
	"state_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "products_workspace_id_product_id_pk" PRIMARY KEY("workspace_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "reconciled_days" (
	"workspace_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"their_orders" integer NOT NULL,
	"their_total" numeric(20, 4) NOT NULL,
	"their_refunds" numeric(20, 4) DEFAULT '0' NOT NULL,
	"our_orders" integer NOT NULL,
	"our_total" numeric(20, 4) NOT NULL,
	"our_refunds" numeric(20, 4) DEFAULT '0' NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reconciled_days_source_id_day_currency_pk" PRIMARY KEY("source_id","day","currency")
);
--> statement-breakpoint
CREATE TABLE "reconciliations" (
	"source_id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"state" text NOT NULL,
	"orders_behind" integer DEFAULT 0 NOT NULL,
	"days_differing" integer DEFAULT 0 NOT NULL,
	"as_of" timestamp (3) with time zone,
	"checked_at" timestamp (3) with time zone,
	"error" text
);
--> statement-breakpoint
DROP INDEX "profile_merges_from";--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "plan" text DEFAULT 'free' NOT NULL;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "number" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "subtotal" numeric(20, 4);--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "discounts" numeric(20, 4);--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "tax" numeric(20, 4);--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "shipping" numeric(20, 4);--> statement-breakpoint
ALTER TABLE "profile_merges" ADD COLUMN "undone_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "profile_merges" ADD COLUMN "undone_by" uuid;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "goods" numeric(20, 4);--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "kind" text DEFAULT 'incremental' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "trigger" text DEFAULT 'hand' NOT NULL;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "resource" text;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "cursor" text;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "progress" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "fetched" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "processed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "data_source_syncs" ADD COLUMN "stop_requested_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_sources" ADD COLUMN "token_expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_sources" ADD COLUMN "disconnected_reason" text;--> statement-breakpoint
ALTER TABLE "data_sources" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "data_sources" ADD COLUMN "next_sync_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciled_days" ADD CONSTRAINT "reconciled_days_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciled_days" ADD CONSTRAINT "reconciled_days_source_id_data_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."data_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_source_id_data_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."data_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD CONSTRAINT "reconciliations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_message" ON "consents" USING btree ("workspace_id","message_id","channel");--> statement-breakpoint
CREATE INDEX "consents_person" ON "consents" USING btree ("profile_id","channel","occurred_at");--> statement-breakpoint
CREATE INDEX "order_items_product" ON "order_items" USING btree ("workspace_id","product_id");--> statement-breakpoint
CREATE INDEX "profile_merges_into" ON "profile_merges" USING btree ("into_profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "data_source_syncs_running" ON "data_source_syncs" USING btree ("source_id","kind") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "data_sources_due" ON "data_sources" USING btree ("next_sync_at") WHERE status = 'active' and next_sync_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "profile_merges_from" ON "profile_merges" USING btree ("workspace_id","from_profile_id") WHERE undone_at is null;