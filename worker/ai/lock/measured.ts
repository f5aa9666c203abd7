import { ONE, powerOfTen } from './decimal.ts';
import type { Figure, Measure, Reading } from './figure.ts';
import type { View } from './view.ts';
import { isCode, MONEY_WORDS } from './words/signs.ts';

const SCALE =
  / ?(?:(k|tsd|tausend|thousand|mille|mil)|(mn|mio|m|million|millions|millionen|millon|millones)|(bn|b|mrd|billion|billions|milliarden?|milliards?))\.?(?![a-z])/y;
const POINTS =
  /[ -]?(?:percentage[ -]points?|points?|pp|%-?punkte?n?|prozentpunkte?n?|puntos?(?: porcentuales)?|points? de pourcentage|pts)(?![a-z])/y;
const PERCENT = / ?(?:%|percent|per cent|prozent|por ciento|pour cent|pct)(?![a-z])/y;
const TIMES = /[ -]?(?:x|×|times|fold|mal|fach(?:e|en|es)?|veces|fois)(?![a-z])/y;
/** "Dos veces y media" */
const AND_HALF = / (?:y media|et demie)(?![a-z])/y;
const DAYS = /[ -]?(?:full |volle |whole )?(?:days?|tagen?|tage|dias?|jours?)(?![a-z])/y;
const CENTS = / ?(?:cents?|pence|pennies|centimos?|centavos?|centimes?)(?![a-z])/y;
const ORDINAL = /(?:st|nd|rd|th|eme|ieme|º|ª)(?![a-z])/y;
const AFTER = / ?(?:\p{Sc}|us\$|[a-z]{2,8})/uy;
const BEFORE = /(?:(?<code>[A-Z]{3})|(?<sign>(?:US|CA|AU|NZ|MX|CN|[ACR])?\p{Sc}|CHF|Fr|kr))[ .]?$/u;
const BOUNDS: [Figure['bound'], RegExp][] = [
  [
    'over',
    /(?:[>≥]|over|more than|a good|good|gut|above|at least|exceed(?:s|ed|ing)?|beyond|upwards of|passed|topped|mehr als|superan?|super[oo]|superaron|rebasan?|rebaso|depasse(?:nt|ait)?(?: les)?|ubersteigt|ubersteigen|uberstieg|uber|mindestens|mas del?|al menos|superior a|plus de|plus d'|plus que|mas que|au moins|north of)(?: ?(?:an?|the|die|das|der|den|ein(?:e[nm]?)?|la|el|los|las|una?|les?|une))? *$/,
  ],
  [
    'under',
    /(?:[<≤]|under|less than|fewer than|below|nearly|almost|close to|up to|at most|weniger als|unter|fast|knapp|beinahe|bis zu|hochstens|menos de|casi|hasta|moins de|presque|pres de|pres d'|moins d'|jusqu'a|south of)(?: ?(?:an?|the|die|das|der|den|ein(?:e[nm]?)?|la|el|los|las|una?|les?|une))? *$/,
  ],
  [
    'about',
    /(?:about|around|roughly|rondan?|rondo|rondaron|avoisine(?:nt|ait)?|approximately|approx\.?|some|circa|ca\.?|≈|rund|etwa|ungefahr|zirka|unos|unas|aproximadamente|alrededor de|cerca de|environ|autour de|a peu pres)(?: ?(?:an?|the|die|das|der|den|ein(?:e[nm]?)?|la|el|los|las|una?|les?|une))? *$/,
  ],
];

function at(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/** A number with what stands around it: scale, unit, currency, sign, "about". */
export function measured(view: View, start: number, end: number, given: Reading[], digits: boolean): Figure {
  const { low, text } = view;
  let [from, to, readings] = [start, end, given];
  let [measure, currency, sign]: [Measure, string, Figure['sign']] = ['plain', '', ''];
  const scale = at(SCALE, low, to);
  if (scale) {
    const factor = powerOfTen(scale[1] ? 3 : scale[2] ? 6 : 9);
    readings = readings.map(({ value, step }) => ({ value: value * factor, step: step * factor }));
    to += scale[0].length;
  }
  // "€−1,512.00"
  const inner = /\p{Sc} ?([-+])$/u.exec(text.slice(Math.max(0, from - 4), from));
  if (inner) {
    sign = inner[1] === '-' ? '-' : '+';
    from -= 1;
  }
  const before = BEFORE.exec(text.slice(Math.max(0, from - 6), from));
  if (before && (!before.groups?.code || isCode(before.groups.code))) {
    [measure, currency] = ['money', before.groups?.code ?? before.groups?.sign ?? ''];
    from -= before[0].length;
  }
  const minus = /(^|[\s(|:*,])([-+–]|[▲▼↑↓] ?)$/.exec(text.slice(Math.max(0, from - 3), from));
  if (minus && !(minus[2] === '–' && minus[1] === ' ' && text[from] === ' ')) {
    sign = /[+▲↑]/.test(minus[2] ?? '') ? '+' : '-';
    from -= minus[2]?.length ?? 1;
  }
  const suffix = (pattern: RegExp, kind: Measure) => {
    const match = at(pattern, low, to);
    if (!match) return false;
    [measure, to] = [kind, to + match[0].length];
    return true;
  };
  let ordinal = false;
  if (suffix(POINTS, 'points')) {
    // "5 points" and "5 percentage points" are one.
  } else if (suffix(PERCENT, 'percent')) suffix(POINTS, 'points');
  else if (suffix(CENTS, 'money'))
    readings = readings.map(({ value, step }) => ({ value: value / 100n, step: step / 100n }));
  else if (suffix(TIMES, 'times')) {
    const half = at(AND_HALF, low, to);
    if (half) {
      readings = readings.map(({ value, step }) => ({ value: value + ONE / 2n, step }));
      to += half[0].length;
    }
  } else if (!suffix(DAYS, 'days')) {
    const after = at(AFTER, low, to);
    const word = after?.[0].trim() ?? '';
    const code = text.slice(to, to + (after?.[0].length ?? 0)).trim();
    if (
      after &&
      (/^(?:us)?\p{Sc}$/u.test(word) || MONEY_WORDS.has(word) || isCode(code) || word === 'kr' || word === 'zl')
    ) {
      // Two signs that differ say nothing.
      currency = currency !== '' && currency.toLowerCase() !== word ? `${currency} ${word}` : word;
      [measure, to] = ['money', to + after[0].length];
    } else if (digits && suffix(ORDINAL, measure)) ordinal = true;
  }
  // Letters that belong to no unit ("51O") make it something that nobody can read.
  if (digits && (/^[\p{L}\d]/u.test(text.slice(to)) || /\p{L}$/u.test(text.slice(0, from)))) readings = [];
  const lead = low.slice(Math.max(0, from - 28), from);
  const bound =
    BOUNDS.find(([, pattern]) => pattern.test(lead))?.[0] ??
    (/^ con creces(?!\p{L})/u.test(low.slice(to)) ? 'over' : 'exact');
  const written = digits ? { digits: { from: start, to: end } } : {};
  return { from, to, ...written, readings, measure, currency, sign, bound, ordinal };
}
