import type { MetricFilter } from '../../../contract/metrics.ts';
import { COMPARE } from './lexicon.ts';
import { WEEKDAY } from './periods/date-words.ts';

/** The hours of the shop's own clock that a text asks of, what is left of it, and whether parts of a day are compared. */
export interface Hours {
  filters: MetricFilter[];
  byHour: boolean;
  rest: string;
}

/** From the first hour up to, and without, the last one; over midnight where the last is the smaller. */
const PARTS: [name: string, from: number, to: number, words: string][] = [
  ['morning', 6, 12, 'mornings?|vormittags?|morgens|matin(?:ee)?s?|mananas?'],
  ['noon', 12, 14, 'lunch ?times?|lunch(?! ?(?:bag|box|kit|tin|pot|napkin))|noon|midday|mittags?|mediodia|midi'],
  ['afternoon', 12, 18, 'afternoons?|nachmittags?|apres-midis?'],
  ['tarde', 12, 20, 'tardes?'],
  ['evening', 18, 22, 'evenings?|abends?|soirs?|soirees?'],
  ['noche', 20, 6, 'noches?'],
  ['night', 22, 6, 'nights?|night-?time|nachts?|nuits?|overnight'],
  ['madrugada', 0, 6, 'madrugadas?'],
];
const ANY = `(?:${PARTS.map(([, , , words]) => words).join('|')})`;
const DAYS = `(?:${WEEKDAY})`;
const HELLO = '(?<!\\b(?:good|guten|buen[oa]s?|bonne|gute) )';
const START = '(?<![\\p{L}\\p{N}-])';
const END = '(?![\\p{L}\\p{N}]|[- ](?:light|lamp|table|stand|dress|gown|shirt|cream))';

/** What stands in the place of the words that were taken, so that the day in them is read as a day. */
const RULES: { pattern: RegExp; keep: (groups: Record<string, string | undefined>) => string }[] = [
  {
    pattern: new RegExp(
      `${START}(?:this (?<p1>morning|afternoon|evening)|(?<p2>tonight)|heute (?<p3>morgen|fruh|vormittag|mittag|nachmittag|abend|nacht)|esta (?<p4>manana|tarde|noche)|(?:ce|cet|cette) (?<p5>matin|soir|apres-midi|nuit))${END}`,
      'gu',
    ),
    keep: () => 'today',
  },
  { pattern: new RegExp(`${START}(?<p1>last night|gestern nacht|anoche)${END}`, 'gu'), keep: () => 'ayer' },
  {
    pattern: new RegExp(`${START}(?<d>${DAYS}) (?<p1>mornings|afternoons|evenings|nights)${END}`, 'gu'),
    keep: ({ d }) => `${d}s`,
  },
  {
    pattern: new RegExp(
      `${START}${HELLO}(?:(?:in|during|over|at|on) (?:the |our |my )?|am |in der |zur |um |por las? |en las? |de |del |du |des |al |a |le |les |la |l'|dans la |pendant la )(?<p1>${ANY})${END}`,
      'gu',
    ),
    keep: () => '',
  },
  {
    pattern: new RegExp(
      `${START}${HELLO}(?<p1>mornings|afternoons|evenings|nights|overnight|morgens|vormittags|mittags|nachmittags|abends|nachts|mananas|noches|matins|soirs|apres-midis)${END}`,
      'gu',
    ),
    keep: () => '',
  },
  {
    pattern: new RegExp(
      `${START}${HELLO}(?<p1>morning|afternoon|evening|night)(?= (?:sales|orders?|revenue|turnover|business|customers|purchases)\\b)`,
      'gu',
    ),
    keep: () => '',
  },
  {
    pattern: new RegExp(
      `(?<=\\b(?:yesterday|today|gestern|vorgestern|ayer|hier|(?:on |am |el |le )?${DAYS}) (?:al? |por la |a la |au )?)(?<p1>${ANY})${END}`,
      'gu',
    ),
    keep: () => '',
  },
];

const CLOCK = (name: string) =>
  `(?:las? )?(?<${name}>\\d{1,2})(?::00)?(?: ?(?<${name}m>am|pm|a\\.m\\.|p\\.m\\.|o'clock|uhr|h|heures|horas?))?`;
