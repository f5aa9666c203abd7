import type { Clause } from '../clause.ts';
import { faultIn, timesOf } from '../times.ts';
import type { Reader } from './reader.ts';
import { steps } from './reader.ts';

/** The text comes normalised, without accents. */
const RECENT = new RegExp(
  [
    "\\bwho(?:'s| is| was| has| have)?(?: \\w+)? (?:bought|ordered|purchased|shopped|buy|order)(?: (?:something|anything))?(?: (?:from|with|at) (?:me|us))? (?:last|latest|most recently)$",
    '\\b(?:my|our|the) (?:\\d{1,2} )?(?:last|latest|most recent) (?:\\d{1,2} )?(?:customers?|buyers?)\\b',
    '\\bmost recent (?:\\d{1,2} )?(?:customers?|buyers?)\\b',
    '\\b(?:wer|welche kunden|welcher kunde) (?:hat|haben) (?:zuletzt|als letzte[sr]?) (?:etwas )?(?:gekauft|bestellt)\\b',
    '\\b(?:meine|unsere|die) letzten (?:\\d{1,2} )?(?:kunden|kaufer|besteller)\\b',
    '\\b(?:quien|quienes|que clientes?) (?:compr[ao]|compraron|ha comprado|han comprado|pidio|pidieron) (?:por ultima vez|lo ultimo|ultimo|mas recientemente)\\b',
    '\\b(?:mis|los|nuestros) ultimos (?:\\d{1,2} )?(?:clientes|compradores)\\b',
    '\\b(?:qui|quels? clients?) (?:a|ont) (?:achete|commande) en dernier\\b',
    '\\b(?:mes|les|nos) (?:\\d{1,2} )?derniers (?:clients|acheteurs)\\b',
  ].join('|'),
);

/** How many they are, or when they bought, is asked otherwise. */
const COUNTS = /\b(?:how many|when|what|how much|wie viele|wann|cuant[oa]s|cuando|combien|quand)\b/;

/** "Who ordered last?": buyers by the day of their last order. "Who bought last month?" is of a period. */
export const readRecentBuyers: Reader = (clause) => buyersBy(clause, RECENT, { by: 'last_order', order: 'highest' });

const EARLIEST = new RegExp(
  [
    '\\b(?:my|our|the) (?:\\d{1,2} )?(?:very )?(?:first|earliest|oldest) (?:\\d{1,2} )?(?:customers|buyers|clients)\\b',
    '\\bwho (?:bought|ordered|purchased) first$',
    '\\b(?:meine|unsere|die) (?:\\d{1,2} )?(?:aller)?ersten (?:\\d{1,2} )?(?:kunden|kaufer)\\b',
    '\\b(?:mis|los|nuestros) primeros (?:\\d{1,2} )?(?:clientes|compradores)\\b',
    '\\b(?:mes|les|nos) (?:\\d{1,2} )?(?:tout )?premiers (?:\\d{1,2} )?(?:clients|acheteurs)\\b',
  ].join('|'),
);

/** "Who were my first customers?": buyers by the day of their first order, the earliest first. */
export const readEarliestBuyers: Reader = (clause) =>
  clause.filters.length > 0 ? undefined : buyersBy(clause, EARLIEST, { by: 'first_order', order: 'lowest' });

/** All who bought, in the order that some words ask for, and as many as they say. */
function buyersBy(
  clause: Clause,
  words: RegExp,
  ranked: { by: 'last_order'; order: 'highest' } | { by: 'first_order'; order: 'lowest' },
): ReturnType<Reader> {
  const text = clause.text.replace(/[?.!\s]+$/, '');
  const found = words.exec(text);
  if (!found || clause.times.length > 0 || COUNTS.test(text)) return undefined;
  // "Commandé" is a verb in it; of anything beside it a number is asked.
  const end = found.index + found[0].length;
  if (clause.metrics.some((one) => one.start < found.index || one.end > end)) return undefined;
  const limit = Math.min(Number(/\d+/.exec(found[0])?.[0] ?? 10), 100);
  const where = { type: 'orders', of: 'orders', is: 'at_least', amount: 1 } as const;
  const definition = { version: 1, who: 'known', where } as const;
  return steps(clause, [{ tool: 'list_people', input: { definition, ...ranked, range: 'all', limit } }]);
}

const WHO =
  /\b(?:who|which (?:customers|people|buyers)|wer|welche kunden|quien(?:es)?|que clientes|qui|quels clients)\b/;
const FIRST_TIME =
  /\b(?:for the first time|first[- ]time (?:buyers|customers)|zum ersten mal|erstmals|por primera vez|pour la premiere fois|(?:but|and) (?:not|never)(?: ever)? before(?! \w)|aber (?:nicht|nie|noch nie) (?:davor|vorher|zuvor)|pero (?:no|nunca) antes|mais (?:pas|jamais) avant|(?:which|what) (?:customers|buyers) (?:are|were) new|welche kunden (?:sind|waren) neu|que clientes (?:son|eran|fueron) nuevos|quels clients (?:sont|etaient) nouveaux|who (?:are|were) (?:the |my |our )?new (?:customers|buyers))\b/;

/** "Who bought for the first time yesterday?": those whose first order was then, and not everybody who bought. */
export const readFirstBuyers: Reader = (clause) => {
  const { text, times, filters, splits, things } = clause;
  if (!WHO.test(text) || !FIRST_TIME.test(text) || COUNTS.test(text)) return undefined;
  if (times.length === 0 || things.length > 0 || filters.some(({ by }) => by !== 'buyer')) return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const { range } = timesOf(clause);
  return steps(clause, [
    {
      tool: 'query_metric',
      input: {
        ...{ metric: 'revenue', dimensions: ['customer'], range, order: 'highest', limit: splits.limit ?? 20 },
        filters: [{ by: 'buyer', is: ['new'] }],
      },
    },
  ]);
};
