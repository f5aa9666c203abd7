import { sql } from 'drizzle-orm';
import { ORDINARY_WORDS } from '../../ai/reading/ordinary-words.ts';
import { normalise } from '../../ai/reading/words.ts';
import type { UserCtx } from '../../context.ts';
import { blotter } from '../../privacy/blot.ts';

/** So many different words of a conversation are looked up, and so many titles of products are kept as they are. */
const MOST_WORDS = 6000;
const MOST_PRODUCTS = 500;
const SHORTEST = 3;
const LANGUAGES = ['en', 'de', 'es', 'fr'];

/** Words that name nobody by themselves, although somebody may be called so: those of questions, months and days. */
const PLAIN = new Set([...ORDINARY_WORDS.split(/\s+/), ...LANGUAGES.flatMap(datesIn)]);

function datesIn(language: string): string[] {
  const name = (options: Intl.DateTimeFormatOptions, month: number, day: number) =>
    normalise(
      new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(Date.UTC(2026, month, day)),
    ).trim();
  return [
    ...Array.from({ length: 12 }, (_, month) => name({ month: 'long' }, month, 1)),
    ...Array.from({ length: 7 }, (_, day) => name({ weekday: 'long' }, 0, 5 + day)),
  ];
}

/**
 * Says texts without words that somebody the shop knows is called by, standing alone: first names and last names. Titles
 * of the shop's products stay whole, its own name does, and words that questions are made of.
 */
export async function withoutSingleNames(
  ctx: UserCtx,
  texts: string[],
  mark: string,
): Promise<(text: string) => string> {
  const own = new Set(wordsIn(ctx.workspace.name));
  const words = [...new Set(texts.flatMap(wordsIn))].filter(
    (word) => !own.has(word) && !PLAIN.has(normalise(word).trim()),
  );
  const names = await namesAmong(ctx, words.slice(0, MOST_WORDS));
  if (names.length === 0) return (text) => text;
  const blot = blotter({ certain: names, likely: [] }, mark);
  const titles = await productsWith(ctx, names);
  if (titles.length === 0) return blot.text;
  const whole = new RegExp(`(?<![\\p{L}\\p{N}])(${titles.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  // What was split at stands at each odd place.
  return (text) =>
    text
      .split(whole)
      .map((part, n) => (n % 2 === 1 ? part : blot.text(part)))
      .join('');
}

function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{M}'’-]{2,64}/gu) ?? []).filter((word) => word.length >= SHORTEST);
}

async function namesAmong(ctx: UserCtx, words: string[]): Promise<string[]> {
  if (words.length === 0) return [];
  const { rows } = await ctx.db.execute<{ word: string }>(sql`
    select k.value as word from json_array_elements_text(${JSON.stringify(words)}::json) k (value)
    where exists (
      select from profile_names where workspace_id = ${ctx.workspace.id}::uuid and word = k.value limit 1)`);
  return rows.map(({ word }) => word);
}

/** Titles in which one of these words stands, longest first. */
async function productsWith(ctx: UserCtx, words: string[]): Promise<string[]> {
  const patterns = words.map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
  const { rows } = await ctx.db.execute<{ title: string }>(sql`
    select distinct title from products where workspace_id = ${ctx.workspace.id}::uuid
      and title ilike any (array(select json_array_elements_text(${JSON.stringify(patterns)}::json)))
    limit ${MOST_PRODUCTS}`);
  // A product that is called like somebody and nothing else is no reason to name them.
  const alone = new Set(words);
  return rows
    .map(({ title }) => title)
    .filter((title) => !alone.has(title.toLowerCase()))
    .sort((one, other) => other.length - one.length);
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
