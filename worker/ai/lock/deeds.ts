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
  /(?<!\p{L})(?:kam|kamen|kommt|kommen|kehrten|kehrte|bestellten|kauften)(?= (?:[^.,;]{1,40} )?(?:wieder|zuruck|erneut)(?!\p{L}))/gu;

/** "71 did": what was said before. */
export function didSo({ from, to }: FigureMark, { metrics, view }: Sentence): boolean {
  const did = /^ (?:did|taten|tat|lo hicieron|l'ont fait)(?!\p{L})/u.test(view.low.slice(to));
  return did && metrics.some((one) => one.from < from && one.ids.includes('of:retention'));
}

/** "Von den 417 Kunden kamen 92 wieder": of a verb in two pieces, what stands between or after. */
export function comesBack(mark: FigureMark, { view }: Sentence, { units }: Evidences): boolean {
  const verb = [...view.low.matchAll(SPLIT)].findLast(({ index }) => index < mark.from);
  // "…, von den 380 Kunden" begins anew.
  const between = verb && view.low.slice(verb.index, mark.from);
  return between !== undefined && !/, (?:und )?von |;/.test(between) && units.has('of:retention');
}

const WHO =
  /^,? ?(?:who|that|die|que|qui) (?:(?:letzte[nrs]?|diese[nrs]?) (?:monat|woche|jahr) )?(?:(?:have|haben|sich|eine?|han|ont|only|nur|solo) ){0,3}$/;

/** "48 people bought" */
const THEN = /^(?:then |finally |actually |eventually |haben |han |ont )?(?:ein(?:e|en)? |une? |una? )?$/;
/** "184 customers are about to leave" */
const ARE = /^(?:are|sind|estan|son|sont) (?:(?!not |nicht |pas )\p{L}+ ){0,2}$/u;
const AND_THEN = /^,? ?(?:(?:who|that|have|has|die|haben|sind|nur|only|also|que|qui|se|ont) ){0,3}$/;

/** "92 customers came back": they are counted as those who did. */
export function cameBack({ ids, to }: MetricMark, { metrics, view }: Sentence): boolean {
  if (!ids.some((id) => id === 'people' || id === 'visitors' || id === 'customers')) return false;
  const next = metrics.find(({ from }) => from > to);
  return next?.ids.includes('of:retention') === true && AND_THEN.test(view.low.slice(to + 1, next.from));
}

export const isPeople = ({ ids }: Pick<MetricMark, 'ids'>) => ids.some((id) => id === 'people' || id === 'visitors');

/** "184 customers out of your 2,790 returning customers are about to leave" */
const OUT_OF = /^(?:out )?(?:of|von|de|sur) (?:your |the |deinen |den |tus |los |vos |les )?[\d., ]+ $/;

/** `counts`: how many they are is said, and not what share of them. */
export function whatTheyDid(
  { ids, to }: MetricMark,
  metrics: MetricMark[],
  { view }: Sentence,
  counts: boolean,
): string[] {
  const [next, then] = metrics.filter(({ from }) => from > to);
  if (!next) return [];
  const gap = view.low.slice(to + 1, next.from);
  if (isPeople({ ids })) return WHO.test(gap) || (counts && THEN.test(gap)) ? next.ids : [];
  if (!ids.includes('customers')) return [];
  if (ARE.test(gap)) return next.ids;
  return then && OUT_OF.test(gap) && ARE.test(view.low.slice(next.to + 1, then.from)) ? then.ids : [];
}

/** "A quarter of those who viewed a product added it to the cart": of what they did then. */
const OF_THOSE =
  /^ (?:(?:of|der|de|des|von) )?(?:all |the |los |las |les |den )?(?:those|people|visitors|derer|denen|jener|personen|besuchern?|que|ceux|celles|personas|personnes|visiteurs|visitantes),? (?:who|that|die|que|qui) /;

export function doneByThose(mark: FigureMark, metrics: MetricMark[], { view }: Sentence): MetricMark | undefined {
  const those = OF_THOSE.exec(view.low.slice(mark.to));
  if (!those) return undefined;
  // The first is what they are those of. "Added to cart: 160 (25 % of those who viewed a product)"
  const [first, then] = metrics.filter(({ from }) => from >= mark.to + those[0].length);
  return then ?? (first && metrics.findLast(({ from }) => from < mark.from));
}

/** How many of all buy, without its name. */
export const IN_THE_END =
  /(?<!\p{L})(?:(?:went|go|goes) on to buy|(?:of )?(?:all )?(?:your |the )?(?:visitors?|people)(?: who visited)? (?:bought|buy|purchased|ordered)|(?:aller )?besucher (?:haben |hat )?(?:etwas )?(?:kauf\p{L}+|gekauft)|(?:de )?(?:todos )?(?:(?:los|tus) )?visitantes compr\p{L}+|(?:(?:de|des) )?(?:tous les |vos )?visiteurs?(?: sur \d+)? (?:ont |a )?achet\p{L}+|end(?:s|ed)? up buying|am ende (?:kauf\p{L}+|haben)|al final compr\p{L}+|(?:au final|a la fin)[^.]{1,40}achet\p{L}+)/u;
