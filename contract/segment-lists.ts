import * as z from 'zod';
import { Somebody } from './segments.ts';

/** How large a file and a list may be. */
export const LIST_LIMITS = { bytes: 5 * 1024 * 1024, rows: 50_000, people: 100_000, exported: 100_000 } as const;

const BASE64 = Math.ceil(LIST_LIMITS.bytes / 3) * 4;

export const LIST_KEYS = ['email', 'user'] as const;
export const ListKey = z.enum(LIST_KEYS);
export type ListKey = z.infer<typeof ListKey>;

/** `replace`: the file is the list. `add`: whoever is in the file comes to it, and nobody leaves. */
export const ListMode = z.enum(['replace', 'add']);
export type ListMode = z.infer<typeof ListMode>;

/** A file, and what is to be done with it. What is left out of how to read it is found out from the file. */
export const ListRequest = z.object({
  /** The bytes of the file in base64, at most 5 MB of them. */
  file: z.base64('Send the file in base64').min(1, 'Choose a file').max(BASE64, 'The file may have at most 5 MB'),
  fileName: z.string().trim().max(200).default('list.csv'),
  /** The list that is changed; a new one without it. */
  segmentId: z.uuid().optional(),
  /** What a new list is called. */
  name: z.string().trim().min(1, 'Give it a name').max(80, 'At most 80 characters').optional(),
  mode: ListMode.default('replace'),
  /** In which column the people stand, counted from 0, and by what they are named there. */
  column: z.number().int().min(0).max(500).optional(),
  by: ListKey.optional(),
  hasHeader: z.boolean().optional(),
  /** Makes people of rows that name nobody yet. Their consent is unknown: nobody is subscribed by it. */
  makeUnknown: z.boolean().default(false),
});
export type ListRequest = z.infer<typeof ListRequest>;

export const ListApply = ListRequest.extend({
  /** Of what was looked at, and the id that it gave a new list. */
  hash: z.string().min(1).max(100),
  newId: z.uuid().optional(),
});
export type ListApply = z.infer<typeof ListApply>;

/** Every row is one of: of a person, of nobody yet, named before, or bad. */
export const ListCounts = z.object({
  rows: z.number().int(),
  matched: z.number().int(),
  unknown: z.number().int(),
  duplicates: z.number().int(),
  bad: z.number().int(),
  /** How many are made new people, come to the list, leave it, and are on it then. */
  made: z.number().int(),
  enter: z.number().int(),
  leave: z.number().int(),
  after: z.number().int(),
});
export type ListCounts = z.infer<typeof ListCounts>;

/** A row of the file by its line, and why it is told of. */
export const ListRow = z.object({ line: z.number().int(), text: z.string(), why: z.string() });
export type ListRow = z.infer<typeof ListRow>;

/** How the file was read. */
export const ListFile = z.object({
  encoding: z.enum(['UTF-8', 'UTF-16', 'Windows-1252']),
  separator: z.enum([',', ';', '\t', '|']),
  hasHeader: z.boolean(),
  columns: z.array(z.string()),
  column: z.number().int(),
  by: ListKey,
});
export type ListFile = z.infer<typeof ListFile>;

/** What applying a file would do; nothing is done yet. */
export const ListLook = z.object({
  /** Stands for the file, how it was read, whom it named and who was on the list: applying asks for it. */
  hash: z.string(),
  segmentId: z.string(),
  name: z.string(),
  isNew: z.boolean(),
  mode: ListMode,
  file: ListFile,
  counts: ListCounts,
  /** How many are on the list now. */
  before: z.number().int(),
  /** The first of each kind. */
  bad: z.array(ListRow),
  unknown: z.array(ListRow),
  duplicates: z.array(ListRow),
  entering: z.array(Somebody),
  leaving: z.array(Somebody),
});
export type ListLook = z.infer<typeof ListLook>;

/** `running`: its people move piece by piece. `stopped`: somebody ended that; what was done until then stands. */
export const ImportState = z.enum(['running', 'done', 'stopped']);
export type ImportState = z.infer<typeof ImportState>;

/** A file that is applied. */
export const ListImport = z.object({
  id: z.string(),
  segmentId: z.string(),
  fileName: z.string(),
  mode: ListMode,
  counts: ListCounts,
  by: z.string(),
  at: z.string(),
  undoneAt: z.string().nullable(),
  state: ImportState,
  /** How many of those who enter or leave have done so, and how long the rest takes at this pace. */
  moved: z.number().int(),
  toMove: z.number().int(),
  secondsLeft: z.number().int().nullable(),
  /** Only the latest file that stands can be undone, and not while it is running. */
  canUndo: z.boolean(),
});
export type ListImport = z.infer<typeof ListImport>;
