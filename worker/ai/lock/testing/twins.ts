import type { AnswerLanguage } from '../notice.ts';
import { PRODUCTS, type Shop } from './shops.ts';
import { type Told, why } from './told-shops.ts';
import { TWIN_WORDS, type TwinWords } from './twin-words.ts';

/** A false stream and its twin, which says the same of what it is true of. */
export interface Twin {
  how: string;
  told: Pick<Shop | Told, 'facts' | 'currency' | 'today'>;
  lie: string;
  honest: string;
}

interface Row {
  name: string;
  value: number;
}

const ROWS: Row[] = [
  { name: 'Candle', value: 4800 },
  { name: 'Oak Vase 24', value: 3255 },
  { name: 'Linen Throw', value: 1945 },
];
const WHOLE = 10_000;

/** What is measured in November and in October, and whether it is money. */
const MEASURED = [
  ['revenue', 1_161_817.38, 1_039_318.79, true],
  ['orders', 2657, 1929, false],
  ['average', 437.27, 538.79, true],
] as const;

export function figure(value: number, currency: string | undefined, language: AnswerLanguage): string {
  const format = currency
    ? new Intl.NumberFormat(language, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    : new Intl.NumberFormat(language);
  return format.format(value).replace(/[\u2009\u202f]/g, '\u00a0');
}

const percent = (share: number, language: AnswerLanguage) =>
  new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 })
    .format(share)
    .replace(/[\u2009\u202f]/g, '\u00a0');

/** Every form in a language, over all that it can be said of. */
export function twinsOf(language: AnswerLanguage): Twin[] {
  const say = TWIN_WORDS[language];
  return [...ofRows(say, language), ...ofShares(say, language), ...ofPeriods(say, language)];
}

/** The right number of another row: in sentences, under headings, in lists, in columns, and swapped across sentences. */
function ofRows(say: TwinWords, language: AnswerLanguage): Twin[] {
  const money = (value: number) => figure(value, 'EUR', language);
  const twins: Twin[] = [];
  const add = (how: string, lie: string, honest: string) => twins.push({ how, told: PRODUCTS, lie, honest });
  for (const a of ROWS) {
    for (const b of ROWS) {
      if (a === b) continue;
      say.brought.forEach((told, n) => {
        add(`another row ${n}`, told(a.name, money(b.value)), told(a.name, money(a.value)));
      });
      const swapped = (x: Row, y: Row) =>
        `${say.brought[0]?.(a.name, money(x.value))} ${say.brought[0]?.(b.name, money(y.value))}`;
      add('swapped across sentences', swapped(b, a), swapped(a, b));
      const list = (x: Row, y: Row) => `- **${a.name}**: ${money(x.value)}\n- **${b.name}**: ${money(y.value)}\n`;
      add('swapped in a list', list(b, a), list(a, b));
      const headed = (x: Row) => `### ${a.name}\n\n- ${say.revenue}: ${money(x.value)}\n`;
      add('under a wrong heading', headed(b), headed(a));
      const bold = (x: Row) => `**${a.name}**\n\n${say.revenue}: ${money(x.value)}\n`;
      add('under a wrong bold line', bold(b), bold(a));
      const across = (x: Row, y: Row) =>
        `| | ${a.name} | ${b.name} |\n|---|---:|---:|\n| ${say.revenue} | ${money(x.value)} | ${money(y.value)} |\n`;
      add('in the wrong column', across(b, a), across(a, b));
      const down = (x: Row, y: Row) =>
        `| ${say.product} | ${say.revenue} |\n|---|---:|\n| ${a.name} | ${money(x.value)} |\n| ${b.name} | ${money(y.value)} |\n`;
      add('in the wrong line', down(b, a), down(a, b));
      const [more, less] = a.value > b.value ? [a, b] : [b, a];
      say.more.forEach((told, n) => {
        add(`which is more ${n}`, told(less.name, more.name), told(more.name, less.name));
      });
    }
    const best = [...ROWS].sort((x, y) => y.value - x.value);
    say.ranked.forEach((told, place) => {
      const right = best[place];
      if (right && right !== a) add(`place ${place}`, told(a.name), told(right.name));
    });
    const near = a.value * 1.03;
    say.brought.slice(0, 2).forEach((told) => {
      add(
        'rounded up to a nicer figure',
        told(a.name, money(Math.ceil(a.value / 1000) * 1000 + 500)),
        told(a.name, money(a.value)),
      );
      add('a little off', told(a.name, money(near)), told(a.name, money(a.value)));
    });
    add(
      'over what it did not reach',
      say.over(a.name, money(a.value + 100)),
      say.brought[0]?.(a.name, money(a.value)) ?? '',
    );
    add(
      'a range that it is not in',
      say.between(a.name, money(a.value + 100), money(a.value + 300)),
      say.brought[0]?.(a.name, money(a.value)) ?? '',
    );
    say.spelled.forEach(([name, wrong, right]) => {
      if (name === a.name) add('spelled out', say.broughtWords(a.name, wrong), say.broughtWords(a.name, right));
    });
    const asked = money(a.value);
    const other = money(ROWS.find((one) => one !== a)?.value ?? 0);
    for (const [how, written] of WRITTEN) {
      add(
        `written ${how}`,
        say.brought[0]?.(a.name, written(other)) ?? '',
        say.brought[0]?.(a.name, written(asked)) ?? '',
      );
    }
  }
  return twins;
}

