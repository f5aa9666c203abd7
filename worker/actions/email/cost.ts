import type { CostLimit, Difference } from '../../../contract/actions.ts';
import { unitCosts } from '../../ai/campaigns/cost.ts';
import { isAbove, times } from '../../ai/campaigns/price.ts';
import type { UserCtx } from '../../context.ts';
import { fail } from '../../errors.ts';
import { listFacts } from '../../learning/facts.ts';
import { meaningsOf } from '../../learning/meanings.ts';

interface Cost {
  difference: Pick<Difference, 'money' | 'currency'>;
  /** Of what may not cost more than so much: how it stands to that. */
  words: string | undefined;
}

/**
 * What so many e-mails cost by what is known now. 409 where that is above the limit, or cannot be held against it: its
 * price is not known, or is of another currency.
 */
export async function costOfLetters(ctx: UserCtx, letters: number, limit: CostLimit | undefined): Promise<Cost> {
  const { currency } = ctx.workspace;
  const unit = unitCosts(ctx.env.CHANNEL_COSTS, meaningsOf(await listFacts(ctx)).unitCosts, currency).email;
  const amount = unit ? times(unit.amount, letters) : '0';
  const spends = unit !== undefined && Number(amount) > 0;
  const difference = spends ? { money: amount, currency: unit.currency } : { money: null, currency: null };
  if (!limit) return { difference, words: undefined };
  const of = limit.currency ?? currency;
  const most = `${limit.amount} ${of}`;
  if (!unit)
    return fail('conflict', `What an e-mail costs is not known, so it cannot be kept to ${most}: say what it costs`);
  if (spends && unit.currency !== of) {
    return fail('conflict', `An e-mail is paid for in ${unit.currency}, which cannot be held against ${most}`);
  }
  if (isAbove(amount, limit.amount)) {
    const would = `It would cost ${amount} ${of} for ${letters.toLocaleString('en-US')} e-mails`;
    return fail('conflict', `${would}, more than the ${most} that it may: choose fewer people, or raise the limit`);
  }
  return { difference, words: `At most ${most}: it costs ${amount} ${of} by what an e-mail costs now` };
}
