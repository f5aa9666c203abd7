import type { Clause as Condition, Node, Window } from '../../../../contract/segments.ts';
import { today } from '../../period.ts';
import type { Clause } from '../clause.ts';
import { UNITS } from '../periods/date-words.ts';
import { isFuture } from '../periods/find.ts';
import { type CalendarUnit, isAfter, keyOf, type Period, step } from '../periods/period.ts';
import { windowOf } from './windows.ts';

const BUT_NOT =
  /\b(?:but|and|yet|aber|und|sondern|pero|y|mais|et)\b[^?.;]{0,20}?\b(?:nothing|never|not|no (?:orders?|purchases?)|(?:has|have|did|is|are)n'?t|nicht|nichts|nie|keine?|nada|nunca|no|rien|jamais|pas|plus)\b/;
/** From then on, without a time of its own. */
const SINCE_THEN =
  /\b(?:since(?: then)?|after(?:wards?| that)?|ever again|again|from then on|seither|seitdem|danach|nachher|mehr|desde entonces|despues|vuelto|volvio|volvieron|mas|depuis|apres|plus)\b/;
const EACH =
  /\b(?:every|each|(?:in )?jede[mnrs]?|cada|todos los|todas las|chaque|tous les|toutes les) (?<unit>month|week|quarter|year|monat|woche|quartal|jahr|mes(?:es)?|semanas?|trimestres?|anos?|mois|semaines?|ans|annees?)\b/;
/** So many times one after the other. */
const MOST = 8;

const bought = (within: Window): Condition => ({ type: 'orders', of: 'orders', is: 'at_least', amount: 1, within });

/** "Bought in September and nothing since", "every month from July to September but not after": bought then, and not later. */
export function thenNothing(clause: Clause): Condition[] | undefined {
  const { text, calendar } = clause;
  const [first, second] = clause.times.flatMap(({ period, start, end }) =>
    period?.from && !isFuture(period, calendar) ? [{ period, start, end }] : [],
  );
  if (!first?.period.from) return undefined;
  const each = EACH.exec(text)?.groups?.unit;
  const unit = UNITS[each ?? ''];
  const then = unit && unit !== 'day' ? piecesOf(first.period, unit) : [first.period];
  const rest = text.slice(first.end);
  const not = BUT_NOT.exec(rest);
  const later = not && !second && SINCE_THEN.test(rest.slice(not.index));
  if (!then || (!later && then.length < 2)) return undefined;
  const after = later ? afterOf(first.period, clause) : undefined;
  return [
    ...then.map((period) => bought(windowOf(period))),
    ...(after ? [{ ...bought(after), not: true } as Condition] : []),
  ];
}

function piecesOf({ from, to }: Period, unit: CalendarUnit): Period[] | undefined {
  const pieces: Period[] = [];
  for (let start = from; start && isAfter(to, start); start = step(start, unit, 1)) {
    const end = step(start, unit, 1);
    pieces.push({ key: keyOf(start, end), unit, from: start, to: end });
    if (pieces.length > MOST) return undefined;
  }
  return pieces;
}

function afterOf({ to }: Period, { calendar }: Clause): Window | undefined {
  const now = today(calendar);
  return isAfter(to, now) ? undefined : { from: to.toString(), to: now.toString() };
}

/** Nothing else than that they bought is said. */
const BOUGHT =
  /^[¿\s]*(?:who|wer|quien(?:es)?|qui|customers (?:who|that)|kunden,? die|clientes que|clients qui)(?: (?:has|have|hat|haben|ha|han|a|ont))?(?: (?:bought|ordered|purchased|compro|compraron|comprado|pidio|pidieron|achete|commande))?(?: (?:in|im|on|am|en|au|el|la|le))?\s*$/;

/** Whether a text asks for whoever bought, and for nothing more of them: "who bought". */
export function isOfBuyers(text: string): boolean {
  return (
    BOUGHT.test(text) &&
    /\b(?:bought|ordered|purchased|compro|compraron|comprado|pidio|pidieron|achete|commande)\b/.test(text)
  );
}

/** "Who bought in September and in November" is of both, "in November or December" of either. */
export function inBoth(
  { text }: Clause,
  windows: { window: Window; start: number; end: number }[],
): Node[] | undefined {
  const [one, other, more] = windows;
  if (!one || !other || more || !BOUGHT.test(text.slice(0, one.start))) return undefined;
  const after = text.slice(other.end).replace(/\b(?:gekauft|bestellt)(?: haben)?\b/, '');
  if (/\p{L}/u.test(after)) return undefined;
  const both = [bought(one.window), bought(other.window)];
  const joined = text.slice(one.end, other.end).trim();
  if (/^(?:and|und|y|e|et)\b/.test(joined)) return both;
  return /^(?:or|oder|o|u|ou)\b/.test(joined) ? [{ type: 'any', of: both }] : undefined;
}
