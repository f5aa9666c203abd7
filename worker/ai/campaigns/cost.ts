import { CHANNELS, type Channel } from '../../../contract/segments.ts';
import type { CampaignCost, Reach } from '../../../contract/stream.ts';
import { addMoney, readCurrency, readMoney } from '../../ingest/reading/money.ts';
import type { Meanings } from '../../learning/meanings.ts';
import { smsParts } from './sms.ts';

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
export function costOf(message: string, reach: Reach, units: UnitCosts, currency: string): CampaignCost {
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
  return { amount, currency, parts, text: wordsOf(parts, amount, currency) };
}

function wordsOf(parts: CampaignCost['parts'], amount: string | null, currency: string): string {
  if (parts.length === 0) return 'Nobody can be reached yet, so nothing would be sent.';
  const unknown = parts.filter((part) => part.unit === null).map(({ channel }) => NAMES[channel]);
  if (unknown.length > 0) {
    return `Not known: what ${unknown.join(' and ')} costs here has not been said. Say for example “an SMS costs 0.05 ${currency}”.`;
  }
  const foreign = parts.filter((part) => part.amount === null);
  if (amount === null) {
    const told = foreign.map(
      ({ unit, messages, partsEach }) => `${messages * partsEach} × ${unit?.amount} ${unit?.currency}`,
    );
    return `Not known in ${currency}: ${told.join(' and ')} is not converted.`;
  }
  return parts
    .map(({ channel, messages, partsEach, unit }) => {
      const each = partsEach > 1 ? ` of ${partsEach} parts` : '';
      return `${messages} ${NAMES[channel]}${each} at ${unit?.amount} ${unit?.currency}`;
    })
    .join(', ');
}

const NAMES: Record<Channel, string> = {
  email: 'e-mail',
  sms: 'SMS',
  push: 'push',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

function decimal(text: string | undefined): string | undefined {
  return text !== undefined && /^\d+(\.\d{1,8})?$/.test(text) && readMoney(text) !== undefined ? text : undefined;
}

/** A decimal with up to eight places times a whole number, to four places; exact, half rounded away from zero. */
function times(amount: string, count: number): string {
  const [whole = '0', part = ''] = amount.split('.');
  const units = BigInt(whole + part.slice(0, 8).padEnd(8, '0')) * BigInt(count);
  const text = String(units).padStart(9, '0');
  return readMoney(`${text.slice(0, -8)}.${text.slice(-8)}`) ?? '0';
}
