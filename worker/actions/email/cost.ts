import type { CostLimit, Difference } from '../../../contract/actions.ts';
import { unitCosts } from '../../ai/campaigns/cost.ts';
import { isAbove, times } from '../../ai/campaigns/price.ts';
import { countText } from '../../ai/tools/words/format.ts';
import type { UserCtx } from '../../context.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';
import { refuse } from '../words/languages.ts';
import type { PlanWords } from '../words/words.ts';

interface Cost {
  difference: Pick<Difference, 'money' | 'currency'>;
  /** Of what may not cost more than so much: how it stands to that. */
  words: string | undefined;
}

/**
 * What so many e-mails cost by what is known now. 409 where that is above the limit, or cannot be held against it: its
 * price is not known, or is of another currency.
 */
export async function costOfLetters(
  ctx: UserCtx,
  { letters, limit }: { letters: number; limit: CostLimit | undefined },
  words: PlanWords,
): Promise<Cost> {
  const say = words.cost;
  const { currency } = ctx.workspace;
  const unit = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(await listFacts(ctx)).unitCosts, currency).email;
  const amount = unit ? times(unit.amount, letters) : '0';
  const spends = unit !== undefined && Number(amount) > 0;
  const difference = spends ? { money: amount, currency: unit.currency } : { money: null, currency: null };
  if (!limit) return { difference, words: undefined };
  const of = limit.currency ?? currency;
  const most = `${limit.amount} ${of}`;
  if (!unit) return refuse('conflict', say.unknown(most), words);
  if (spends && unit.currency !== of) {
    return refuse('conflict', say.otherCurrency({ currency: unit.currency, most }), words);
  }
  if (isAbove(amount, limit.amount)) {
    const asked = { amount: `${amount} ${of}`, letters: countText(letters, words.language), most };
    return refuse('conflict', say.tooMuch(asked), words);
  }
  return { difference, words: say.within({ most, amount: `${amount} ${of}` }) };
}
