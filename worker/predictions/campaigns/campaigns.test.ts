import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Predicted } from '../../../contract/predicted.ts';
import type { Recommendation } from '../../../contract/stream.ts';
import { askShop } from '../../../test/asking.ts';
import { cdnowSales } from '../../../test/cdnow.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/database.ts';
import { addSales, connectSource, openShop } from '../../../test/shop.ts';
import { heldOutOf } from '../../actions/email/holdout.ts';
import { proposeAction } from '../../actions/plans.ts';
import { predictedIn } from '../../ai/campaigns/predicted.ts';
import { giveFeedback } from '../../ai/feedback.ts';
import { recommendCampaigns } from '../../ai/tools/recommend-campaigns.ts';
import type { ToolCtx } from '../../ai/tools/tool.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { profiles } from '../../db/schema.ts';
import { rememberFact } from '../../learning/facts.ts';
import { learnedOffers } from '../../learning/learned.ts';
import { rerun } from '../../metrics/receipts.ts';
import { receiptRows } from '../../metrics/rows.ts';
import { listChurn } from '../risk/risks.ts';
import { predictedCampaigns } from './campaigns.ts';
import { predictedPeople } from './people.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const NOW = new Date('1998-07-01T00:00:00Z');
const SENDS = { RESEND_API_KEY: 'test', EMAIL_FROM: 'Shop <shop@shop.example>' };
const campaignOf = async (ctx: UserCtx, prediction: Predicted) => {
  const { data } = await predictedCampaigns(ctx, { only: [prediction] });
  return data[0]?.campaign ?? undefined;
};

/** What the gate makes of a card. */
function planned(ctx: UserCtx, card: Recommendation | undefined) {
  if (!card?.prediction) throw new Error('Nothing was recommended');
  const { id: recommendationId, subject, message: body, prediction } = card;
  return proposeAction(
    ctx,
    { kind: 'send_email', input: { audience: { prediction }, subject, body, recommendationId } },
    { surface: 'web', actor: { kind: 'person', id: ctx.user.id, name: 'Ada' } },
  );
}

/** A yes to e-mail as it is kept: what was said, and what holds. */
async function sayYes(ctx: UserCtx, ids: string[]): Promise<void> {
  const these = sql`workspace_id = ${ctx.workspace.id}::uuid
    and id in (select i::uuid from json_array_elements_text(${JSON.stringify(ids)}::json) i)`;
  await ctx.db.execute(sql`update profiles set consent = '{"email":"subscribed"}' where ${these}`);
  await ctx.db.execute(sql`
    insert into consents (id, workspace_id, profile_id, home_id, channel, state, source, message_id, occurred_at)
    select gen_random_uuid(), workspace_id, id, id, 'email', 'subscribed', 'form', id::text, '1997-01-01'
    from profiles where ${these}`);
}

