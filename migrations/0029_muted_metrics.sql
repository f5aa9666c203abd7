CREATE TABLE "muted_metrics" (
	"workspace_id" uuid NOT NULL,
	"metric" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"user_id" uuid,
	CONSTRAINT "muted_metrics_workspace_id_metric_pk" PRIMARY KEY("workspace_id","metric")
);
--> statement-breakpoint
ALTER TABLE "muted_metrics" ADD CONSTRAINT "muted_metrics_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "muted_metrics" ADD CONSTRAINT "muted_metrics_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;