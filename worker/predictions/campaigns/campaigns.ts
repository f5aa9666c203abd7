import { sql } from 'drizzle-orm';
import { FEWEST_TO_HOLD_OUT } from '../../../contract/holdout.ts';
import { PREDICTED, type Predicted } from '../../../contract/predicted.ts';
import type { PredictedCampaigns } from '../../../contract/predictions.ts';
import type { Reach, Recommendation } from '../../../contract/stream.ts';
import { heldOutOf, shareOf } from '../../actions/email/holdout.ts';
import { rankOf } from '../../ai/campaigns/catalogue.ts';
import { costOf, unitCosts } from '../../ai/campaigns/cost.ts';
import { expectedOf, outcomesOf } from '../../ai/campaigns/expected.ts';
import { peakOf } from '../../ai/campaigns/facts.ts';
import { letterFor } from '../../ai/campaigns/letters.ts';
import { offersFor } from '../../ai/campaigns/offers.ts';
import { CHANNEL_ORDER } from '../../ai/campaigns/reach.ts';
import { store } from '../../ai/campaigns/store.ts';
import { timingOf } from '../../ai/campaigns/timing.ts';
import { builtIn } from '../../ai/providers/built-in.ts';
import { countText, type Language, percentText } from '../../ai/tools/words/format.ts';
import { countedNoun } from '../../ai/tools/words/nouns.ts';
import { modelText } from '../../ai/tools/words/predict/told.ts';
import type { UserCtx } from '../../context.ts';
import { sha256 } from '../../http/bytes.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';
import { type Learned, readLearned } from '../../learning/offers.ts';
import { rankArms } from '../../learning/ranking.ts';
import { type PredictedPeople, predictedPeople } from './people.ts';
import { predictedWords } from './words.ts';

/** Of a longer list, those with the most of it: as many as an approval takes in the smallest plan. */
const MOST_PEOPLE = 10_000;

type One = PredictedCampaigns['data'][number];

interface Known {
  language: Language;
  learned: Learned[];
  costs: ReturnType<typeof unitCosts>;
  peak: Awaited<ReturnType<typeof peakOf>>;
}

/**
 * What to do with each list that the models make: whom it reaches, the letter, what it costs and may bring, and who is held
 * out to see what it brings. Nothing is sent: whoever wants it plans it at the gate. What is recommended is kept once for
 * each model, so that it can be judged and learned from; its counts are of now.
 */
export async function predictedCampaigns(
  ctx: UserCtx,
  { language = 'en', only = [...PREDICTED] }: { language?: Language | undefined; only?: Predicted[] } = {},
): Promise<PredictedCampaigns> {
  const { currency } = ctx.workspace;
  const [learned, said, peak] = await Promise.all([readLearned(ctx), listFacts(ctx), peakOf(ctx)]);
  const costs = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(said).unitCosts, currency);
  const data: One[] = [];
  // One after the other: each may have its order of people made.
  for (const prediction of only) data.push(await one(ctx, prediction, { language, learned, costs, peak }));
  return { data };
}

async function one(ctx: UserCtx, prediction: Predicted, known: Known): Promise<One> {
  const { language } = known;
  const { names, notKnown, nobody, meaning } = predictedWords(language);
  const name = names[prediction];
  const list = await predictedPeople(ctx, prediction, MOST_PEOPLE);
  if (list.ids === null) {
    const status = modelText(list.statusText, language);
    return { prediction, campaign: null, text: notKnown({ name, status }) };
  }
  if (list.ids.length === 0) return { prediction, campaign: null, text: nobody(name) };
  return { prediction, campaign: await campaignFor(ctx, prediction, list, known), text: meaning[prediction] };
}

