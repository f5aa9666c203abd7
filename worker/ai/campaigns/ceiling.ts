import type { CampaignCost } from '../../../contract/stream.ts';
import { addMoney } from '../../ingest/reading/money.ts';
import type { Ceiling } from '../reading/ceiling.ts';
import { joined } from '../tools/shown.ts';
import { type Language, moneyText } from '../tools/words/format.ts';
import { AND } from '../tools/words/nouns.ts';
import type { Draft } from './catalogue.ts';
import { costText } from './cost.ts';
import { isAbove } from './price.ts';
import { campaignWords } from './words/languages.ts';

/**
 * The campaigns that stay within a ceiling, all together, in their order. One that would go beyond it is kept to the channels
 * that still fit, the cheapest first, or left out where none does. What costs an unknown amount stays, as nobody can say.
 */
export function within(drafts: Draft[], ceiling: Ceiling, language: Language): Draft[] {
  let spent = '0';
  return drafts.flatMap((draft) => {
    const cost = draft.cost;
    if (!cost || cost.amount === null || cost.currency !== ceiling.currency) return [draft];
    const fits = (amount: string) => !isAbove(addMoney(spent, amount), ceiling.amount);
    if (fits(cost.amount)) {
      spent = addMoney(spent, cost.amount);
      return [draft];
    }
    const parts: CampaignCost['parts'] = [];
    let sum = '0';
    for (const part of [...cost.parts].sort((a, b) => Number(a.unit?.amount) - Number(b.unit?.amount))) {
      const more = addMoney(sum, part.amount ?? '0');
      if (!fits(more)) continue;
      parts.push(part);
      sum = more;
    }
    if (parts.length === 0) return [];
    spent = addMoney(spent, sum);
    return [reshaped(draft, { ...cost, parts, amount: sum }, ceiling, language)];
  });
}

function reshaped(draft: Draft, cost: CampaignCost, ceiling: Ceiling, language: Language): Draft {
  const say = campaignWords(language);
  const channels = cost.parts.map(({ channel }) => channel);
  const channel = channels.includes(draft.channel) ? draft.channel : (channels[0] ?? draft.channel);
  const only = say.onlyBy({
    most: moneyText(ceiling.amount, ceiling.currency, language),
    channels: joined(
      channels.map((one) => say.by[one]),
      AND[language],
    ),
  });
  return { ...draft, channel, cost: { ...cost, text: `${costText(cost.parts, language)}. ${only}` } };
}

/** What a reader is told of a ceiling: what was left out for it, and what cannot be held against it. */
export function ceilingText(ceiling: Ceiling, own: Draft[], kept: Draft[], language: Language): string {
  const say = campaignWords(language);
  const most = moneyText(ceiling.amount, ceiling.currency, language);
  const left = own.filter(({ segment }) => !kept.some((one) => one.segment === segment));
  const unknown = kept.filter(({ cost }) => cost && (cost.amount === null || cost.currency !== ceiling.currency));
  const names = (some: Draft[]) =>
    joined(
      some.map(({ segmentName }) => segmentName),
      AND[language],
    );
  return [
    ...(left.length > 0 ? [say.leftOut({ most, names: names(left) })] : unknown.length === 0 ? [say.stays(most)] : []),
    ...(unknown.length > 0 ? [say.notHeld({ most, names: names(unknown) })] : []),
  ].join(' ');
}