const SPAN = new RegExp(
  `${START}(?:between|from|zwischen|von|entre|de|desde) ${CLOCK('a')}(?: and | to | until | till | und | bis | y | hasta | a | et | - |-)${CLOCK('b')}(?![\\p{L}\\p{N}:/.-])`,
  'u',
);
const SIDE = new RegExp(
  `${START}(?:(?<after>after|nach|ab|despues de|a partir de|apres)|(?<before>before|until|vor|bis|antes de|avant|jusqu'a)) ${CLOCK('a')}(?![\\p{L}\\p{N}:/.-])`,
  'u',
);

/** Parts of the day and hours of the clock. Texts come normalised. */
export function findHours(text: string): Hours {
  const hours = new Set<number>();
  const parts = new Set<string>();
  let rest = text;
  const take = (start: number, words: string, keep: string) => {
    rest = rest.slice(0, start) + keep + '·'.repeat(words.length - keep.length) + rest.slice(start + words.length);
  };
  const add = (from: number, to: number) => {
    for (let hour = from; hour !== to; hour = (hour + 1) % 24) hours.add(hour);
  };
  for (const { pattern, keep } of RULES) {
    for (const match of rest.matchAll(pattern)) {
      const groups = match.groups ?? {};
      const said = groups.p1 ?? groups.p2 ?? groups.p3 ?? groups.p4 ?? groups.p5 ?? '';
      const part = partOf(said);
      if (!part) continue;
      const [name, from, to] = part;
      parts.add(name);
      add(from, to);
      take(match.index, match[0], keep(groups));
    }
  }
  const clock = byClock(rest);
  if (clock) {
    add(clock.from, clock.to);
    take(clock.start, clock.words, '');
  }
  const compared = parts.size > 1 && (COMPARE.test(text) || /\b(?:or|oder|o|ou|more|mehr|mas|plus)\b/.test(text));
  if (hours.size === 0 || hours.size === 24 || compared) return { filters: [], byHour: compared, rest };
  const is = [...hours].sort((a, b) => a - b).map((hour) => String(hour).padStart(2, '0'));
  return { filters: [{ by: 'hour', is }], byHour: false, rest };
}

function partOf(said: string): (typeof PARTS)[number] | undefined {
  if (/^(?:tonight|last night|gestern nacht|anoche)$/.test(said)) return ['night', 18, 0, said];
  if (/^(?:morgen|fruh)$/.test(said)) return PARTS[0];
  return PARTS.find(([, , , words]) => new RegExp(`^(?:${words})$`).test(said));
}

/** "Before noon". */
const NOON =
  /(?<![\p{L}])(?:(?<after>after|nach|despues del?|apres)|(?<before>before|until|vor|bis|antes del?|avant)) (?:the )?(?:noon|midday|dem mittag|mittag|mediodia|midi)(?![\p{L}])/u;

/** "Between 9am and noon", "after 6 pm", "nach 18 Uhr": only where the words say that it is a clock. */
function byClock(text: string): { from: number; to: number; start: number; words: string } | undefined {
  const noon = NOON.exec(text);
  if (noon) {
    const at = { start: noon.index, words: noon[0] };
    return noon.groups?.after ? { ...at, from: 12, to: 0 } : { ...at, from: 0, to: 12 };
  }
  const match = SPAN.exec(text) ?? SIDE.exec(text);
  const { a, am, b, bm, after } = match?.groups ?? {};
  if (!match || !a || !(am || bm || /\d:00/.test(match[0]))) return undefined;
  const from = hourOf(a, am ?? (Number(a) < Number(b) ? bm : undefined));
  const to = b === undefined ? undefined : hourOf(b, bm);
  if (from === undefined || (b !== undefined && to === undefined)) return undefined;
  const at = { start: match.index, words: match[0] };
  if (to !== undefined) return from === to ? undefined : { ...at, from, to };
  if (from === 0) return undefined;
  return after ? { ...at, from, to: 0 } : { ...at, from: 0, to: from };
}

function hourOf(text: string, half: string | undefined): number | undefined {
  const hour = Number(text);
  const turned = half?.startsWith('p') && hour < 12 ? hour + 12 : half?.startsWith('a') && hour === 12 ? 0 : hour;
  return turned >= 0 && turned <= 24 ? turned % 24 : undefined;
}
