import type { Plan } from './plan.ts';

/** A batch of more different deeds than these may be about anything. */
const MOST_NAMES = 40;

/**
 * The names of the deeds that are all a plan tells of, so that segments which ask for none of them need not look at its
 * people again; undefined where it changes anything else: who people are, what is said of them, their orders or consents.
 */
export function deedsOf(plan: Plan): string[] | undefined {
  const { made, identifiers, merges, orders, refunds, adopted, consents, parts, touched, counts } = plan;
  const others = [made, identifiers, merges, orders, refunds, adopted, consents, parts];
  if (others.some((some) => some.length > 0)) return undefined;
  const isSaid = touched.some(
    ({ was, traits, tags, known, userId, bought, consented }) =>
      was.merged ||
      traits ||
      tags ||
      bought ||
      consented ||
      (known && !was.known) ||
      (userId !== undefined && !was.userId),
  );
  const names = [...new Set(counts.map(({ name }) => name))];
  return isSaid || names.length === 0 || names.length > MOST_NAMES ? undefined : names;
}
