import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { loadDetector } from './words/detect.ts';
import { formsIn, vectorOf } from './words/vector.ts';

/**
 * Of what a document is read into. Whoever changes how words are read makes it one greater: the hub then reads what is there anew by
 * itself.
 */
export const WORDS_VERSION = 1;

/** Reads a document into the languages that it is in, and its words as a `tsvector`. */
export type Reader = (title: string, body: string) => { languages: string[]; words: string };

/** So many documents tell which languages a workspace writes in. */
const ASKED = 300;
const USUAL = 2;

/** A reader for some documents of a workspace; what is too short to tell its language is read in those of what stands around it. */
export async function readerFor(ctx: Ctx, workspaceId: string): Promise<Reader> {
  const [detect, usual] = await Promise.all([loadDetector(), usualLanguages(ctx, workspaceId)]);
  const known = new Map<string, string[]>();
  return (title, body) => {
    const languages = detect(`${title.replaceAll('\n', ' ')}\n${body}`, usual);
    return { languages, words: vectorOf({ title, body }, formsIn(languages, known)) };
  };
}

async function usualLanguages(ctx: Ctx, workspaceId: string): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ language: string }>(sql`
    select languages[1] as language from (
      select languages from search_documents
      where workspace_id = ${workspaceId} and words_version > 0 and cardinality(languages) = 1
      limit ${ASKED}
    ) d
    where languages[1] <> 'und' group by 1 order by count(*) desc, 1 limit ${USUAL}`);
  return rows.map(({ language }) => language);
}
