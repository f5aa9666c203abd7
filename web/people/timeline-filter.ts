import type { TimelineType } from '../../contract/people.ts';

/** What a timeline shows: everything, one kind of it, or one thing that was done. */
export interface TimelineFilter {
  show: TimelineType | undefined;
  /** The name of an event. */
  what: string | undefined;
}

/** The kinds that can be chosen, in words. */
export const TIMELINE_KINDS = [
  ['events', 'What they did'],
  ['orders', 'Orders'],
  ['messages', 'Messages'],
  ['decisions', 'Decisions'],
] as const satisfies readonly (readonly [TimelineType, string])[];

/** The filter that an address holds; everything where it says something else. */
export function filterIn(query: URLSearchParams): TimelineFilter {
  const show = TIMELINE_KINDS.find(([key]) => key === query.get('show'))?.[0];
  return { show, what: query.get('what') || undefined };
}

/** The address of a person's page with a filter. */
export function addressWith(profileId: string, { show, what }: Partial<TimelineFilter>): string {
  const query = new URLSearchParams({ ...(show && { show }), ...(what && { what }) }).toString();
  return `/people/profile/${profileId}${query && `?${query}`}`;
}

/** The same as a query of the API. */
export function askedBy({ show, what }: TimelineFilter): Record<string, string> {
  return { ...(show && { types: show }), ...(what && { name: what }) };
}
