import { sql } from 'drizzle-orm';
import type { Card } from '../../../contract/cards.ts';
import type { MetricQuery, Receipt } from '../../../contract/metrics.ts';
import type { UserCtx } from '../../context.ts';
import { blotter, type Words } from '../../privacy/blot.ts';
import { describe, peopleNamed } from '../../privacy/find.ts';
import type { Answered, Say } from './freeze.ts';
import { leadsToPerson, personColumns } from './freeze-cards.ts';
import { withoutSingleNames } from './single-names.ts';

/** What stands where a person was named. */
export const SOMEBODY = '[customer]';

/** Pairs of words that are looked up as names, and people that are found by it. */
const MOST_PAIRS = 4000;
const MOST_PEOPLE = 300;
const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const PROFILE = /\/people\/profile\/([0-9a-f-]{36})/g;
/** A number of fewer digits may be a figure or a year. */
const SHORTEST_NUMBER = 5;

/**
 * Whom a conversation tells of, and how to say its texts without them: people its cards lead to or name, whom its
 * questions were narrowed to, and whoever of the shop's people has two words of a name beside each other in its texts. One
 * word alone tells not whom it means: it goes as a word.
 */
export async function withoutPeople(
  ctx: UserCtx,
  { title, exchanges, receipts }: { title: string; exchanges: Answered[]; receipts: Receipt[] },
): Promise<{ people: string[]; say: Say }> {
  const { db, workspace } = ctx;
  const cards = exchanges.flatMap(({ answer }) => answer.cards ?? []);
  const queries = [...receipts.flatMap(({ query }) => ('metric' in query ? query : [])), ...cards.flatMap(queryOf)];
  const asked = queries.flatMap(peopleIn);
  const linked = [...JSON.stringify(exchanges).matchAll(PROFILE)].flatMap(([, id]) => id ?? []);
  const texts = [title, ...exchanges.flatMap(({ question, answer }) => [question.content, answer.content])];
  const [byKey, byName, single] = await Promise.all([
    peopleNamed(
      db,
      workspace.id,
      asked.flatMap((value) => [
        { kind: 'user' as const, value },
        { kind: 'email' as const, value },
      ]),
    ),
    peopleByName(ctx, texts),
    withoutSingleNames(ctx, [...texts, JSON.stringify([exchanges, receipts.map(({ filters }) => filters)])], SOMEBODY),
  ]);
  const ids = [...new Set([...linked, ...asked.filter((one) => ID.test(one)), ...byKey, ...byName])];
  const people = ids.slice(0, MOST_PEOPLE * 3);
  const { certain = [], likely = [], profiles = [] } = await describe(db, workspace.id, people);
  const labels = [...cards.flatMap(labelsIn), ...asked];
  const words: Words = { certain: [...certain, ...labels].filter(isName), likely: likely.filter(isName) };
  const answer = blotter(words, SOMEBODY);
  const question = blotter({ certain: [...words.certain, ...words.likely], likely: [] }, SOMEBODY);
  const without = (text: string) => text.replace(EMAIL, SOMEBODY);
  return {
    people: profiles,
    say: {
      answered: (text) => single(answer.text(without(text))),
      asked: (text) => single(question.text(without(text))),
    },
  };
}

/** Whom a question was narrowed to: ids, e-mails, user ids. */
function peopleIn({ filters = [] }: MetricQuery): string[] {
  return filters.flatMap((filter) => (filter.by === 'customer' ? filter.is : []));
}

function queryOf(card: Card): MetricQuery[] {
  return (card.type === 'metric' || card.type === 'chart' || card.type === 'table') && card.query ? [card.query] : [];
}

/** What people are called in a table. */
function labelsIn(card: Card): string[] {
  if (card.type !== 'table') return [];
  const columns = new Set(personColumns(card));
  const isOfPeople = card.rows.some(({ href }) => leadsToPerson(href)) || columns.size > 0;
  if (!isOfPeople) return [];
  return card.rows.flatMap(({ cells }) => cells.flatMap((cell, n) => (columns.has(n) && cell ? [String(cell)] : [])));
}

/** A bare number could be a figure: a long one is an id, a short one stays. */
function isName(word: string): boolean {
  return word.trim().length > 1 && (!/^\d+$/.test(word) || word.length >= SHORTEST_NUMBER);
}

/** Whoever has two words of a text that stand beside each other among the words of their name. */
async function peopleByName(ctx: UserCtx, texts: string[]): Promise<string[]> {
  const pairs = new Map<string, { a: string; b: string }>();
  for (const text of texts) {
    const words = text.toLowerCase().match(/[\p{L}\p{M}'’-]{2,64}/gu) ?? [];
    for (const [n, a] of words.entries()) {
      const b = words[n + 1];
      if (b !== undefined && a !== b && pairs.size < MOST_PAIRS) pairs.set(`${a} ${b}`, { a, b });
    }
  }
  if (pairs.size === 0) return [];
  const own = sql`n.workspace_id = ${ctx.workspace.id}::uuid`;
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select distinct n.profile_id as id
    from json_to_recordset(${JSON.stringify([...pairs.values()])}::json) p (a text, b text)
    join profile_names n on ${own} and n.word = p.a
    where exists (
      select from profile_names o
      where o.workspace_id = n.workspace_id and o.word = p.b and o.profile_id = n.profile_id
    )
    limit ${MOST_PEOPLE}`);
  return rows.map(({ id }) => id);
}
