import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  customType,
  foreignKey,
  index,
  integer,
  pgSequence,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, workspaceId } from './workspaces.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const number = (name: string) => bigint(name, { mode: 'number' });

/** Numbers of people, over all workspaces: some are never given. */
export const deedPeople = pgSequence('deed_people');

/**
 * What everybody who can be told apart did, packed: a few rows of each person, so that a funnel reads a hundredth of what their
 * events weigh. A deed is eight bytes: milliseconds since 1970, shifted by 16 bits, and its code. Parts and deeds stand in
 * the order in which they were stored, not in that of their times. Behaviour only. Written only by the triggers on `events`
 * and `profiles`, so that no path to them can leave it behind.
 */
export const profileDeeds = pgTable(
  'profile_deeds',
  {
    workspaceId: workspaceId(),
    profileId: uuid('profile_id').notNull(),
    /** A part that has grown long is followed by another, so that a person's next deed never rewrites all before. */
    part: integer('part').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    deeds: bytea('deeds').notNull(),
    /** Each deed has a code of its own and is later than the one before it: the order of codes tells what followed what. */
    plain: boolean('plain').notNull().default(false),
    /** The person's own, the same in all parts: people who came one after the other lie beside each other by it. */
    number: number('number').notNull().default(sql`nextval('deed_people')`),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.profileId, t.part] }),
    index('profile_deeds_number').on(t.workspaceId, t.number, t.part),
  ],
);

/** What the code of a packed deed stands for, from 1; 0 is anything that came after the codes of a workspace were used up. */
export const deedCodes = pgTable(
  'deed_codes',
  {
    workspaceId: workspaceId(),
    sourceId: uuid('source_id').notNull(),
    name: text('name').notNull(),
    code: integer('code').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.sourceId, t.name] }),
    uniqueIndex('deed_codes_code').on(t.workspaceId, t.code),
  ],
);

/**
 * The deeds of some thousand people each, packed a second time and far closer (`analytics/blocks`), so that everybody's are a few
 * hundred rows. A block is as old as it is: who did something since, or came late, is among `changed` or in a mark, and is read from
 * `profile_deeds`, as is everybody whom no block covers. So a block may be deleted at any time.
 */
export const deedBlocks = pgTable(
  'deed_blocks',
  {
    workspaceId: workspaceId(),
    /** It covers all numbers from the first to the last. */
    firstNumber: number('first_number').notNull(),
    lastNumber: number('last_number').notNull(),
    people: integer('people').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
    /** The numbers of whom it does not tell as they are. */
    changed: number('changed').array().notNull().default([]),
    /** The numbers of who did too much for any block. */
    heavy: number('heavy').array().notNull().default([]),
    /** Counted up with every change, so that what was read is not written over what came since. */
    version: integer('version').notNull().default(0),
    builtAt: instant('built_at').notNull().default(sql`now()`),
    /** Counted up whenever it is built anew: a column of another build does not stand beside it. */
    build: integer('build').notNull().default(0),
    bytes: bytea('bytes').notNull(),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.firstNumber] })],
);

/**
 * What somebody asked for beside the deeds of everybody: a property of deeds, or a trait of people. It is held beside the blocks
 * (`deed_columns`) as long as it is asked for now and then.
 */
export const deedQuestions = pgTable(
  'deed_questions',
  {
    workspaceId: workspaceId(),
    kind: text('kind', { enum: ['property', 'trait'] }).notNull(),
    name: text('name').notNull(),
    askedAt: instant('asked_at').notNull().default(sql`now()`),
    /** Transactions before this one may have changed traits without a mark; null as long as that is not known. */
    since: number('since'),
    /** It has more different values than are worth it. */
    tooMany: boolean('too_many').notNull().default(false),
  },
  (t) => [primaryKey({ columns: [t.workspaceId, t.kind, t.name] })],
);

/**
 * The values of a property of each deed of a block, or of a trait of each of its people (`analytics/blocks/column.ts`). As old as
 * the block, and gone with it: of whom the block does not tell, a column does not either, nor of those who are `untold`.
 */
export const deedColumns = pgTable(
  'deed_columns',
  {
    workspaceId: workspaceId(),
    firstNumber: number('first_number').notNull(),
    kind: text('kind', { enum: ['property', 'trait'] }).notNull(),
    name: text('name').notNull(),
    build: integer('build').notNull(),
    values: text('values').array().notNull(),
    codes: bytea('codes').notNull(),
    /** Of each value whose it is: up to `ends`, in `people`, how far their numbers are from the block's first. */
    ends: integer('ends').array().notNull(),
    people: integer('people').array().notNull(),
    untold: number('untold').array().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.firstNumber, t.kind, t.name] }),
    foreignKey({
      name: 'deed_columns_block',
      columns: [t.workspaceId, t.firstNumber],
      foreignColumns: [deedBlocks.workspaceId, deedBlocks.firstNumber],
    }).onDelete('cascade'),
  ],
);

/** The numbers of people whose deeds a transaction changed, in workspaces that have blocks. Only added to and deleted. */
export const deedMarks = pgTable(
  'deed_marks',
  {
    id: number('id').primaryKey().generatedAlwaysAsIdentity(),
    workspaceId: workspaceId(),
    numbers: number('numbers').array().notNull(),
  },
  (t) => [index('deed_marks_workspace').on(t.workspaceId, t.id)],
);

/** Workspaces large enough for blocks. From when there is a row on, whoever changes somebody's deeds leaves a mark. */
export const deedGatherings = pgTable('deed_gatherings', {
  workspaceId: workspaceId().primaryKey(),
  /** Transactions before this one may have changed deeds without a mark; null as long as that is not known. */
  since: number('since'),
  /** Who builds blocks at present, and until when at most. Whoever must not be overtaken by them takes it away. */
  lease: uuid('lease'),
  leaseUntil: instant('lease_until'),
});
