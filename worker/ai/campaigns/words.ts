import type { Channel } from '../../../contract/stream.ts';

/** A decimal amount of a currency as people read it: "£1,161,817.38". Exact: no float in between. */
export function moneyText(amount: string, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.format(amount as `${number}`);
}

export function countText(count: number): string {
  return new Intl.NumberFormat('en').format(count);
}

/** "1 order", "2,658 orders"; other plurals are given. */
export function counted(count: number, noun: string, nouns = `${noun}s`): string {
  return `${countText(count)} ${count === 1 ? noun : nouns}`;
}

/** A share from 0 to 1 as a percentage with one decimal. */
export function percentText(share: number): string {
  return new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** How a channel is called in a sentence: "12 by e-mail". */
export const BY: Record<Channel, string> = {
  email: 'by e-mail',
  sms: 'by SMS',
  push: 'by push message',
  whatsapp: 'by WhatsApp',
  messenger: 'by Messenger',
};
