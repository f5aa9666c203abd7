import type { Definition } from '../../../../contract/segments.ts';
import type { Clause } from '../clause.ts';
import { isFuture } from '../periods/find.ts';
import { findSegments } from '../segment-words.ts';
import { abandonedIn } from './abandoned.ts';
import { whoIn } from './people.ts';
import { windowOf } from './windows.ts';

const WHOSE =
  /\b(?:who|that|whose|which|wer|quien(?:es)?|with (?:more than|at least|over|less than|fewer than|exactly|only|no|\d)|inactive|lapsed|dormant|die|der|welche|ohne|mit (?:mehr als|mindestens|weniger als)|que|sin|con (?:mas de|al menos|menos de)|qui|sans|avec (?:plus de|au moins|moins de))\b/;
/** What says of people more than a segment's name does. */
const ASKS =
  /\b(?:bought|buy|buys|ordered|orders?|purchased?|purchases|spent|spend|paid|lives?|living|located|born|from|since|times|gekauft|bestellt|bestellungen|ausgegeben|wohnen|kommen|compraron|comprado|gastaron|viven|pedidos|compras|achete|commande|commandes|depense|habitent|not|never|\w+n't|nicht|nie|kein\w*|no|nunca|pas|jamais|inactive|lapsed|dormant)\b/;
const BOUGHT = /\b(?:bought|ordered|purchased|shopped|gekauft|bestellt|compraron|comprado|pidieron|achete|commande)\b/;
const NOT =
  /\b(?:not|never|\w+n't|nicht|nie|kein\w*|no|nunca|pas|jamais|without|ohne|sin|sans|only|just|once|twice|than|least|most|times)\b/;
/** From here on it is said what is to be done or written, and no longer to whom. */
const TAGGED =
  /(?<![\p{L}])(?:as|(?<!mehr |weniger )als|como|comme|with the (?:tag|label)|mit dem (?:tag|etikett)|con la etiqueta|avec (?:le tag|l'etiquette)|(?:with|mit|con|avec)(?! (?:more|at least|over|less|fewer|exactly|only|no|mehr|mindestens|weniger|mas|al menos|menos|plus|au moins|moins|\d)))(?= )(?!.*(?<![\p{L}])(?:as|(?<!mehr |weniger )als|como|comme) )/u;
const WRITTEN =
  /(?<![\p{L}])(?:about|saying|that says|telling (?:them|him|her)|announcing|regarding|subject|offering|with (?:the )?(?:subject|text|message|offer)|with \d+ ?%|to (?:say|tell|thank|remind|invite|announce)|uber|sobre|a propos|zum thema)(?![\p{L}])/u;

/**
 * Whom an action is about, where more is asked of them than a segment's name: a rule; "unread" where it is not understood,
 * so that nothing is planned for more people than are meant.
 */
export function audienceRule(clause: Clause): Definition | 'unread' | undefined {
  const { text, vocabulary } = clause;
  const left = leftTheirCart(clause);
  if (left) return left;
  const from = WHOSE.exec(text)?.index;
  if (from === undefined) return undefined;
  const tags = /^(?:\w+ ){0,3}(?:un)?(?:tag|label|mark|etiquet\w*|markier\w*|marca|marque[rz]?)\b/.test(text);
  const end = (tags ? TAGGED : WRITTEN).exec(text.slice(from))?.index;
  const upTo = end === undefined ? text.length : from + end;
  const asked = findSegments(text.slice(0, upTo), vocabulary.segments).reduce(
    (rest, { start, end: last }) => rest.slice(0, start) + '·'.repeat(last - start) + rest.slice(last),
    text.slice(0, upTo),
  );
  if (!ASKS.test(asked.slice(from))) return undefined;
  const found = whoIn(clause, upTo);
  return found ? found.definition : (boughtThen(clause, asked.slice(from), upTo) ?? 'unread');
}

/** "Cart abandoners of last week": fewer than the segment. */
function leftTheirCart(clause: Clause): Definition | undefined {
  const { text, vocabulary, times } = clause;
  const [segment] = findSegments(text, vocabulary.segments);
  if (segment?.key !== 'cart_abandoners') return undefined;
  const end = segment.end + (WRITTEN.exec(text.slice(segment.end))?.index ?? text.length);
  return abandonedIn({ ...clause, times: times.filter(({ start }) => start >= segment.end && start < end) });
}

/** "Who bought last month", and nothing more. */
export function boughtThen({ times, calendar, things }: Clause, asked: string, upTo: number): Definition | undefined {
  const own = times.filter(({ start }) => start < upTo);
  const period = own.length === 1 ? own[0]?.period : undefined;
  if (!period || isFuture(period, calendar) || things.some(({ start }) => start < upTo)) return undefined;
  if (!BOUGHT.test(asked) || NOT.test(asked)) return undefined;
  const within = windowOf(period);
  return {
    version: 1,
    who: 'known',
    where: { type: 'all', of: [{ type: 'orders', of: 'orders', is: 'at_least', amount: 1, within }] },
  };
}
