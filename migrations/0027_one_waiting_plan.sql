UPDATE "action_plans" SET "status" = 'void', "failure" = 'It was asked for twice.' WHERE "id" IN (
  SELECT "id" FROM (
    SELECT "id", row_number() OVER (
      PARTITION BY "workspace_id", "hash", "kind", "requested_by"->>'kind', "requested_by"->>'id'
      ORDER BY "created_at" DESC, "id" DESC
    ) AS "n" FROM "action_plans" WHERE "status" = 'proposed' AND "surface" <> 'workflow'
  ) "same" WHERE "n" > 1
);--> statement-breakpoint
CREATE UNIQUE INDEX "action_plans_waiting" ON "action_plans" USING btree ("workspace_id","hash","kind",(requested_by->>'kind'),(requested_by->>'id')) WHERE status = 'proposed' and surface <> 'workflow';