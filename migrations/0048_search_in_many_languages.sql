-- The words of a document are read by the Worker, in the languages that it is in. What is there keeps its words, in English as they are,
-- until the hub has read it anew, which it does by itself: `words_version` says of which documents it has.
ALTER TABLE "search_documents" ALTER COLUMN "words" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "search_documents" ALTER COLUMN "words" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "languages" text[] DEFAULT '{en}' NOT NULL;--> statement-breakpoint
ALTER TABLE "search_documents" ADD COLUMN "words_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "search_documents_words_version" ON "search_documents" USING btree ("words_version","workspace_id");
