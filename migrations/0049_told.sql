ALTER TABLE "events" ADD COLUMN "told" jsonb;