describe('a shop of 2,357 buyers, of whom two in three can be written to', () => {
  let ctx: UserCtx;
  beforeAll(async () => {
    ctx = await openShop(database.db, { now: NOW, currency: 'USD', settings: SENDS });
    await addSales(ctx, await connectSource(ctx), cdnowSales());
    const mine = sql`workspace_id = ${ctx.workspace.id}::uuid`;
    await ctx.db.execute(sql`update profiles set email = user_id || '@customers.example' where ${mine}`);
    const all = await ctx.db.select({ id: profiles.id }).from(profiles).where(mine).orderBy(profiles.id);
    await sayYes(
      ctx,
      all.filter((_, n) => n % 3 !== 0).map(({ id }) => id),
    );
    await rememberFact(ctx, { text: 'An e-mail costs 0.01', source: 'said' });
  });

  test('each list ships with a campaign: who, how many are reached, a letter, its cost, and who is held out', async () => {
    const atRisk = await listChurn(ctx, { limit: 1 });
    const churn = await campaignOf(ctx, 'churn');
    expect(churn).toMatchObject({
      ...{ prediction: 'churn', segment: 'churn', segmentName: 'About to leave', people: atRisk.people },
      ...{ channel: 'email', offerKind: 'discount', subject: 'It has been a while' },
      expected: { basis: 'none', text: 'No history yet.' },
    });
    expect(churn?.reach?.people).toBe(atRisk.people);
    const value = await campaignOf(ctx, 'value');
    expect(value).toMatchObject({ people: 236, offerKind: 'early_access' });
    const reached = value?.reach?.reachable ?? 0;
    expect(value?.cost?.amount).toBe((reached / 100).toFixed(2).replace(/\.?0+$/, ''));
    expect(value?.reach?.unreachable).toEqual({ noConsent: 236 - reached, saidNo: 0, noAddress: 0 });
    // Fewer than 500: nobody is held out, and it is said why.
    expect(value?.holdout).toBeNull();
    expect(value?.reason).toContain('With fewer than 500 people nobody is held out');
  });

  test('what the plan at the gate says is what the card said', async () => {
    for (const prediction of ['churn', 'value'] as const) {
      const card = await campaignOf(ctx, prediction);
      const plan = await planned(ctx, card);
      expect(plan.status).toBe('proposed');
      expect(plan.difference).toMatchObject({
        ...{ people: card?.people, reachable: card?.reach?.reachable },
        messages: card?.reach?.reachable,
      });
      expect(Number(plan.difference.money)).toBe(Number(card?.cost?.amount));
    }
  });

  test('it is kept once for each model; what is said of it changes what is offered next', async () => {
    const first = await campaignOf(ctx, 'churn');
    expect((await campaignOf(ctx, 'churn'))?.id).toBe(first?.id);
    await giveFeedback(ctx, first?.id ?? '', { rating: 'down', outcome: 'no orders' });
    expect(await learnedOffers(ctx)).toContainEqual(
      expect.objectContaining({ segment: 'churn', segmentName: 'About to leave', offer: 'discount', failures: 1 }),
    );
    const { data } = await predictedCampaigns(ctx, { language: 'de', only: ['churn'] });
    expect(data[0]?.campaign).toMatchObject({ segmentName: 'Kurz vor dem Absprung', offerKind: 'gift' });
  });

  test('who is at risk, and what to do, is answered with the campaign for them', async () => {
    expect(predictedIn('Who is at risk and what should I do?')).toEqual(['churn']);
    expect(predictedIn('¿Quién está en riesgo y qué debo hacer?')).toEqual(['churn']);
    expect(predictedIn('Qui est à risque et que dois-je faire ?')).toEqual(['churn']);
    expect(predictedIn('Show me campaigns for my customers')).toEqual([]);
    const question = 'Who is at risk and what should I do?';
    const asked = { ctx, turnId: newId(), conversationId: null, question, language: 'en' } as unknown as ToolCtx;
    const { recommendation, text, next } = await recommendCampaigns.run(asked, { goal: 'what should I do?' });
    expect(recommendation?.recommendations).toMatchObject([{ prediction: 'churn' }]);
    expect(next).toContain('waits for somebody who may approve it');
    expect(text).toContain('**About to leave**');
    // What brought nothing before gave way to the next kind of offer.
    expect(text).toContain('Something small is waiting for you');
    expect(text).toContain('- Expected: No history yet.');
    expect(text).toContain('- Cost: $');
  });

  test('every figure of its card has a receipt, which opens to its people and re-runs to the same', async () => {
    const card = await campaignOf(ctx, 'value');
    const { receipts, evidence = [] } = card ?? {};
    expect(Object.keys(receipts ?? {}).sort()).toEqual(['cost', 'messages', 'people', 'reachable']);
    const ids = [receipts?.people, receipts?.reachable, receipts?.cost, receipts?.messages.email];
    for (const id of [...ids, ...evidence.flatMap(({ receiptId }) => receiptId ?? [])]) {
      expect(await rerun(ctx, id ?? '')).toMatchObject({ same: true, dataChanged: false });
    }
    const people = await receiptRows(ctx, { id: receipts?.people ?? '', limit: 100 });
    expect(people.data).toHaveLength(100);
    expect(people.nextCursor).not.toBeNull();
    // Seen again while nothing changed, it is the same card with the same receipts.
    expect((await campaignOf(ctx, 'value'))?.receipts).toEqual(receipts);
  });

  test('a win-back is drafted in words for those of the list who are of a segment, within what it may cost', async () => {
    const question = 'Draft a win-back for high-value people at risk, max $150 cost';
    const asked = { ...ctx, env: { ...ctx.env, JOBS: { sendBatch: async () => undefined } } } as unknown as UserCtx;
    const { found } = await askShop(asked, question);
    const plan = found.flatMap(({ finding }) => finding.cards).find(({ type }) => type === 'plan');
    if (plan?.type !== 'plan') throw new Error('Nothing was planned');
    const { input, difference, status, kind } = plan.plan;
    const { rows } = await ctx.db.execute<{ people: number; reached: number }>(sql`
      select count(*)::int as people, count(*) filter (where p.consent->>'email' = 'subscribed')::int as reached
      from profiles p join buyer_risks r on r.profile_id = p.id
      where p.workspace_id = ${ctx.workspace.id}::uuid and p.order_value > 100
        and r.model_id = (select id from prediction_models where workspace_id = ${ctx.workspace.id}::uuid order by version desc limit 1)`);
    expect({ kind, status }).toEqual({ kind: 'draft_campaign', status: 'proposed' });
    expect(input).toMatchObject({
      ...{ segmentId: 'churn', channel: 'email', costLimit: { amount: '150', currency: 'USD' } },
      condition: { where: { type: 'segment', segment: 'high_value_customers' } },
    });
    expect(difference).toMatchObject({ people: rows[0]?.people, reachable: rows[0]?.reached });
    const told = difference.lines.map(({ text }) => text);
    expect(told).toContainEqual(expect.stringContaining('At most $150.00: sending it costs $'));
    expect(told).toContainEqual(expect.stringContaining('Nobody is held out when it is sent: below 500'));
    expect(told).toContainEqual(expect.stringMatching(/^Message: /));
  });

  test('no other workspace has them', async () => {
    const other = await openShop(database.db, { now: NOW, currency: 'USD' });
    const { data } = await predictedCampaigns(other);
    expect(data.map(({ campaign }) => campaign)).toEqual([null, null, null]);
    expect((await predictedPeople(other, 'value', 10)).ids).toBeNull();
  });
});

