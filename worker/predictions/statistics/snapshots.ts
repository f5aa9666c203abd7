/** What one person did, counted backwards from the moment of asking: day 0 is the last 24 hours, day 1 the 24 hours before. */
export interface Activity {
  /** So often on that day. */
  did: readonly (readonly [day: number, what: What, times: number])[];
  /** The days of all orders that count. */
  bought: readonly number[];
  /** The day since which it is known who this is; null while it is not. */
  knownSince: number | null;
}

export const WHAT = ['page_view', 'product_view', 'add_to_cart', 'checkout'] as const;
export type What = (typeof WHAT)[number];

/** Within so many days a purchase counts, and so many days of activity make a person worth asking about. */
export const LABEL_DAYS = 7;
export const ACTIVE_DAYS = 30;

/** What a snapshot of a person says, as it was known at its moment; the words are for people, of the value that was counted. */
export const FEATURES: { name: string; words: (value: number) => string }[] = [
  { name: 'views in 7 days', words: (n) => `${count(n, 'view')} in the last 7 days` },
  { name: 'views in 30 days', words: (n) => `${count(n, 'view')} in the last 30 days` },
  { name: 'carts in 7 days', words: (n) => `${count(n, 'time')} something put in the cart in the last 7 days` },
  { name: 'carts in 30 days', words: (n) => `${count(n, 'time')} something put in the cart in the last 30 days` },
  { name: 'checkouts in 30 days', words: (n) => `${count(n, 'checkout')} begun in the last 30 days` },
  { name: 'active days in 30', words: (n) => `active on ${count(n, 'day')} of the last 30` },
  {
    name: 'days since active',
    words: (n) => (n < 1 ? 'active within the last day' : `last active ${count(n, 'day')} ago`),
  },
  { name: 'orders so far', words: (n) => `${count(n, 'order')} so far` },
  {
    name: 'days since order',
    words: (n) =>
      n >= NEVER ? 'has never ordered' : n < 1 ? 'ordered within the last day' : `last order ${count(n, 'day')} ago`,
  },
];

const NEVER = 3650;

/**
 * The features of a person `day` days ago; undefined where nobody would have asked: no view or cart in the 30 days before, or not known
 * yet who it is. Reads nothing that happened later than that.
 */
export function snapshot({ did, bought, knownSince }: Activity, day: number): number[] | undefined {
  if (knownSince === null || knownSince < day) return undefined;
  const seen = did.filter(([when]) => when >= day && when < day + ACTIVE_DAYS);
  if (seen.length === 0) return undefined;
  const times = (days: number, ...what: What[]) =>
    seen.reduce((sum, [when, one, n]) => sum + (when < day + days && what.includes(one) ? n : 0), 0);
  const orders = bought.filter((when) => when >= day);
  return [
    times(7, 'page_view', 'product_view'),
    times(30, 'page_view', 'product_view'),
    times(7, 'add_to_cart'),
    times(30, 'add_to_cart'),
    times(30, 'checkout'),
    new Set(seen.map(([when]) => when)).size,
    Math.min(...seen.map(([when]) => when)) - day,
    orders.length,
    orders.length > 0 ? Math.min(...orders) - day : NEVER,
  ].map(Math.log1p);
}

/** Whether an order followed within 7 days of `day` days ago. */
export function boughtAfter({ bought }: Activity, day: number): boolean {
  return bought.some((when) => when < day && when >= day - LABEL_DAYS);
}

/** A feature's value as it was counted, in words. */
export function featureInWords(index: number, feature: number): string {
  return FEATURES[index]?.words(Math.round(Math.expm1(feature))) ?? '';
}

const count = (n: number, noun: string) => `${n} ${noun}${n === 1 ? '' : 's'}`;
