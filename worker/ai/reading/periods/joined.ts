import * as w from './date-words.ts';
import { numberOf } from './days.ts';
import { isAfter, type Named, type Period, spanOf, step } from './period.ts';

const BETWEEN = /\b(?:between|zwischen|entre)\s+(?:the |el |la |le |den |dem |der )?$/;
const FROM = /\b(?:from|von|vom|ab|de|du|des|del|desde|d')\s*(?:the |el |la |le |den |dem |der )?$/;
const AND = /^\W*(?:and|und|y|e|et|en)\b/;
const UP_TO =
  /^\W*(?:to|till|until|through|thru|up to|bis|hasta|jusqu'(?:a|au|en)|jusque)\b|^\s*(?:-|–|—)\s*$|^\s*-\s*(?!ci\b|la\b)(?=\S)/;
const UP_TO_FROM = /^\W*(?:al?|au|en|zum?)\b/;
const ENDING = new RegExp(
  `(?:(?<n>${w.COUNT}) )?(?<u>${w.UNIT}) (?:ending|ended|to|up to|until|till|leading up to|bis(?: zum)?|hasta|que termin\\w+|jusqu'(?:a|au)|qui fini\\w+|finissant)(?: (?:on|the|end of|end|in|el|le|la|am|der|den|dem|ende|fin de|fin))*\\s*$`,
);

/** Nothing of its own stands between them. */
const ONLY_LINKS =
  /^[\W·]*(?:(?:and|und|y|e|et|en|to|till|until|through|thru|up|bis|hasta|jusqu'a|jusqu'au|jusqu'en|jusque|al?|au|zum?|the|el|la|le|les|los|las|der|den|dem|das|de|du|del|des|in|im)[\W·]*)*$/;

type Absolute = Named & { period: Period };
const isAbsolute = (one: Named | undefined): one is Absolute => Boolean(one?.period?.from);

/**
 * Times that a text joins to one: "from Q4 2010 to Q2 2011", "between Easter and the end of June", "the 90 days to 30
 * November". Two that are compared stay two.
 */
export function joinTimes(text: string, named: Named[], comparing: boolean): Named[] {
  if (comparing) return named;
  const joined: Named[] = [];
  for (const one of named) {
    const before = joined.at(-1);
    const span = isAbsolute(before) && isAbsolute(one) ? spanFrom(text, before, one) : undefined;
    if (span && before) joined.splice(-1, 1, together(text, before, one, span));
    else if (isAbsolute(one)) joined.push(endingWith(text, one, before, joined));
    else joined.push(one);
  }
  return joined;
}

function together(text: string, a: Named, b: Named, period: Period): Named {
  return { words: text.slice(a.start, b.end).trim(), start: a.start, end: b.end, period };
}

function spanFrom(text: string, a: Absolute, b: Absolute): Period | undefined {
  // A rule may have taken the word between with the second time.
  const gap = text.slice(a.end, b.start);
  const link = `${gap}${text.slice(b.start, b.end)}`;
  if (!ONLY_LINKS.test(gap)) return undefined;
  const lead = text.slice(0, a.start) + (/^(?:\S+ )/.exec(text.slice(a.start, a.end))?.[0] ?? '');
  const opened = FROM.test(text.slice(0, a.start)) || FROM.test(lead);
  const between = BETWEEN.test(text.slice(0, a.start)) || BETWEEN.test(lead);
  const links = UP_TO.test(link) || (between && AND.test(link)) || (opened && UP_TO_FROM.test(link));
  if (!links || unitAlone(text, a)) return undefined;
  const last = b.period.point ?? b.period.to.subtract({ days: 1 });
  let first = a.period.point ?? a.period.from;
  const dated = /\d{4}/.test(a.words);
  while (first && isAfter(first, last) && !dated) first = first.subtract({ years: 1 });
  return (first && spanOf(first, last)) ?? undefined;
}

/** "The last 90 days" before "to 30 November" says how long, and not from when. */
const unitAlone = (text: string, a: Named) =>
  /^\d+d$/.test(a.period?.key ?? '') && ENDING.test(`${text.slice(a.start, a.end)} to`);

/** "The week ending 4 December": so long a time that ends with the one that is named. */
function endingWith(text: string, one: Absolute, before: Named | undefined, joined: Named[]): Named {
  const lead =
    text.slice(0, one.start) + (/^(?:to|until|till|bis|hasta)(?: \p{L}+)? (?=\S)/u.exec(one.words)?.[0] ?? '');
  const match = ENDING.exec(lead);
  const unit = w.UNITS[match?.groups?.u ?? ''];
  if (!match || !unit) return one;
  const runs = before && before.end > match.index;
  if (runs && !unitAlone(text, before)) return one;
  const count = match.groups?.n ? numberOf(match.groups.n) : 1;
  if (!(count >= 1 && count <= 3660)) return one;
  const period = spanOf(step(one.period.to, unit, -count), one.period.to.subtract({ days: 1 }));
  if (!period) return one;
  if (runs) joined.pop();
  const start = Math.min(match.index, runs ? before.start : match.index);
  return { words: text.slice(start, one.end).trim(), start, end: one.end, period };
}