const zero = (code: number) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(code + Number(digit)));

/** The same digits in other clothes. */
const WRITTEN: [string, (text: string) => string][] = [
  ['in full width', zero(0xff10)],
  ['in Arabic-Indic digits', zero(0x0660)],
  ['in mathematical digits', zero(0x1d7ce)],
  ['with marks between', (text) => text.replace(/(\d)(\d)/, '$1**$2**')],
  ['with zero-width spaces', (text) => text.replace(/(\d)(?=\d)/g, '$1\u200b')],
  ['in code', (text) => `\`${text}\``],
];

/** Shares of other rows, fractions, points for percent, and what is most and least. */
function ofShares(say: TwinWords, language: AnswerLanguage): Twin[] {
  const twins: Twin[] = [];
  const add = (how: string, lie: string, honest: string) => twins.push({ how, told: PRODUCTS, lie, honest });
  for (const a of ROWS) {
    for (const b of ROWS) {
      if (a === b) continue;
      say.share.forEach((told, n) => {
        add(
          `another row’s share ${n}`,
          told(a.name, percent(b.value / WHOLE, language)),
          told(a.name, percent(a.value / WHOLE, language)),
        );
      });
    }
    add(
      'a share without its row',
      say.share[0]?.(a.name, percent(1 - a.value / WHOLE, language)) ?? '',
      say.share[0]?.(a.name, percent(a.value / WHOLE, language)) ?? '',
    );
    for (const [name, wrong, right] of say.fractions) {
      if (name === a.name) add('a fraction', say.fraction(a.name, wrong), say.fraction(a.name, right));
    }
    add(
      'a share as an amount',
      say.brought[0]?.(a.name, figure(Math.round(a.value / 100), 'EUR', language)) ?? '',
      say.brought[0]?.(a.name, figure(a.value, 'EUR', language)) ?? '',
    );
  }
  return twins;
}

/** The right number of another time, directions, negations, and ratios the wrong way round. */
function ofPeriods(say: TwinWords, language: AnswerLanguage): Twin[] {
  const told = why(language);
  const twins: Twin[] = [];
  const add = (how: string, lie: string, honest: string) => twins.push({ how, told, lie, honest });
  for (const [metric, now, before, isMoney] of MEASURED) {
    const text = (value: number) => figure(value, isMoney ? 'GBP' : undefined, language);
    const name = say.metrics[metric];
    const [rose, fell] = now > before ? [say.rose, say.fell] : [say.fell, say.rose];
    say.inMonth.forEach((sentence, n) => {
      add(`another time ${n}`, sentence(name, text(before), 'now'), sentence(name, text(now), 'now'));
      add(`another time ${n}, before`, sentence(name, text(now), 'before'), sentence(name, text(before), 'before'));
    });
    add('swapped across times', say.fromTo(name, text(now), text(before)), say.fromTo(name, text(before), text(now)));
    const table = (x: number, y: number) =>
      `| | ${say.before} | ${say.now} |\n|---|---:|---:|\n| ${name} | ${text(x)} | ${text(y)} |\n`;
    add('in the column of another time', table(now, before), table(before, now));
    const headed = (x: number, y: number) =>
      `### ${say.now}\n\n- ${name}: ${text(x)}\n\n### ${say.before}\n\n- ${name}: ${text(y)}\n`;
    add('under the heading of another time', headed(before, now), headed(now, before));
    rose.forEach((sentence, n) => {
      const other = fell[n];
      if (other) add(`direction ${n}`, other(name), sentence(name));
    });
    for (const other of MEASURED) {
      if (other[0] === metric || other[3] !== isMoney) continue;
      add(
        'another metric',
        say.inMonth[0]?.(name, text(other[1]), 'now') ?? '',
        say.inMonth[0]?.(name, text(now), 'now') ?? '',
      );
    }
  }
  add('points for percent', say.points('11,8', language), say.percentMore(percent(0.118, language)));
  say.ratios.forEach(([lie, honest]) => {
    add('a ratio', lie, honest);
  });
  return twins;
}
