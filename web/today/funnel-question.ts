import { FUNNEL_STEPS } from '../../contract/analytics.ts';

/** How the path to purchase is read: in which order its steps count, and within which time of the first. */
export interface FunnelView {
  order: 'ordered' | 'strict' | 'unordered';
  /** Seconds; undefined for any time within the range. */
  window: number | undefined;
  /** What people do, step by step: names of events. */
  steps: readonly string[];
}

export const usualView: FunnelView = { order: 'ordered', window: undefined, steps: FUNNEL_STEPS };

export const FEWEST_STEPS = 2;
export const MOST_STEPS = 10;

/** Whether a view is what the summary of a range says already. */
export function isUsual({ order, window, steps }: FunnelView): boolean {
  return order === usualView.order && window === undefined && steps.join('\n') === FUNNEL_STEPS.join('\n');
}

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
export function funnelBody(range: string, { order, window, steps }: FunnelView) {
  return {
    steps: steps.map((name) => ({ name })),
    order,
    range,
    ...(window === undefined ? {} : { windowSeconds: window }),
  };
}

export interface Behind extends FunnelView {
  range: string;
  step: number;
  kind: 'reached' | 'dropped';
}

/** Where the people behind a step are: `step` counts from 1. */
export function behindStep({ range, step, kind, ...view }: Behind): string {
  const query = new URLSearchParams([
    ...Object.entries({ range, step: String(step), kind }),
    ...new URLSearchParams(queryOf(view)),
  ]);
  return `/today/people?${query}`;
}

/** A view as the part of an address that is not usual; empty for the usual one. */
export function queryOf({ order, window, steps }: FunnelView): string {
  const query = new URLSearchParams();
  if (order !== usualView.order) query.set('order', order);
  if (window !== undefined) query.set('window', String(window));
  if (steps.join('\n') !== FUNNEL_STEPS.join('\n')) for (const name of steps) query.append('name', name);
  return query.toString();
}

/** The view that an address says; what it does not say, or says wrongly, is the usual. */
export function viewIn(query: URLSearchParams): FunnelView {
  const order = ORDERS.find(([key]) => key === query.get('order'))?.[0] ?? usualView.order;
  const window = WINDOWS.find(([seconds]) => String(seconds) === query.get('window'))?.[0];
  const names = query.getAll('name').filter((name) => name.trim() !== '' && name.length <= 100);
  const isFunnel = names.length >= FEWEST_STEPS && names.length <= MOST_STEPS;
  return { order, window, steps: isFunnel ? names : usualView.steps };
}

/** What an address asks for; what it does not say, or says wrongly, is the usual. */
export function behindIn(query: URLSearchParams): Behind {
  const view = viewIn(query);
  const step = Math.min(Math.max(Math.trunc(Number(query.get('step')) || 1), 1), view.steps.length);
  const kind = query.get('kind') === 'dropped' && step > 1 ? 'dropped' : 'reached';
  return { ...view, range: query.get('range') ?? 'all', step, kind };
}
