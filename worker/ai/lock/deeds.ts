import type { Evidences } from './evidence.ts';
import type { FigureMark, MetricMark, Sentence } from './sentence.ts';

const FIRST = /(?:first|ersten?r?|primer|premiere) $/;

/** "Came back after their first order": when, and not of what. */
export function isBeginning({ from, ids }: MetricMark, { metrics, view }: Sentence): boolean {
  const isBack = (ids: string[]) => ids.includes('of:retention');
  return (
    !isBack(ids) && metrics.some((one) => isBack(one.ids)) && FIRST.test(view.low.slice(Math.max(0, from - 12), from))
  );
}

const SPLIT =
  /(?<!\p{L})(?:kam|kamen|kommt|kommen|kehrten|kehrte|bestellten|kauften)(?= (?:[^.,;]{1,40} )?(?:wieder|zuruck|erneut)(?!\p{L}))/u;

/** "Von den 417 Kunden kamen 92 wieder": of a verb in two pieces, what stands between or after. */
export function comesBack(mark: FigureMark, { view }: Sentence, { units }: Evidences): boolean {
  const verb = SPLIT.exec(view.low);
  return verb !== null && mark.from > verb.index && units.has('of:retention');
}

const WHO = /^,? ?(?:who|that|die|que|qui) (?:(?:have|haben|sich|eine?|han|ont|only|nur|solo) ){0,3}$/;

/** "184 customers are about to leave" */
const ARE = /^(?:are|sind|estan|son|sont) (?:currently |derzeit |actualmente |actuellement )?$/;
const AND_THEN = /^,? ?(?:(?:who|that|have|has|die|haben|sind|nur|only|also|que|qui|se|ont) ){0,3}$/;

/** "92 customers came back": they are counted as those who did. */
export function cameBack({ ids, to }: MetricMark, { metrics, view }: Sentence): boolean {
  if (!ids.some((id) => id === 'people' || id === 'visitors' || id === 'customers')) return false;
  const next = metrics.find(({ from }) => from > to);
  return next?.ids.includes('of:retention') === true && AND_THEN.test(view.low.slice(to + 1, next.from));
}

export const isPeople = ({ ids }: Pick<MetricMark, 'ids'>) => ids.some((id) => id === 'people' || id === 'visitors');

export function whatTheyDid({ ids, to }: MetricMark, metrics: MetricMark[], { view }: Sentence): string[] {
  const next = metrics.find(({ from }) => from > to);
  if (!next) return [];
  const gap = view.low.slice(to + 1, next.from);
  if (isPeople({ ids })) return WHO.test(gap) ? next.ids : [];
  return ids.includes('customers') && ARE.test(gap) ? next.ids : [];
}

/** "A quarter of those who viewed a product added it to the cart": of what they did then. */
const OF_THOSE =
  /^ (?:(?:of|der|de|des|von) )?(?:all |the |los |las |les |den )?(?:those|people|visitors|derer|denen|jener|personen|besuchern?|que|ceux|celles|personas|personnes|visiteurs|visitantes),? (?:who|that|die|que|qui) /;

export function doneByThose(mark: FigureMark, metrics: MetricMark[], { view }: Sentence): MetricMark | undefined {
  const those = OF_THOSE.exec(view.low.slice(mark.to));
  if (!those) return undefined;
  // The first is what they are those of.
  return metrics.filter(({ from }) => from >= mark.to + those[0].length)[1];
}

/** How many of all buy, without its name. */
export const IN_THE_END =
  /(?<!\p{L})(?:(?:went|go|goes) on to buy|end(?:s|ed)? up buying|am ende (?:kauf\p{L}+|haben)|al final compr\p{L}+|(?:au final|a la fin)[^.]{1,40}achet\p{L}+)/u;
