CREATE TABLE "segment_import_pieces" (
	"import_id" uuid NOT NULL,
	"place" integer NOT NULL,
	"workspace_id" uuid NOT NULL,
	"what" text NOT NULL,
	"ids" jsonb NOT NULL,
	CONSTRAINT "segment_import_pieces_import_id_place_pk" PRIMARY KEY("import_id","place")
);
--> statement-breakpoint
ALTER TABLE "segment_import_changes" DROP CONSTRAINT "segment_import_changes_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "segment_list_people" DROP CONSTRAINT "segment_list_people_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "segment_changes" DROP CONSTRAINT "segment_changes_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "segment_members" DROP CONSTRAINT "segment_members_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "segment_rechecks" DROP CONSTRAINT "segment_rechecks_workspace_id_workspaces_id_fk";
--> statement-breakpoint
ALTER TABLE "segment_imports" ADD COLUMN "state" text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_imports" ADD COLUMN "moved" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_imports" ADD COLUMN "moved_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "segment_import_pieces" ADD CONSTRAINT "segment_import_pieces_import_id_segment_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."segment_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_imports_running" ON "segment_imports" USING btree ("moved_at") WHERE state = 'running';