import { sql } from 'drizzle-orm';
import type { MetricFilter } from '../../../../contract/metrics.ts';
import type { UserCtx } from '../../../context.ts';
import { campaignOf } from '../../../metrics/compile/origin.ts';
import { nameIn } from '../../../people/naming.ts';
import { idsFound } from '../../../people/search.ts';
import { wordsOf } from '../../reading/words.ts';
import { readVocabulary } from '../vocabulary.ts';

export type By = Extract<MetricFilter, { is: string[] }>['by'];

/** Somebody or something of the workspace that a name may mean. */
export interface Meant {
  by: By;
  /** As a filter takes it. */
  value: string;
  name: string;
  /** What tells it from others of its name: an e-mail address. */
  detail: string | undefined;
}

/** More than these of one kind are too many to choose from. */
export const MOST_MEANT = 6;
/** Campaigns are looked for in so many of the latest events. */
const EVENTS = 5000;

interface Row extends Record<string, unknown> {
  by: 'customer' | 'product' | 'campaign';
  /** Of the names that were looked up, counted from 1. */
  nth: number;
  id: string;
  title: string | null;
  email: string | null;
  userId: string | null;
  traits: unknown;
}

/**
 * Who and what names mean, for each name: people by their whole name or words of it, else products, sources and segments
 * that are called so, else campaigns. One statement, whatever is asked.
 */
export async function lookUpNames(ctx: UserCtx, names: string[]): Promise<Meant[][]> {
  const workspace = sql`${ctx.workspace.id}::uuid`;
  const each = names.flatMap((name, index) => {
    const nth = sql`${index + 1}::int as nth`;
    const part = `%${name.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    return [
      sql`(select 'customer' as by, ${nth}, p.id::text as id, null as title, p.email, p.user_id as "userId", p.traits from profiles p
        where p.workspace_id = ${workspace} and p.known and p.id in (${idsFound(ctx.workspace.id, name)})
        order by p.order_count desc, p.id limit 50)`,
      sql`(select 'product', ${nth}, product_id, title, null, null, null from products
        where workspace_id = ${workspace} and deleted_at is null and title ilike ${part} order by title limit ${MOST_MEANT * 2})`,
      sql`(select distinct 'campaign', ${nth}, ${campaignOf(sql`e.context`)}, null, null, null, null::jsonb from (
          select context from events where workspace_id = ${workspace} order by occurred_at desc limit ${EVENTS}) e
        where lower(${campaignOf(sql`e.context`)}) = ${name.toLowerCase()} limit 1)`,
    ];
  });
  const [vocabulary, { rows }] = await Promise.all([
    readVocabulary(ctx),
    ctx.db.execute<Row>(sql.join(each, sql` union all `)),
  ]);
  return names.map((name, index) => {
    const words = wordsOf(name);
    const has = (text: string) => words.every((word) => wordsOf(text).some((one) => isLike(one, word)));
    const is = (text: string) => wordsOf(text).join(' ') === words.join(' ');
    const own = rows.filter(({ nth }) => nth === index + 1);
    const people = own.flatMap((row) => asPerson(row, words));
    const products = [
      ...vocabulary.products,
      ...own.flatMap(({ by, title }) => (by === 'product' && title ? [title] : [])),
    ].filter(has);
    const called = [
      ...one('product', products),
      ...vocabulary.sources.filter(is).flatMap((source) => one('source', [source])),
      ...vocabulary.segments
        .filter((segment) => is(segment.name))
        .map(({ id, name: own }) => ({ by: 'segment' as const, value: id, name: own, detail: undefined })),
      ...vocabulary.channels.filter(is).flatMap((channel) => one('channel', [channel])),
      ...own.filter(({ by }) => by === 'campaign').flatMap(({ id }) => one('campaign', [id])),
    ];
    const whole = people.filter(({ name: full }) => is(full));
    if (whole.length > 0) return whole;
    return called.length > 0 ? called : people;
  });
}

const one = (by: By, values: string[]): Meant[] =>
  [...new Set(values)].map((value) => ({ by, value, name: value, detail: undefined }));

/** A person whose name has all the words, and not only words that begin like them; or whom the shop calls so. */
function asPerson({ by, id, email, userId, traits }: Row, words: string[]): Meant[] {
  if (by === 'customer' && userId && wordsOf(userId).join(' ') === words.join(' '))
    return [{ by, value: id, name: nameIn(traits) ?? userId, detail: email ?? undefined }];
  const name = nameIn(traits);
  if (by !== 'customer' || !name) return [];
  const own = wordsOf(name);
  return words.every((word) => own.includes(word)) ? [{ by, value: id, name, detail: email ?? undefined }] : [];
}

/** One in the singular and the other in the plural are the same. */
function isLike(one: string, other: string): boolean {
  const stem = (word: string) => word.replace(/(?:es|s|en|n|e)$/, '');
  return one === other || (one.length > 3 && other.length > 3 && stem(one) === stem(other));
}
