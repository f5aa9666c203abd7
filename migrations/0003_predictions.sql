CREATE TABLE "prediction_models" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"as_of" timestamp (3) with time zone NOT NULL,
	"live" boolean NOT NULL,
	"day" text NOT NULL,
	"orders" integer NOT NULL,
	"fingerprint" text NOT NULL,
	"currency" text NOT NULL,
	"status" text NOT NULL,
	"status_text" text NOT NULL,
	"missing_buyers" integer NOT NULL,
	"customers" integer NOT NULL,
	"parameters" jsonb NOT NULL,
	"parameters_covariance" jsonb NOT NULL,
	"log_likelihood" double precision NOT NULL,
	"spend" jsonb NOT NULL,
	"spend_covariance" jsonb NOT NULL,
	"holdout" jsonb,
	"calibration" jsonb NOT NULL,
	"ranked" integer[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "predictions" (
	"workspace_id" uuid NOT NULL,
	"model_id" uuid NOT NULL,
	"horizon_days" integer NOT NULL,
	"profile_id" uuid NOT NULL,
	"repeats" integer NOT NULL,
	"last_day" integer NOT NULL,
	"observed_days" integer NOT NULL,
	"spend_repeats" integer NOT NULL,
	"spend_mean" double precision NOT NULL,
	"expected_value" double precision NOT NULL,
	CONSTRAINT "predictions_model_id_horizon_days_profile_id_pk" PRIMARY KEY("model_id","horizon_days","profile_id")
);
--> statement-breakpoint
ALTER TABLE "prediction_models" ADD CONSTRAINT "prediction_models_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "predictions" ADD CONSTRAINT "predictions_model_id_prediction_models_id_fk" FOREIGN KEY ("model_id") REFERENCES "public"."prediction_models"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "prediction_models_version" ON "prediction_models" USING btree ("workspace_id","version");--> statement-breakpoint
CREATE INDEX "prediction_models_moment" ON "prediction_models" USING btree ("workspace_id","live","as_of");--> statement-breakpoint
CREATE INDEX "predictions_rank" ON "predictions" USING btree ("model_id","horizon_days","expected_value" DESC NULLS LAST,"profile_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "predictions_workspace" ON "predictions" USING btree ("workspace_id");