test('of more than 500 people reached a tenth is held out, which costs nothing: what the gate says is what the card said', async () => {
  const ctx = await openShop(database.db, { now: NOW, currency: 'USD', settings: SENDS });
  const others = cdnowSales().map((sale) => ({
    ...sale,
    customer: `other ${sale.customer}`,
    order: `${sale.order} too`,
  }));
  await addSales(ctx, await connectSource(ctx), [...cdnowSales(), ...others]);
  const mine = sql`workspace_id = ${ctx.workspace.id}::uuid`;
  await ctx.db.execute(
    sql`update profiles set email = replace(user_id, ' ', '') || '@customers.example' where ${mine}`,
  );
  const all = await ctx.db.select({ id: profiles.id }).from(profiles).where(mine);
  await sayYes(
    ctx,
    all.map(({ id }) => id),
  );
  await rememberFact(ctx, { text: 'An e-mail costs 0.01', source: 'said' });
  const card = await campaignOf(ctx, 'churn');
  const reached = card?.reach?.reachable ?? 0;
  const held = card?.holdout?.people ?? 0;
  expect(reached).toBeGreaterThan(500);
  expect(card?.holdout?.share).toBe(0.1);
  // Who of them, their ids decide: how near a tenth those come is up to chance.
  const { ids } = await predictedPeople(ctx, 'churn', 10_000);
  expect(ids).toHaveLength(reached);
  expect(held).toBe(heldOutOf({ key: card?.id ?? '', share: 0.1 }, ids ?? []));
  expect(Number(card?.cost?.amount)).toBeCloseTo((reached - held) / 100, 6);
  const { difference } = await planned(ctx, card);
  expect(difference).toMatchObject({ people: reached, reachable: reached, messages: reached - held });
  expect(Number(difference.money)).toBe(Number(card?.cost?.amount));
});
