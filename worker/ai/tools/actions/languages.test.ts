import { isNotNull } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTION_KINDS, type ActionPlan } from '../../../../contract/actions.ts';
import { askShop, runTool } from '../../../../test/asking.ts';
import { startTestDatabase, type TestDatabase } from '../../../../test/database.ts';
import { openLumenAndOak } from '../../../../test/lumen-and-oak-shop.ts';
import { undoPlan } from '../../../actions/apply.ts';
import { approvePlan, proposeAction, rejectPlan } from '../../../actions/plans.ts';
import type { UserCtx } from '../../../context.ts';
import { profiles } from '../../../db/schema.ts';
import type { Finding } from '../tool.ts';
import { actionWords } from '../words/actions/languages.ts';

let database: TestDatabase;
let shop: UserCtx;
beforeAll(async () => {
  database = await startTestDatabase();
  const opened = await openLumenAndOak(database.db);
  await database.db
    .update(profiles)
    .set({ consent: { email: 'subscribed' } })
    .where(isNotNull(profiles.email));
  shop = { ...opened.ctx, env: { JOBS: { sendBatch: async () => undefined } } as never };
});
afterAll(() => database.stop());

/** Small words of English that no other of the languages has, and words of plans. */
const ENGLISH =
  /\b(?:the|of|and|with|your|you|are|were|have|not|from|to|who|which|than|by|their|they|it|for|nobody|people|draft|drafted|put|take|save|saved|create|remember|nothing|this|waits|approve|send|sent)\b/gi;

const LANGUAGES = ['de', 'es', 'fr'] as const;
const own = (text: string) => text.replace(/`[^`]*`|[„«“"][^“»”"]*[“»”"]/g, '').replace(/People|Automate/g, '');
const english = (...texts: (string | null)[]) => own(texts.join('\n')).match(ENGLISH) ?? [];

function planIn({ text, cards }: Pick<Finding, 'text' | 'cards'>): ActionPlan {
  const [card] = cards;
  if (card?.type !== 'plan') throw new Error(text);
  return card.plan;
}

const bought = { type: 'orders', of: 'orders', is: 'at_least', amount: 1 };
const rule = { version: 1, who: 'known', where: { type: 'all', of: [bought] } };
const everybody = { audience: { definition: rule } };

const WANTED: [string, object][] = [
  ['create_task', { title: 'Tee', note: 'Assam', dueOn: '2026-03-20' }],
  ['save_segment', { name: 'Tee', definition: rule }],
  ['tag_people', { audience: { segmentId: 'repeat_customers' }, tag: 'gold' }],
  ['draft_email', { audience: { segmentId: 'repeat_customers' }, subject: 'Tee' }],
  ['draft_email', { ...everybody, subject: 'Tee' }],
  ['draft_campaign', { segmentId: 'repeat_customers', channel: 'email', subject: 'Tee', sendOn: '2026-03-20' }],
  ['remember_fact', { text: 'Tee' }],
];

describe.each(LANGUAGES)('a plan that is asked for in %s', (language) => {
  it.each(WANTED)('speaks it from its title to what became of it: %s', async (kind, input) => {
    const asked = { kind: kind as never, input: input as never };
    const found = await runTool(shop, 'propose_action', asked, { language });
    const plan = planIn(found);
    const lines = plan.difference.lines.map(({ text }) => text.split('\n')[0] ?? '');
    expect(english(found.text, found.looked, found.next, plan.title, plan.approvalReason, ...lines)).toEqual([]);
    expect(plan.difference.language).toBe(language);
    // Whose segments are followed is told to an object of the platform.
    if (kind === 'save_segment') return;
    const done = await approvePlan(shop, plan.id, plan.hash);
    expect(done).toMatchObject({ status: 'applied' });
    const undone = await undoPlan(shop, plan.id);
    expect(undone).toMatchObject({ status: 'undone' });
    expect(english(done.result, undone.result)).toEqual([]);
    const refusal = await rejectPlan(shop, plan.id).catch((error: Error) => error.message);
    expect(english(String(refusal))).toEqual([]);
  });

  it.each(ACTION_KINDS)('is asked back for in it, where half of it is missing: %s', async (kind) => {
    const found = await runTool(shop, 'propose_action', { kind, input: {} as never }, { language });
    expect(english(found.text, found.looked, found.next)).toEqual([]);
    for (const card of found.cards) if (card.type === 'choices') expect(english(card.question)).toEqual([]);
  });

  it('is refused in it, and nothing of that is said to be English', async () => {
    const nobody = { audience: { segmentId: 'no-such-segment' }, subject: 'Tee' };
    const found = await runTool(shop, 'propose_action', { kind: 'draft_email', input: nobody as never }, { language });
    expect(english(found.text, found.next)).toEqual([]);
    expect(found.text).not.toMatch(/englisch|inglés|anglais/i);
  });

  // What a campaign is changed to is read of the one that is spoken of.
  const alone = ACTION_KINDS.filter((kind) => kind !== 'change_campaign');

  it.each(alone)('can be asked for as its example says: %s', async (kind) => {
    const { example } = actionWords(language).missing[kind];
    const { reading } = await askShop(shop, example);
    const wanted = kind === 'change_configuration' ? 'save_segment' : kind;
    expect(reading.parts, example).toMatchObject([{ steps: [{ tool: 'propose_action', input: { kind: wanted } }] }]);
    expect(reading.language).toBe(language);
  });

  it('can be asked for as its choices say', async () => {
    const found = await runTool(shop, 'propose_action', { kind: 'draft_email', input: {} as never }, { language });
    const [card] = found.cards;
    if (card?.type !== 'choices') throw new Error(found.text);
    for (const { ask } of card.options) {
      const { reading } = await askShop(shop, ask);
      const audience = { segmentId: expect.any(String) };
      expect(reading.parts, ask).toMatchObject([{ steps: [{ input: { kind: 'draft_email', input: { audience } } }] }]);
    }
  });
});

it('one that waits speaks the language in which it is asked for again', async () => {
  const asked = { kind: 'create_task', input: { title: 'Zimt' } } as never;
  const origin = { surface: 'chat', actor: { kind: 'assistant', id: 'a', name: 'Analyst' } } as const;
  const first = await proposeAction(shop, asked, { ...origin, language: 'de' });
  const again = await proposeAction(shop, asked, { ...origin, language: 'fr' });
  expect(again).toMatchObject({ id: first.id, hash: first.hash, title: 'Créer la tâche « Zimt »' });
});
