import { METRIC_WORDS } from '../../metrics/catalogue/words.ts';
import { COMMON_WORDS } from './common-words.ts';
import { SMALL_WORDS } from './language.ts';
import { COMPARE, DIMENSION_NOUNS, FALLS, GROWTH, RISES, SHARE, TREND } from './lexicon.ts';
import { withWholeComparison } from './more-or-fewer.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { MONTHS, NUMBERS, ORDINALS, UNITS, WEEKDAYS, WEEKDAYS_EVERY } from './periods/date-words.ts';
import { NAMED_DAYS } from './periods/named-days.ts';
import { SEGMENT_WORDS } from './segment-words.ts';
import { slips, wordsOf } from './words.ts';

const WEEKDAYS_SHORT: Record<string, string> = pairs(
  `mon monday, tue tuesday, wed wednesday, thu thursday, fri friday, sat saturday, sun sunday, mo montag, di dienstag, mi mittwoch,
  do donnerstag, fr freitag, sa samstag, so sonntag, lun lunes, mar martes, mie miercoles, jue jueves, vie viernes, sab sabado,
  dom domingo, mer mercredi, jeu jeudi, ven vendredi, sam samedi, dim dimanche`,
);
const DAY_SHORT = Object.keys(WEEKDAYS_SHORT).join('|');
/** Short forms of several words, and words that are written apart or together by mistake. */
const SHORT_PHRASES: [RegExp, string | ((...groups: string[]) => string)][] = [
  [/\bweek end(?!\w| ?\d)/g, 'week-end'],
  [/\bweek ends(?!\w)/g, 'week-ends'],
  [/\bfinde\b/g, 'fin de semana'],
  [/\bfindes\b/g, 'fines de semana'],
  [/\bw(?:ee)?ke?nd\b/g, 'weekend'],
  [/^porque\b|\b(?:xq|porq|pq)\b/g, 'por que'],
  [/(?<!\b(?:last|this|prev|previous|past|per|by|next|each|every|the|vs|and) )\bq (?=\p{L})/gu, 'que '],
  [
    new RegExp(`\\b(${DAY_SHORT})(?: ?- ?| (?:to|bis|a|au) )(${DAY_SHORT})\\b`, 'g'),
    (_, from = '', to = '') => `${WEEKDAYS_SHORT[from]} - ${WEEKDAYS_SHORT[to]}`,
  ],
];

/** What questions are made of besides the names of metrics, times and dimensions: slips are put right to these too. */
const ASKED = `compara comparar comparado comparada comparer vergleich vergleiche vergleichen compare compared comparison versus against previous before after between since until yesterday today tomorrow weekend weekends average
  total gross returning existing repeat repeated abandoned abandoners abandonment conversion funnel cohort cohorts retention retained
  churn purchase purchased purchases bought ordered spent spend spending spenders highest lowest biggest largest smallest strongest
  weakest busiest quietest slowest selling bestselling seller sellers sold sell popular percentage percent proportion share excluding
  including without recommend recommendation recommendations campaign campaigns suggest segment segments newsletter customer customers
  visitor visitors product products predict prediction forecast expected likely inactive active explain definition describe mean
  means calculate calculated defined increase increased decrease decreased growth change changed trend trends monthly weekly daily
  quarterly yearly hourly weekday weekdays quarter months weeks remind reminder create draft search conversation conversations
  connected source sources record first second return returned came times people
  bestellt
  christmas easter halloween thanksgiving valentine valentines heiligabend weihnachten silvester ostern pfingsten nochebuena nochevieja
  navidad pascua paques reveillon`;

