import { FEWEST_TO_HOLD_OUT } from '../../../contract/holdout.ts';
import { PREDICTED, type Predicted } from '../../../contract/predicted.ts';
import type { PredictedCampaigns } from '../../../contract/predictions.ts';
import type { Recommendation } from '../../../contract/stream.ts';
import { heldOutOf, shareOf } from '../../actions/email/holdout.ts';
import { type Draft, recommendFor } from '../../ai/campaigns/catalogue.ts';
import { costOf } from '../../ai/campaigns/cost.ts';
import { type CampaignFacts, NOTHING_SPENT, type ShopFacts, shopFacts, spentBy } from '../../ai/campaigns/facts.ts';
import { byEmail, lettersOnly } from '../../ai/campaigns/proof/group.ts';
import { type Moment, momentOf, withReceipts } from '../../ai/campaigns/proof/receipts.ts';
import { reachOf } from '../../ai/campaigns/reach.ts';
import { store, storedFor } from '../../ai/campaigns/store.ts';
import { builtIn } from '../../ai/providers/built-in.ts';
import { countText, type Language, percentText } from '../../ai/tools/words/format.ts';
import { countedNoun } from '../../ai/tools/words/nouns.ts';
import { modelText } from '../../ai/tools/words/predict/told.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { sha256 } from '../../http/bytes.ts';
import { readSegments, type Segments } from '../../segments/rows.ts';
import { type PredictedList, predictedList } from './people.ts';
import { predictedWords } from './words.ts';

type One = PredictedCampaigns['data'][number];

interface Asked {
  language?: Language | undefined;
  only?: Predicted[] | undefined;
  /** The turn that asks: its cards are of their own, and spoken of in its conversation. */
  turn?: { turnId: string; conversationId: string | null } | undefined;
}

interface Known {
  shop: ShopFacts;
  segments: Segments;
  moment: Moment;
  turn: Asked['turn'];
}

/**
 * What to do with each list that the models make: whom it reaches by what, the letter, what it costs and may bring, and who
 * is held out to see what it brings. Nothing is sent: whoever wants it plans it at the gate. What is recommended is kept
 * once for each turn, or else for each model and its figures, with a receipt for each of them.
 */
export async function predictedCampaigns(
  ctx: UserCtx,
  { language = 'en', only = [...PREDICTED], turn }: Asked = {},
): Promise<PredictedCampaigns> {
  const moment = await momentOf(ctx);
  const [shop, segments] = await Promise.all([shopFacts(ctx, language), readSegments(ctx.db, ctx.workspace.id)]);
  const data: One[] = [];
  // One after the other: each may have its order of people made.
  for (const prediction of only) data.push(await one(ctx, prediction, { shop, segments, moment, turn }));
  return { data };
}

async function one(ctx: UserCtx, prediction: Predicted, known: Known): Promise<One> {
  const { language } = known.shop;
  const { names, notKnown, nobody, meaning } = predictedWords(language);
  const name = names[prediction];
  const list = await predictedList(ctx, prediction);
  if (list.members === null) {
    const status = modelText(list.statusText, language);
    return { prediction, campaign: null, text: notKnown({ name, status }) };
  }
  const campaign = await campaignFor(ctx, { ...list, members: list.members }, known);
  return { prediction, campaign: campaign ?? null, text: campaign ? meaning[prediction] : nobody(name) };
}

type KnownList = PredictedList & { members: NonNullable<PredictedList['members']> };

async function campaignFor(
  ctx: UserCtx,
  { prediction, members, model, modelId }: KnownList,
  { shop, segments, moment, turn }: Known,
): Promise<Recommendation | undefined> {
  const { language } = shop;
  const say = predictedWords(language);
  const group = { id: prediction, members };
  const reach = (await reachOf(ctx, [group], segments)).get(prediction) ?? fail('internal');
  if (reach.people === 0) return undefined;
  const spent = (await spentBy(ctx, [group], segments)).get(prediction) ?? NOTHING_SPENT;
  const [name, definition] = [say.names[prediction], say.meaning[prediction]];
  const segment = { id: prediction, name, definition, key: null, people: reach.people, reach, ...spent, weeks: [] };
  const facts: CampaignFacts = { ...shop, segments: [segment] };
  const draft = recommendFor(segment, facts, {
    letter: (kind) => say.letters[prediction]?.[kind],
    reason: definition,
  });
  const turnId =
    turn?.turnId ??
    (await idOf(
      ctx,
      JSON.stringify([prediction, model, language, draft.offerKind, draft.channel, reach, draft.cost, draft.expected]),
    ));
  const id = await idOf(ctx, `${turnId} ${prediction}`);
  const earlier = (await storedFor(ctx, turnId))?.recommendations.find((stored) => stored.id === id);
  if (earlier) return earlier;
  const held = await heldOut(ctx, group, { id, reach });
  const cost = costOf(draft.message, lettersOnly(reach, held?.people ?? 0), shop.unitCosts, shop.ownCurrency, language);
  const proposed: Draft = {
    ...{ ...draft, id, prediction, cost, reason: `${draft.reason} ${holdoutText(held, language)}` },
    holdout: held,
    basis: {
      ...(modelId !== null && { model: modelId }),
      ...(held && { holdout: { key: id, share: held.share } }),
    },
  };
  const { conversationId } = turn ?? { conversationId: null };
  const of = { turnId, conversationId, provider: builtIn.id };
  const { recommendations } = await store(ctx, of, await withReceipts(ctx, [proposed], moment));
  return recommendations.find((stored) => stored.segment === prediction) ?? fail('internal');
}

/** Who of those whom letters reach would get none, where they are many enough. */
async function heldOut(
  ctx: UserCtx,
  group: { id: string; members: KnownList['members'] },
  { id, reach }: { id: string; reach: Recommendation['reach'] },
) {
  const letters = reach?.byChannel.find(({ channel }) => channel === 'email')?.chosen ?? 0;
  const share = shareOf(letters);
  return share > 0 ? { share, people: heldOutOf({ key: id, share }, await byEmail(ctx, group)) } : null;
}

function holdoutText(held: { share: number; people: number } | null, language: Language): string {
  const say = predictedWords(language);
  if (!held) return say.noHoldout(countText(FEWEST_TO_HOLD_OUT, language));
  return say.holdout({
    share: percentText(held.share, language),
    people: countedNoun('person', held.people, language),
  });
}

/** The same for the same, in this workspace. */
async function idOf(ctx: UserCtx, text: string): Promise<string> {
  const bytes = await sha256(`${ctx.workspace.id} ${text}`);
  const hex = Array.from(bytes.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}
