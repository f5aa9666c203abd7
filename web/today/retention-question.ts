/** Whose coming back is looked at, as the API asks for it. */
export const KINDS = [
  ['buyers', 'First-time buyers who buy again'],
  ['visitors', 'First-time visitors who look again'],
] as const;
export type Kind = (typeof KINDS)[number][0];

export const GRAINS = [
  ['week', 'Week'],
  ['month', 'Month'],
] as const;
export type Grain = (typeof GRAINS)[number][0];

const name = { buyers: 'purchase', visitors: 'page_view' } as const;

/** Twelve periods up to now. */
export function retentionBody(kind: Kind, grain: Grain) {
  const range = grain === 'month' ? '365d' : '84d';
  return {
    cohort: { first: name[kind] },
    returning: { name: name[kind] },
    grain,
    periods: grain === 'month' ? 11 : 8,
    range,
  };
}

/** Where the people of a cohort or of one of its cells are. */
export function behindCohort(kind: Kind, grain: Grain, start: string, offset?: number): string {
  const query = new URLSearchParams({
    cohort: start,
    who: kind,
    by: grain,
    ...(offset === undefined ? {} : { after: String(offset) }),
  });
  return `/today/people?${query}`;
}

/** What such an address asks for; undefined for one of another kind. */
export function cohortIn(query: URLSearchParams) {
  const start = query.get('cohort');
  if (!start || !/^\d{4}-\d\d-\d\d$/.test(start)) return undefined;
  const kind = KINDS.find(([key]) => key === query.get('who'))?.[0] ?? 'buyers';
  const grain = GRAINS.find(([key]) => key === query.get('by'))?.[0] ?? 'month';
  const after = query.get('after');
  return { kind, grain, start, offset: after === null ? undefined : Math.trunc(Number(after)) || 0 };
}
