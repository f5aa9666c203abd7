CREATE TABLE "order_differences" (
	"workspace_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"order_id" text NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp (3) with time zone,
	CONSTRAINT "order_differences_source_id_order_id_pk" PRIMARY KEY("source_id","order_id")
);
--> statement-breakpoint
CREATE TABLE "unchecked_days" (
	"workspace_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"day" date NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unchecked_days_source_id_day_pk" PRIMARY KEY("source_id","day")
);
--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "timezone" text;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "begun_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "changed_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "reconciliations" ADD COLUMN "whole_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "order_differences" ADD CONSTRAINT "order_differences_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_differences" ADD CONSTRAINT "order_differences_source_id_data_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."data_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unchecked_days" ADD CONSTRAINT "unchecked_days_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unchecked_days" ADD CONSTRAINT "unchecked_days_source_id_data_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."data_sources"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_differences_day" ON "order_differences" USING btree ("source_id","day");--> statement-breakpoint
CREATE INDEX "order_differences_workspace" ON "order_differences" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "unchecked_days_workspace" ON "unchecked_days" USING btree ("workspace_id");