/** Words that are right as they are, and near to one of the others. */
const RIGHT = `compro vio vieron exceed exceeds exceeding exceeded loose lose compran compra pagan vuelven gastan invoiced billed fewest shift shifted starte ablauf flujo flux envia enviale enviales envie where there their these those about could would should other others thanks store stores start shop shops whole right still
  while never every again really please things thing think great might after again below above under order ordered hello wants wanted
  value values price prices worth place placed place match matches catch patch trace marker market markets marketing maker money honey
  honest later latter letter letters better bitter butter batter matter table tables cable candle candles handle tuesday single singles
  mango coffee office notes noted voted quote quotes moves movie sails nails mails emails mailed email phone spring string strong wrong
  write wrote white quite quiet quick brick trick track tracks trade grade state states stated status static stamp stand brand brands
  grand bread broad board boards hoard house houses horse course source courses nurse purse pulse since sense tense dense pence fence
  hence prince price pride bride bring brings thing cloud loud proud round found sound bound pound pounds ground hours house yours
  ours tours court count counts county country countries city cities amount mount mouth month south north tenth dozen seven eleven
  tasks basks masks baskets basket tickets ticket pocket rocket jacket packet packets package stock stocks clock block socks books
  cooks looks hooks ideas video radio audio ratio rates plate plates place space pages wages cages stage image images usage manage
  reply replies apply supply supplies happy party pretty empty thirty forty fifty dirty worry sorry carry marry merry berry cherry
  ferry very every over cover lover lower power tower flower shower slower follow yellow hollow borrow tomorrow sorrow narrow arrow
  remember number member members december tender gender sender vendor vendors render calendar lender tell tells sells cells bells
  sales tales males scales rules roles holes poles miles files piles smiles while white names games dates rates lines wines fines
  likes bikes hikes takes makes cakes lakes wakes makers users uses used based cases bases phases phrase plans plants plan weather
  profit profits margin margins stock inventory followers impressions satisfaction score scores expense expenses costs cost rating
  ratings reviews review bounce click clicks open opened opens reach wishlist warehouse employee employees salary weather payroll
  business businesses finance financial increase decrease number numbers result results data date dates details detail total totals
  current currently recent recently almost usually often overall entire complete actual actually exactly roughly around between
  ignore instructions instruction system prompt assistant pretend answer answers question questions closed close sunday holiday
  merci bonjour gracias hola danke hallo comment quels fueron tengo tiene hacer donde cuando porque sobre entre menos como todos
  todas cada pedido meine meiner unser wurde wurden haben hatte hatten gekauft kauften kaufen gibt sind waren jeden jeder welche
  pendant depuis entre toutes cette avons achete morning mornings afternoon afternoons evening evenings tonight lunchtime vormittags nachmittags abends nachts mananas tardes noches matins soirs nichts
  vendu vendus etait combien montre montrez selon chaque plus moins fait faire
  compraron comprado comprada comprados pidieron pedidos gastaron achetent achetes achetees commandent bestellten kaufte kauftest tasse tasses tassen taza tazas tisch tische mesa mesas
  vende venden vendio vendieron gasto gasta gastado ausgegeben eingekauft depense depensent velas kerzen bougies mejor mejores peor peores mayor mayores`;

/** Slips and short forms so common that they are known by heart. */
const SHORT: Record<string, string> =
  pairs(`lst last, lats last, lsat last, wk week, wks weeks, wek week, weke week, weeek week, mth month,
  mths months, mnth month, moth month, monht month, qtr quarter, yr year, yrs years, yaer year, hw how, hwo how, muhc much, mcuh much,
  mutch much, moch much, mny many, mnay many, wat what, waht what, whta what, wht what, whats what is, wich which, whcih which, whos who is, teh the,
  rev revenue, avg average, cust customers, custs customers, qty quantity, prev previous, yday yesterday, ystd yesterday, pls please,
  plz please, slae sale, sel sell, sels sales, salse sales, slaes sales, tpo top, oders orders, orers orders, u you, pct percent, perc percent,
  mez mes, pasao pasado, conbien combien, vante vente, vantes ventes, wiefiel wie viel, wieviel wie viel, dis this, excl excluding, incl including,
  dya day, tday today, todya today, tody today, vist visit, vists visits, prods products, cmp compare`);

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(',').map((pair) => {
      const [slip = '', ...right] = pair.trim().split(/\s+/);
      return [slip, right.join(' ')];
    }),
  );
}

