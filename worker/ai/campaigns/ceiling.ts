import type { CampaignCost } from '../../../contract/stream.ts';
import { addMoney } from '../../ingest/reading/money.ts';
import { joined } from '../tools/shown.ts';
import { type Language, moneyText } from '../tools/words/format.ts';
import { AND } from '../tools/words/nouns.ts';
import type { Draft } from './catalogue.ts';
import { costText } from './cost.ts';
import { isAbove } from './price.ts';
import { campaignWords } from './words/languages.ts';

/** What all recommended campaigns together may cost. */
export interface Ceiling {
  amount: string;
  currency: string;
}

const MOST =
  /\b(?:at most|no more than|not more than|up to|max(?:imum|imal)?(?: of)?|under|below|less than|budget(?: of| is| von| de)?|for only|höchstens|nicht mehr als|bis zu|unter|weniger als|como mucho|como máximo|máximo(?: de)?|no más de|hasta|menos de|au plus|au maximum|pas plus de|jusqu['’]à|moins de)\s*(?:of |von |de )?/iu;
const AMOUNT = /([$€£¥])\s?(\d[\d.,]*\d|\d)|(\d[\d.,]*\d|\d)\s?([$€£¥]|[A-Za-z]{3,6}\b)/u;
const CODES = /^(?:usd|eur|gbp|jpy|chf|cad|aud|nzd|sek|nok|dkk|pln|czk|mxn|brl|inr)$/;
const NAMES: Record<string, string> = {
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'JPY',
  euro: 'EUR',
  euros: 'EUR',
  dollar: 'USD',
  pounds: 'GBP',
};

/** "At most 50 EUR", "höchstens 50 €": what a wish says that it may cost; undefined where it says nothing of it. */
export function ceilingIn(text: string): Ceiling | undefined {
  const said = MOST.exec(text);
  if (!said) return undefined;
  const after = text.slice(said.index + said[0].length);
  const found = AMOUNT.exec(after);
  if (!found || found.index > 0) return undefined;
  const [, before, one, other, behind] = found;
  const mark = (before ?? behind ?? '').toLowerCase();
  const currency = NAMES[mark] ?? (CODES.test(mark) ? mark.toUpperCase() : undefined);
  const amount = decimalOf(one ?? other ?? '');
  return currency && amount ? { amount, currency } : undefined;
}

/** "1,500", "1.500,00" and "50,5": a comma or a point before three digits parts thousands. */
function decimalOf(written: string): string | undefined {
  const [, whole = '', part = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(written) ?? [];
  const digits = whole.replace(/[.,]/g, '');
  return /^\d+$/.test(digits) ? `${digits}${part && `.${part}`}` : undefined;
}

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
