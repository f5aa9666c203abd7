import * as z from 'zod';

export const SEARCH_KINDS = ['product', 'campaign', 'conversation', 'answer', 'note'] as const;
export const SearchKind = z.enum(SEARCH_KINDS);
export type SearchKind = z.infer<typeof SearchKind>;

/** By words, by meaning, or both merged. */
export const SearchMode = z.enum(['keyword', 'semantic', 'hybrid']);
export type SearchMode = z.infer<typeof SearchMode>;

export const Found = z.object({
  kind: SearchKind,
  /** The id of what was found, among those of its kind. */
  id: z.string(),
  title: z.string(),
  snippet: z.string(),
  /** Where the words stand in the snippet, from and to. */
  matches: z.array(z.tuple([z.number().int(), z.number().int()])),
  /** A place in the web; null for what has none. */
  url: z.string().nullable(),
  updatedAt: z.string(),
  /** Greater is better; compares within one answer only. */
  score: z.number(),
  /** What the score is made of: rank (from 1) and value by words (`ts_rank_cd`) and by meaning (cosine); null where not found so. */
  parts: z.object({
    keyword: z.object({ rank: z.number().int(), value: z.number() }).nullable(),
    semantic: z.object({ rank: z.number().int(), value: z.number() }).nullable(),
  }),
});
export type Found = z.infer<typeof Found>;

export const SearchAnswer = z.object({
  query: z.string(),
  /** How it was searched: `hybrid` becomes `keyword` where search by meaning is not available. */
  mode: SearchMode,
  semantic: z.object({
    available: z.boolean(),
    /** Which embedding; null where there is none. */
    model: z.string().nullable(),
    /** Why it is not available, in words. */
    reason: z.string().nullable(),
  }),
  data: z.array(Found),
});
export type SearchAnswer = z.infer<typeof SearchAnswer>;

const Title = z.string().trim().min(1, 'Give the note a title').max(200);
const Body = z.string().trim().max(20_000);

export const NewNote = z.object({ title: Title, body: Body.default('') }).strict();
export type NewNote = z.infer<typeof NewNote>;
export const NotePatch = z.object({ title: Title, body: Body }).partial().strict();
export type NotePatch = z.infer<typeof NotePatch>;

/** What the shop wrote down for itself; everybody of the workspace sees it. */
export const Note = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Note = z.infer<typeof Note>;