const TARGETS = wordSet([
  ...Object.values(METRIC_WORDS).flatMap(({ en, de, es, fr, other = [] }) => [...en, ...de, ...es, ...fr, ...other]),
  ...[MONTHS, UNITS, WEEKDAYS, WEEKDAYS_EVERY, NUMBERS, ORDINALS].flatMap((table) => Object.keys(table)),
  ...DIMENSION_NOUNS.flatMap(([, singular, plural]) => [singular, plural]),
  ASKED,
]);
/** What a rule reads is right as it is written: what moves, is compared or is a segment. */
const READ = [...Object.values(SEGMENT_WORDS), COMPARE, GROWTH, TREND, SHARE, FALLS, RISES];
const PARTS = READ.flatMap(({ source }) => source.match(/[a-z]{4,}/g) ?? []);
const FEASTS = NAMED_DAYS.map(({ names }) => names);
const KNOWN = new Set([
  ...TARGETS,
  ...PARTS,
  ...wordSet([...FEASTS, RIGHT, COMMON_WORDS, ...Object.values(SMALL_WORDS)]),
]);
/** Whether a word is one of ours, so that a product that has it in its name is not meant by it alone. */
export const isOurs = (word: string): boolean => TARGETS.has(word);
/** Of these only the words that make a question are free of meaning: what else is near to one of ours may narrow it. */
const PLAIN = wordSet([ORDINARY_WORDS, ...Object.values(SMALL_WORDS)]);
/** Words of ours that say whose number is meant where nothing has read them. */
const NARROWS = wordSet([
  'inactive active abandoned abandoners abandonment potential loyal engaged likely expected connected christmas easter halloween thanksgiving',
]);
/** Whether a word says nothing of whose number is meant. */
export const isOrdinary = (word: string): boolean => PLAIN.has(word) || TARGETS.has(word);
export const narrows = (word: string): boolean => NARROWS.has(word);
const BY_LETTER = byLetter(TARGETS);
/** A word longer than this is no slip of one of ours. */
const LONGEST = 24;

/**
 * Puts right words that are one slip (two in long words) away from a word of ours or of the workspace. Short words,
 * words with digits and words that are known stay as they are. The text comes normalised.
 */
export function correctTyping(text: string, own: readonly string[]): string {
  const names = wordSet(own);
  const ownByLetter = byLetter(names);
  const seen = new Map<string, string>();
  return SHORT_PHRASES.reduce(
    (written, [form, words]) => written.replace(form, words as string),
    withWholeComparison(text),
  )
    .replace(/\b(last|this|next)(week|month|year|quarter)\b/g, '$1 $2')
    .replace(/\b(more|less|fewer|better|worse|higher|lower|bigger|smaller|later|earlier) then\b/g, '$1 than')
    .replace(/\ble moi (?=derni|pass|proch)/g, 'le mois ')
    .replace(/\blas (?=week|month|year|quarter|\d+ days)/g, 'last ')
    .replace(/(?<=\b(?:last|this|next|per|past) )(?:weak|moths?)\b/g, (word) => (word === 'weak' ? 'week' : 'month'))
    .replace(/(?<![\p{L}\p{N}@._'-])\p{L}+(?![\p{L}\p{N}@_]|\.\p{L})/gu, (word) => {
      const known = seen.get(word) ?? corrected(word, names, ownByLetter);
      seen.set(word, known);
      return known;
    });
}

function corrected(word: string, names: ReadonlySet<string>, own: Map<string, string[]>): string {
  if (names.has(word) || word.length > LONGEST) return word;
  const short = Object.hasOwn(SHORT, word) ? SHORT[word] : undefined;
  if (short) return short;
  if (KNOWN.has(word) || word.length < 4) return word;
  if (READ.some((pattern) => pattern.test(word))) return word;
  return nearest(word, [own, BY_LETTER]) ?? word;
}

function nearest(word: string, tables: Map<string, string[]>[]): string | undefined {
  const allowed = word.length >= 8 ? 2 : 1;
  let best: string | undefined;
  let bestSlips = allowed + 1;
  // The first letter is mostly right; else it changed places with the second, or is missing.
  const letters = new Set([word[0] ?? '', word[1] ?? '']);
  for (const table of tables) {
    for (const letter of letters) {
      for (const candidate of table.get(letter) ?? []) {
        if (Math.abs(candidate.length - word.length) > allowed || !worthwhile(word, candidate)) continue;
        const found = slips(word, candidate, bestSlips - 1);
        if (found < bestSlips && (found < 2 || candidate.length >= 8)) [best, bestSlips] = [candidate, found];
      }
    }
  }
  return best;
}

/** Four letters are only put right where two changed places or one is missing or doubled: "moth" is no month. */
function worthwhile(word: string, candidate: string): boolean {
  if (word.length >= 5) return candidate.length >= 4;
  if (candidate.length === word.length) return [...word].sort().join('') === [...candidate].sort().join('');
  return candidate.length === word.length + 1 && candidate.length >= 5;
}

function wordSet(texts: readonly string[]): Set<string> {
  return new Set(texts.flatMap(wordsOf).filter((word) => !/\d/.test(word)));
}

function byLetter(words: ReadonlySet<string>): Map<string, string[]> {
  const table = new Map<string, string[]>();
  for (const word of words) {
    if (word.length < 4) continue;
    const letter = word[0] ?? '';
    table.set(letter, [...(table.get(letter) ?? []), word]);
  }
  return table;
}
