CREATE TABLE "segment_import_changes" (
	"import_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"change" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segment_import_changes_import_id_profile_id_pk" PRIMARY KEY("import_id","profile_id")
);
--> statement-breakpoint
CREATE TABLE "segment_imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"file_name" text NOT NULL,
	"mode" text NOT NULL,
	"counts" jsonb NOT NULL,
	"done_by" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "segment_list_people" (
	"segment_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"workspace_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "segment_list_people_segment_id_profile_id_pk" PRIMARY KEY("segment_id","profile_id")
);
--> statement-breakpoint
ALTER TABLE "segment_import_changes" ADD CONSTRAINT "segment_import_changes_import_id_segment_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."segment_imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_import_changes" ADD CONSTRAINT "segment_import_changes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_imports" ADD CONSTRAINT "segment_imports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_imports" ADD CONSTRAINT "segment_imports_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_list_people" ADD CONSTRAINT "segment_list_people_segment_id_segments_id_fk" FOREIGN KEY ("segment_id") REFERENCES "public"."segments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_list_people" ADD CONSTRAINT "segment_list_people_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "segment_import_changes_person" ON "segment_import_changes" USING btree ("profile_id");--> statement-breakpoint
CREATE UNIQUE INDEX "segment_imports_hash" ON "segment_imports" USING btree ("workspace_id","hash");--> statement-breakpoint
CREATE INDEX "segment_imports_segment" ON "segment_imports" USING btree ("segment_id","created_at","id");--> statement-breakpoint
CREATE INDEX "segment_list_people_person" ON "segment_list_people" USING btree ("profile_id");--> statement-breakpoint
-- Who is on a list decides answers, so that a change of it is a change of the workspace's data.
create trigger touched_list_people_in after insert on segment_list_people
  referencing new table as new_rows for each statement execute function touch_workspaces();
--> statement-breakpoint
create trigger touched_list_people_out after delete on segment_list_people
  referencing old table as old_rows for each statement execute function touch_workspaces();
