import { sql } from 'drizzle-orm';
import type { ActionInput } from '../../../contract/actions.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { asTraits, nameIn } from '../../people/naming.ts';
import { readAudience, type Somebody } from '../audience.ts';
import { line } from '../kinds/kind.ts';
import { peopleText, planWords, refuse as refuseIn } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';
import { Lacking, type Letter, readLetter, TemplateFault, type Variables } from './template.ts';
import { faultIn } from './template-words.ts';

export type EmailInput = ActionInput<'send_email'>;

/** A shop, as far as letters speak of it: jobs write them where nobody is signed in. */
type Shop = Pick<UserCtx, 'db'> & { workspace: Pick<UserCtx['workspace'], 'id' | 'name'> };

/** Somebody a letter goes to, with what it may say of them. */
export interface Recipient {
  id: string;
  email: string;
  variables: Variables;
}

/** Whom an e-mail would reach, whom it leaves out and why, and the letter as it can be written to each of them. */
export interface Reached {
  name: string;
  all: number;
  ids: string[];
  first: Recipient;
  letter: Letter;
  lines: { kind: 'skip' | 'note'; text: string }[];
}

const READ_AT_ONCE = 1000;

/**
 * The people of an audience who said yes to e-mail and have an address. 409 where there is nobody, or more than `most` in
 * the audience; 400 with the exact line where the letter cannot be written to one of them.
 */
export async function reach(
  ctx: UserCtx,
  input: EmailInput,
  { words, most }: { words: PlanWords; most?: number },
): Promise<Reached> {
  const { name, people: all } = await readAudience(ctx, input.audience, { words, most });
  const say = words.letter;
  const people = (n: number) => peopleText(n, words);
  const mayWrite = (one: Somebody) => one.consent === 'subscribed' && one.email !== null;
  const left = {
    unsubscribed: all.filter(({ consent }) => consent === 'unsubscribed').length,
    unknown: all.filter(({ consent }) => consent === null).length,
    without: all.filter(({ consent, email }) => consent === 'subscribed' && email === null).length,
  };
  const skipped = [
    ...(left.unsubscribed > 0 ? [say.unsubscribed(people(left.unsubscribed))] : []),
    ...(left.unknown > 0 ? [say.neverYes(people(left.unknown))] : []),
    ...(left.without > 0 ? [say.noAddress(people(left.without))] : []),
  ];
  const wanted = all.filter(mayWrite).map(({ id }) => id);
  const letter = orRefused(() => readLetter(input), words);
  const check = new Check(letter, words);
  const ids: string[] = [];
  let first: Recipient | undefined;
  // A page at a time: what is known of so many people is never held all together.
  for (let from = 0; from < wanted.length; from += READ_AT_ONCE) {
    const page = await readRecipients(ctx, wanted.slice(from, from + READ_AT_ONCE));
    first ??= page[0];
    ids.push(...page.map(({ id }) => id));
    check.add(page);
  }
  if (!first) {
    return refuseIn('conflict', say.nobody({ name: words.quoted(name), skipped }), words);
  }
  check.done(ids.length);
  const lines = skipped.map((text) => ({ ...line('skip', text), kind: 'skip' as const }));
  return { name, all: all.length, ids, first, letter, lines };
}

/** Those of some people who may be written to now, with what is known of them; in the order of their ids. */
export async function readRecipients(ctx: Shop, ids: string[]): Promise<Recipient[]> {
  const found: Recipient[] = [];
  for (let from = 0; from < ids.length; from += READ_AT_ONCE) {
    const some = JSON.stringify(ids.slice(from, from + READ_AT_ONCE));
    const { rows } = await ctx.db.execute<{ id: string; email: string; traits: unknown }>(sql`
      select p.id, p.email, p.traits from jsonb_array_elements_text(${some}::jsonb) i (id)
      join profiles p on p.id = i.id::uuid
      where p.workspace_id = ${ctx.workspace.id}::uuid and p.email is not null and p.consent->>'email' = 'subscribed'
      order by p.id`);
    for (const { id, email, traits } of rows) {
      found.push({ id, email, variables: variablesOf(ctx, email, asTraits(traits)) });
    }
  }
  return found;
}

/** The letter, if it can be written to each of them; 400 with the exact line where it cannot. */
export function readFor(recipients: Recipient[], input: EmailInput): Letter {
  const words = planWords();
  const letter = orRefused(() => readLetter(input), words);
  const check = new Check(letter, words);
  check.add(recipients);
  check.done(recipients.length);
  return letter;
}

/** Finds of whom a letter asks what is not known. */
export class Check {
  readonly #letter: Letter;
  readonly #words: PlanWords;
  readonly #lacking = new Map<string, { fault: Lacking; people: number }>();

  constructor(letter: Letter, words: PlanWords) {
    this.#letter = letter;
    this.#words = words;
  }

  add(recipients: Pick<Recipient, 'variables'>[]): void {
    for (const { variables } of recipients) {
      const fault = orRefused(() => lackingIn(this.#letter, variables), this.#words);
      if (!fault) continue;
      const key = `${fault.part} ${fault.line} ${fault.variable}`;
      this.#lacking.set(key, { fault, people: (this.#lacking.get(key)?.people ?? 0) + 1 });
    }
  }

  /** Refuses a letter that somebody of `all` cannot get, by its first line of that kind. */
  done(all: number): void {
    const [first] = this.#lacking.values();
    if (!first) return;
    const { fault, people: n } = first;
    const { variable } = fault;
    const where = `${placeOf(fault, this.#words)}: ${fault.said}`;
    const people = peopleText(n, this.#words);
    refuse(fault, this.#words.letter.lacking({ where, people, all: String(all), variable }), this.#words);
  }
}

function lackingIn(letter: Letter, variables: Variables): Lacking | undefined {
  try {
    letter.fill(variables);
    return undefined;
  } catch (error) {
    if (error instanceof Lacking) return error;
    throw error;
  }
}

export function orRefused<T>(work: () => T, words: PlanWords): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TemplateFault)
      return refuse(error, `${placeOf(error, words)}: ${faultIn(error.said, words.language)}`, words);
    throw error;
  }
}

function placeOf({ part, line }: TemplateFault, { letter: say }: PlanWords): string {
  return part === 'body' ? say.line(String(line)) : say.subjectLine;
}

function refuse({ part }: TemplateFault, message: string, { language }: PlanWords): never {
  return fail('invalid', message, { fields: [{ path: `input.${part}`, message }], language });
}

const LONGEST = 100;

/** What is known of a person under the names that templates use: `first_name`, `name`, `email`, and every trait. */
export function variablesOf(ctx: Shop, email: string | null, traits: Record<string, unknown>): Variables {
  const variables: Variables = {};
  for (const [name, value] of Object.entries(traits)) {
    const text = asWord(value);
    if (text) variables[inSnakeCase(name)] = text;
  }
  const name = asWord(nameIn(traits));
  if (name) variables.name = name;
  const first = variables.first_name ?? name?.split(' ')[0];
  if (first) variables.first_name = first;
  return { ...variables, ...(email !== null && { email }), shop: ctx.workspace.name };
}

/** A trait as a word in a sentence; undefined for what is none. A name that holds an address was written to be clicked. */
function asWord(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim();
  return text === '' || text.length > LONGEST || /:\/\/|www\.|@/i.test(text) ? undefined : text;
}

function inSnakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/\W+/g, '_')
    .toLowerCase();
}
