import { CHANNELS, type Channel } from '../../../contract/segments.ts';
import type { CampaignCost, Reach } from '../../../contract/stream.ts';
import { addMoney, readCurrency, readMoney } from '../../ingest/reading/money.ts';
import type { Meanings } from '../../learning/meanings.ts';
import { countText, type Language } from '../tools/words/format.ts';
import { times } from './price.ts';
import { smsParts } from './sms.ts';
import { campaignWords } from './words/languages.ts';

/** What one message costs, by channel; of SMS one part of a message. */
export type UnitCosts = Partial<Record<Channel, { amount: string; currency: string }>>;

/** A push message goes through the browsers' own services, which take nothing. */
const FREE: Channel[] = ['push'];

/**
 * What messages cost here: what the shop has said of it, else the setting `CHANNEL_COSTS`, such as
 * `email 0.0004 USD, sms 0.0079 USD`. What is in neither is not known.
 */
export function unitCosts(setting: string | undefined, said: Meanings['unitCosts'], currency: string): UnitCosts {
  const costs: UnitCosts = Object.fromEntries(FREE.map((channel) => [channel, { amount: '0', currency }]));
  for (const part of (setting ?? '').split(',')) {
    const [name, amount, code] = part.trim().split(/\s+/);
    const channel = CHANNELS.find((one) => one === name);
    const [read, of] = [decimal(amount), readCurrency(code)];
    if (channel && read !== undefined && of) costs[channel] = { amount: read, currency: of };
  }
  for (const channel of CHANNELS) {
    const own = said[channel];
    if (own) costs[channel] = { amount: own.amount, currency: own.currency ?? currency };
  }
  return costs;
}

/** What a campaign costs in the workspace's currency: nothing is converted, so what is in another one is not known. */
export function costOf(
  message: string,
  reach: Reach,
  units: UnitCosts,
  currency: string,
  language: Language = 'en',
): CampaignCost {
  const parts = reach.byChannel
    .filter(({ chosen }) => chosen > 0)
    .map(({ channel, chosen }) => {
      const unit = units[channel] ?? null;
      const partsEach = channel === 'sms' ? smsParts(message).parts : 1;
      const amount = unit && unit.currency === currency ? times(unit.amount, chosen * partsEach) : null;
      return { channel, messages: chosen, partsEach, unit, amount };
    });
  const known = parts.every(({ amount }) => amount !== null);
  const amount = known ? addMoney(...parts.map((part) => part.amount ?? '0')) : null;
  return { amount, currency, parts, text: wordsOf(parts, amount, currency, language) };
}

function wordsOf(parts: CampaignCost['parts'], amount: string | null, currency: string, language: Language): string {
  const say = campaignWords(language);
  if (parts.length === 0) return say.nothingSent;
  const unknown = parts.filter((part) => part.unit === null).map(({ channel }) => say.channels[channel]);
  if (unknown.length > 0) return say.priceUnknown({ channels: unknown, currency });
  const count = (n: number) => countText(n, language);
  if (amount === null) {
    const foreign = parts.filter((part) => part.amount === null);
    const told = foreign.map(
      ({ unit, messages, partsEach }) => `${count(messages * partsEach)} × ${priceText(unit, language)}`,
    );
    return say.notConverted({ currency, parts: told });
  }
  return costText(parts, language);
}

/** "120 e-mail at 0.0004 EUR, 12 SMS of 2 parts at 0.05 EUR" */
export function costText(parts: CampaignCost['parts'], language: Language): string {
  const say = campaignWords(language);
  const count = (n: number) => countText(n, language);
  return parts
    .map(({ channel, messages, partsEach, unit }) =>
      say.costPart({
        ...{ messages: count(messages), channel: say.channels[channel], price: priceText(unit, language) },
        parts: partsEach > 1 ? count(partsEach) : undefined,
      }),
    )
    .join(', ');
}

function priceText(unit: CampaignCost['parts'][number]['unit'], language: Language): string {
  return unit ? `${unitText(unit.amount, language)} ${unit.currency}` : '';
}

/** What one message costs is often a fraction of a cent: all its places are written. */
function unitText(amount: string, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 8 }).format(amount as `${number}`);
}

function decimal(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+(\.\d{1,8})?$/.test(text) && readMoney(text) !== undefined ? text : undefined;
}
