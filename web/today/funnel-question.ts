import { FUNNEL_STEPS } from '../../contract/analytics.ts';

/** How the path to purchase is read: in which order its steps count, and within which time of the first. */
export interface FunnelView {
  order: 'ordered' | 'strict' | 'unordered';
  /** Seconds; undefined for any time within the range. */
  window: number | undefined;
}

export const usualView: FunnelView = { order: 'ordered', window: undefined };

export const ORDERS = [
  ['ordered', 'One after the other'],
  ['strict', 'With nothing between'],
  ['unordered', 'In any order'],
] as const;

export const WINDOWS = [
  [undefined, 'Any time'],
  [3600, '1 hour'],
  [86_400, '1 day'],
  [604_800, '7 days'],
  [2_592_000, '30 days'],
] as const;

/** The question as the API takes it. */
export function funnelBody(range: string, { order, window }: FunnelView) {
  const steps = FUNNEL_STEPS.map((name) => ({ name }));
  return { steps, order, range, ...(window === undefined ? {} : { windowSeconds: window }) };
}

export interface Behind extends FunnelView {
  range: string;
  step: number;
  kind: 'reached' | 'dropped';
}

/** Where the people behind a step are: `step` counts from 1. */
export function behindStep({ range, order, window, step, kind }: Behind): string {
  const query = new URLSearchParams({ range, step: String(step), kind });
  if (order !== usualView.order) query.set('order', order);
  if (window !== undefined) query.set('window', String(window));
  return `/today/people?${query}`;
}

/** What an address asks for; what it does not say, or says wrongly, is the usual. */
export function behindIn(query: URLSearchParams): Behind {
  const order = ORDERS.find(([key]) => key === query.get('order'))?.[0] ?? usualView.order;
  const window = WINDOWS.find(([seconds]) => String(seconds) === query.get('window'))?.[0];
  const step = Math.min(Math.max(Math.trunc(Number(query.get('step')) || 1), 1), FUNNEL_STEPS.length);
  const kind = query.get('kind') === 'dropped' && step > 1 ? 'dropped' : 'reached';
  return { range: query.get('range') ?? 'all', order, window, step, kind };
}
