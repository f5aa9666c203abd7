CREATE TABLE "buyer_risks" (
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"repeats" integer NOT NULL,
	"last_day" integer NOT NULL,
	"observed_days" integer NOT NULL,
	"spend_repeats" integer NOT NULL,
	"spend_mean" double precision NOT NULL,
	"money_at_risk" double precision NOT NULL,
	CONSTRAINT "buyer_risks_model_id_profile_id_pk" PRIMARY KEY("model_id","profile_id")
);
--> statement-breakpoint
CREATE TABLE "model_fits" (
	"workspace_id" uuid PRIMARY KEY NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"data_state" text DEFAULT '' NOT NULL,
	"error" text
);
--> statement-breakpoint
CREATE TABLE "propensities" (
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"profile_id" uuid NOT NULL,
	"chance" double precision NOT NULL,
	"features" double precision[] NOT NULL,
	CONSTRAINT "propensities_model_id_profile_id_pk" PRIMARY KEY("model_id","profile_id")
);
--> statement-breakpoint
CREATE TABLE "propensity_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"status_text" text NOT NULL,
	"missing_purchases" integer NOT NULL,
	"examples" integer NOT NULL,
	"purchases" integer NOT NULL,
	"classifier" jsonb,
	"test" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"user_id" uuid,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref_id" text NOT NULL,
	"user_id" uuid,
	"conversation_id" uuid,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"url" text,
	"content_hash" text NOT NULL,
	"words" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', title), 'A') || setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('simple', body), 'C') || setweight(to_tsvector('english', body), 'C')) STORED NOT NULL,
	"embedding_model" text,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "search_outbox" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref_id" text NOT NULL,
	"change" uuid DEFAULT gen_random_uuid() NOT NULL,
	"changed_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "search_outbox_workspace_id_kind_ref_id_pk" PRIMARY KEY("workspace_id","kind","ref_id")
);
--> statement-breakpoint
ALTER TABLE "prediction_models" ADD COLUMN "back_test" jsonb;--> statement-breakpoint
ALTER TABLE "prediction_models" ADD COLUMN "at_risk" jsonb;--> statement-breakpoint
ALTER TABLE "buyer_risks" ADD CONSTRAINT "buyer_risks_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "buyer_risks" ADD CONSTRAINT "buyer_risks_model_id_prediction_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."prediction_models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_fits" ADD CONSTRAINT "model_fits_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "propensities" ADD CONSTRAINT "propensities_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "propensities" ADD CONSTRAINT "propensities_model_id_propensity_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."propensity_models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "propensity_models" ADD CONSTRAINT "propensity_models_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_documents" ADD CONSTRAINT "search_documents_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_outbox" ADD CONSTRAINT "search_outbox_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "buyer_risks_rank" ON "buyer_risks" USING btree ("model_id","money_at_risk" DESC NULLS LAST,"profile_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "buyer_risks_workspace" ON "buyer_risks" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "propensities_rank" ON "propensities" USING btree ("model_id","chance" DESC NULLS LAST,"profile_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "propensities_workspace" ON "propensities" USING btree ("workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "propensity_models_version" ON "propensity_models" USING btree ("workspace_id","version");--> statement-breakpoint
CREATE INDEX "notes_recent" ON "notes" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "search_documents_ref" ON "search_documents" USING btree ("workspace_id","kind","ref_id");--> statement-breakpoint
CREATE INDEX "search_documents_words" ON "search_documents" USING gin ("words");--> statement-breakpoint
CREATE INDEX "search_documents_conversation" ON "search_documents" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "search_outbox_age" ON "search_outbox" USING btree ("changed_at");