async function campaignFor(
  ctx: UserCtx,
  prediction: Predicted,
  { ids, people, model }: PredictedPeople,
  { language, learned, costs, peak }: Known,
): Promise<Recommendation> {
  const { currency, timezone } = ctx.workspace;
  const say = predictedWords(language);
  const { reach, reachable } = await reachOfPeople(ctx, ids ?? []);
  const arms = offersFor(prediction).map(({ kind, prior }) => {
    const found = learned.find((one) => one.segment === prediction && one.channel === 'email' && one.offer === kind);
    const { successes = 0, failures = 0, evidence = { successes, failures }, measured = [] } = found ?? {};
    return { kind, channel: 'email' as const, prior, evidence, measured, reach: 1, told: { successes, failures } };
  });
  const ranked = rankArms(arms);
  const [best] = ranked;
  if (!best) throw new Error('A list without offers');
  const letter =
    say.letters[prediction]?.[best.arm.kind] ??
    letterFor(best.arm.kind, { key: null, averageOrder: null }, { language, averageOrder: null, currency });
  const stored = await keep(ctx, `${model} ${language}`, {
    ...{ segment: prediction, segmentName: say.names[prediction], people, channel: 'email', ...letter },
    ...{ timing: timingOf({ key: null }, { peak, timezone, language }), reason: say.meaning[prediction] },
    ...{ offerKind: best.arm.kind, rank: rankOf(best, language) },
  });
  const share = shareOf(reachable.length);
  const heldOut = share > 0 ? heldOutOf({ key: stored.id, share }, reachable) : 0;
  const arm = { segment: prediction, channel: 'email', offer: stored.offerKind ?? best.arm.kind };
  const outcomes = (await outcomesOf(ctx, [arm])).map(({ orders }) => orders);
  const held = { share: percentText(share, language), people: countedNoun('person', heldOut, language) };
  const holdoutText = share > 0 ? say.holdout(held) : say.noHoldout(countText(FEWEST_TO_HOLD_OUT, language));
  return {
    ...stored,
    ...{ people, reach, prediction, holdout: share > 0 ? { share, people: heldOut } : null },
    reason: `${stored.reason} ${holdoutText}`,
    cost: costOf(stored.message, lettersOf(reach, reachable.length - heldOut), costs, currency, language),
    expected: expectedOf({ people: reachable.length, weeks: [], outcomes, currency, language }),
  };
}

/** Keeps what is recommended once for each model: asked again, it is the same one. */
async function keep(ctx: UserCtx, model: string, draft: Omit<Recommendation, 'id'>): Promise<Recommendation> {
  const bytes = await sha256(`${ctx.workspace.id} ${draft.segment} ${model}`);
  const hex = Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  const turnId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
  const { recommendations } = await store(ctx, { turnId, conversationId: null, provider: builtIn.id }, [draft]);
  const [stored] = recommendations;
  if (!stored) throw new Error('The recommendation was not stored');
  return stored;
}

/** Whom letters reach of some people: a yes to e-mail and an address. Other channels send nothing to a list of people. */
async function reachOfPeople(ctx: UserCtx, ids: string[]): Promise<{ reach: Reach; reachable: string[] }> {
  const { rows } = await ctx.db.execute<{ id: string; consent: string | null; address: boolean }>(sql`
    select p.id, p.consent->>'email' as consent, p.email is not null as address from profiles p
    where p.workspace_id = ${ctx.workspace.id}::uuid
      and p.id in (select i::uuid from json_array_elements_text(${JSON.stringify(ids)}::json) i) order by p.id`);
  const count = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length;
  const reachable = rows.filter(({ consent, address }) => consent === 'subscribed' && address).map(({ id }) => id);
  const reach: Reach = {
    ...{ people: rows.length, reachable: reachable.length },
    byChannel: CHANNEL_ORDER.map((channel) => {
      const n = channel === 'email' ? reachable.length : 0;
      return { channel, reachable: n, chosen: n };
    }),
    unreachable: {
      noConsent: count(({ consent }) => consent !== 'subscribed' && consent !== 'unsubscribed'),
      saidNo: count(({ consent }) => consent === 'unsubscribed'),
      noAddress: count(({ consent, address }) => consent === 'subscribed' && !address),
    },
  };
  return { reach, reachable };
}

/** The reach as far as letters are paid for: who is held out costs nothing. */
function lettersOf(reach: Reach, letters: number): Reach {
  const byChannel = reach.byChannel.map((one) => (one.channel === 'email' ? { ...one, chosen: letters } : one));
  return { ...reach, byChannel };
}
