import { LAST_MONTH, LUMEN, MONTHLY, PRODUCTS, type Shop, TELLTALES, TOP } from './shops.ts';

/** A false answer: what it says, and what a reader must not see of it (checked without the lock's own code). */
export interface Forgery {
  shop: Shop;
  how: string;
  text: string;
  /** None of these may stand in what is shown. */
  never: RegExp;
}

/** A generator with a seed: the same forgeries in every run. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const exactly = (...texts: string[]) => new RegExp(texts.map(literal).join('|'), 'iu');
/** A figure in digits, however it is grouped or decorated. */
const digitsOf = (figure: string) =>
  new RegExp(
    `(?<!\\d)${[...figure.replace(/\D/g, '').replace(/^(\d+)00$/, figure.includes('.00') ? '$1' : '$&')].join("[\\s.,'*_`\\u00a0\\u200b-\\u200d\\u2060\\u00ad]*")}(?!\\d)`,
    'u',
  );

const SENTENCES: ((figure: string) => string)[] = [
  (figure) => `You sold ${figure} last week.`,
  (figure) => `Your net revenue last week was **${figure}**, from 6 orders.`,
  (figure) => `Last week brought ${figure} in sales.`,
  (figure) => `Revenue: ${figure}`,
  (figure) => `- Revenue: **${figure}**\n- Orders: **6**`,
  (figure) => `| Metric | Last week |\n|---|---|\n| Revenue | ${figure} |`,
  (figure) => `It was ${figure}.`,
  (figure) => `${figure} – that is what you sold last week.`,
  (figure) => `About ${figure} in revenue came in last week.`,
  (figure) => `Der Umsatz lag letzte Woche bei ${figure}.`,
  (figure) => `La semana pasada vendiste ${figure}.`,
  (figure) => `La semaine dernière, vous avez vendu ${figure}.`,
  (figure) => `1. Net revenue: ${figure}\n2. Orders: 6`,
  (figure) => `Great news! Six orders and ${figure} of revenue.`,
  (figure) => `Revenue went from $200.00 to ${figure}.`,
];

const ARABIC = '٠١٢٣٤٥٦٧٨٩';
const DEVANAGARI = '०१२३४५६७८९';
const SUPERSCRIPT = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const each = (figure: string, to: (digit: number) => string) => figure.replace(/\d/g, (digit) => to(Number(digit)));

/** Ways of writing a figure in digits: what stands in the text, and how it may be found there. */
const WRITINGS: [string, (figure: string) => string][] = [
  ['plain', (figure) => `$${figure}`],
  ['with its code', (figure) => `USD ${figure}`],
  ['code after', (figure) => `${figure} USD`],
  ['in words of money', (figure) => `${figure} dollars`],
  ['with cents', (figure) => (figure.includes('.') ? `$${figure}` : `$${figure}.00`)],
  ['comma', (figure) => (figure.includes('.') ? `${figure.replace('.', ',')} $` : `${figure},00 $`)],
  ['fullwidth', (figure) => `$${each(figure, (digit) => String.fromCodePoint(0xff10 + digit))}`],
  ['Arabic-Indic', (figure) => `$${each(figure, (digit) => ARABIC[digit] ?? '')}`],
  ['Devanagari', (figure) => `$${each(figure, (digit) => DEVANAGARI[digit] ?? '')}`],
  ['mathematical', (figure) => `$${each(figure, (digit) => String.fromCodePoint(0x1d7ce + digit))}`],
  ['superscript', (figure) => `$${each(figure, (digit) => SUPERSCRIPT[digit] ?? '')}`],
  ['zero-width', (figure) => `$${[...figure].join('\u200b')}`],
  ['soft hyphens', (figure) => `$${[...figure].join('\u00ad')}`],
  ['spaced', (figure) => `$${[...figure.replace(/\..*/, '')].join(' ')}`],
  ['bold inside', (figure) => `$${figure[0]}**${figure[1]}**${figure.slice(2)}`],
  ['entities', (figure) => `$${each(figure, (digit) => `&#${48 + digit};`)}`],
  ['hex entities', (figure) => `$${each(figure, (digit) => `&#x${(48 + digit).toString(16)};`)}`],
  ['a tag inside', (figure) => `$${figure[0]}<b></b>${figure.slice(1)}`],
  ['thousands', (figure) => `$${Number(figure) / 1000}k`],
  ['a range', (figure) => `$${figure}–${Number(figure) + 20}`],
  ['keycaps', (figure) => `$${each(figure, (digit) => `${digit}\ufe0f\u20e3`)}`],
];

const SPELLED: Record<string, string[]> = {
  '465': [
    'four hundred and sixty-five',
    'vierhundertfünfundsechzig',
    'cuatrocientos sesenta y cinco',
    'quatre cent soixante-cinq',
    'four sixty-five',
  ],
  '490': ['four hundred ninety', 'vierhundertneunzig', 'cuatrocientos noventa', 'quatre cent quatre-vingt-dix'],
  '600': ['six hundred', 'sechshundert', 'seiscientos', 'six cents', 'half a dozen hundred'],
  '1509': [
    'one thousand five hundred and nine',
    'fifteen hundred and nine',
    'eintausendfünfhundertneun',
    'mil quinientos nueve',
    'mille cinq cent neuf',
  ],
  '580': ['five hundred and eighty', 'fünfhundertachtzig', 'quinientos ochenta', 'cinq cent quatre-vingts'],
  '630': ['six hundred thirty', 'sechshundertdreißig', 'seiscientos treinta', 'six cent trente'],
  '576.20': [
    'five hundred seventy-six',
    'fünfhundertsechsundsiebzig',
    'quinientos setenta y seis',
    'cinq cent soixante-seize',
  ],
  '420': [
    'four hundred twenty',
    'vierhundertzwanzig',
    'cuatrocientos veinte',
    'quatre cent vingt',
    'four hundred and **twenty**',
  ],
  '515': [
    'five hundred and fifteen',
    'five one five',
    'fünfhundertfünfzehn',
    'quinientos quince',
    'cinq cent quinze',
    'DXV',
    'fіve hundred fіfteen',
  ],
};
const PLACES: Record<string, [string, string, string]> = {
  en: ['You sold ', ' dollars last week.', 'dollars'],
  list: ['- Revenue: ', ' dollars\n', 'dollars'],
  de: ['Der Umsatz war letzte Woche ', ' Dollar.', 'Dollar'],
  es: ['La semana pasada vendiste ', ' dólares.', 'dólares'],
  fr: ['Vous avez vendu ', ' dollars la semaine dernière.', 'dollars'],
};

/** The right number for the wrong thing, row, time, unit, currency or sign. Whole sentences, none of which is true. */
const WRONG: [Shop, string[]][] = [
  [
    LUMEN,
    [
      'You sold $620.00 last week.',
      'Net revenue was $620.00 last week.',
      'Gross revenue was $510.00 last week.',
      'Refunds came to $20.00 last week.',
      'Discounts were $90.00 last week.',
      'You had 510 orders last week.',
      'You had 85 orders last week.',
      'You had 5 orders last week.',
      'You had five orders last week.',
      'You had 6 customers last week.',
      'Revenue was $200.00 last week.',
      'The week before, revenue was $510.00.',
      'Revenue was €510.00 last week.',
      'Revenue was 510 EUR last week.',
      'Revenue was £510 last week.',
      'Revenue was five hundred and ten euros last week.',
      'Revenue rose 6 % last week.',
      'Revenue rose 85 % last week.',
      'Revenue rose 310 % last week.',
      'Revenue rose by $155.00 last week.',
      'Revenue fell by 155 % last week.',
      'Revenue fell by $310.00 last week.',
      'Revenue rose 155 percentage points last week.',
      'Revenue rose 1.55 % last week.',
      'Revenue rose by $510.00 last week.',
      'Sales fell last week.',
      'Sales dropped sharply against the week before.',
      'Der Umsatz ist letzte Woche gesunken.',
      'Las ventas bajaron la semana pasada.',
      'Les ventes ont baissé la semaine dernière.',
      'Revenue doubled last week.',
      'Revenue tripled last week.',
      'Revenue was up twofold last week.',
      'Revenue rose by half last week.',
      'Refunds were half of revenue.',
      'There were no refunds last week.',
      'No discounts were given last week.',
      'Es gab keine Erstattungen.',
      'No hubo reembolsos: ningún reembolso.',
      'You sold $510.00 last month.',
      'You sold $510.00 in February 2026.',
      'You sold $510.00 yesterday.',
      'On 13 March you sold $510.00.',
      'You sold $510.00 on Monday.',
      'In 2025 you sold $510.00.',
      'Average order value was $510.00.',
      'Average order value was $6.00.',
      'Each order was worth $90.00.',
      'Revenue was -$510.00.',
      'You sold 510 candles last week.',
      'You sold six candles last week.',
      'Tax was $20.00 last week.',
      'Shipping came to $90.00.',
      'You made a profit of $310.00 more, $515.00 in all.',
      'Your conversion rate was 6 %.',
      'Hundreds of orders came in last week.',
      'A dozen orders came in last week.',
      'You had over 500 orders last week.',
      'Revenue was more than $600 last week.',
      'Revenue was nearly $600 last week.',
      'Revenue was about $550 last week.',
      'Revenue was roughly $600 last week.',
      'Revenue was $0.51 last week.',
      'Revenue was $510k last week.',
      'Revenue was $5.1 million last week.',
      'Revenue was 510 cents last week.',
      '| Metric | Last week |\n|---|---|\n| Refunds | $20.00 |\n',
      '| Metric | Last week |\n|---|---|\n| Orders | 510 |\n',
      '| | Last week | The week before |\n|---|---|---|\n| Revenue | $200.00 | $510.00 |\n',
      '- Gross revenue: $510.00\n',
      '- Orders: 85\n',
      '- Refunds: $510.00\n',
      '**Discounts**: $90.00\n',
      'Refunds ($20.00) were low.',
      '$20.00 in refunds last week.',
      '$90.00 in discounts last week.',
      'Der Umsatz lag letzte Woche bei 620,00 $.',
      'Sie hatten letzte Woche 85 Bestellungen.',
      'Die Erstattungen lagen bei 20,00 $.',
      'La semana pasada vendiste 200,00 $.',
      'Tuviste 85 pedidos la semana pasada.',
      'Los reembolsos fueron de 20,00 $.',
      'La semaine dernière, vous avez vendu 200,00 $.',
      'Net profit was $510.00.',
      'Profit: $510.00',
      'Ireland: $510.00',
      'Every order was $510.00.',
      'Next week you will sell $510.00.',
      'Nächste Woche verkaufen Sie 510,00 $.',
      'You sold $51O last week.',
      'Your best customer has 6 orders: $90.00 each.',
      'Alice spent $90.00.',
      'Vous avez eu 85 commandes la semaine dernière.',
      'Les remboursements étaient de 20,00 $.',
    ],
  ],
  [
    MONTHLY,
    [
      'March was £447,137.35.',
      'In February 2011 you sold £595,500.76.',
      'February brought £595,500.76 and March £447,137.35.',
      'Your worst month was February 2011 with £469,200.36.',
      '- December 2010: £569,445.04\n',
      '| Month | Revenue |\n|---|---|\n| 2010-12 | £447,137.35 |\n',
      'In all, you sold £1,161,817.38.',
      'Total revenue was £952,838.38.',
      'In November 2010 you sold £1,161,817.38.',
      'November brought £1.17m.',
      'November brought £1.1m.',
      'November brought $1,161,817.38.',
      'November brought €1.16 million.',
      'Revenue fell by 11.8 % from October 2011 to November 2011.',
      'November was £122,498.59 less than October.',
      'April 2012: £469,200.36.',
      'In der Summe waren es im März 447.137,35 £.',
      'En marzo vendiste 447.137,35 £.',
      'En mars, vous avez vendu 447 137,35 £.',
      'March had 595,500 orders.',
    ],
  ],
  [
    LAST_MONTH,
    [
      'You sold £1,039,318.79 last month.',
      'You had 1,929 orders last month.',
      'You had 1,664 orders last month.',
      'You had 2,657 customers last month.',
      'Sales fell 11.8 % last month.',
      'Sales rose 37.7 % last month.',
      'Orders rose 11.8 % last month.',
      'Sales rose 11.7 % last month.',
      'Sales rose 11 % last month.',
      'Sales rose 13 % last month.',
      'Sales were down 11.8 % on the month before.',
      'Sales rose from £1,161,817.38 to £1,039,318.79.',
      'The month before, you sold £1,161,817.38.',
      'Last month you had two thousand six hundred and fifty-eight orders.',
      'Last month you had 2,656 orders.',
      'Sales came to £1,161,818 last month.',
      'Sales were £1.2m in October.',
      'Sales were £1,161.82 last month.',
      'Sales were 1.161.817,39 £ last month.',
      'Sales were £116,181,738 last month.',
      'Orders fell last month.',
      'Sales halved last month.',
      'A third more orders came in last month.',
      'The average order was £698.21.',
      'Each customer spent £437.27 on average.',
      'Im letzten Monat haben Sie 1.039.318,79 £ umgesetzt.',
      'Der Umsatz ist um 11,8 % gesunken.',
      'El mes pasado vendiste un 11,8 % menos que el mes anterior.',
      'Le mois dernier, vos ventes ont reculé de 11,8 %.',
      'You had 2057 orders last month.',
      'Orders: 2057',
      'Sales (▼ 11.8 %)',
      'Orders fell by more than a third.',
      'Sales rose by more than a third.',
      'Average order value rose by 18.8 %.',
      'Sales were £1,161,817.38 (–11.8 %).',
    ],
  ],
  [
    TOP,
    [
      'Customer 14646 spent £259,657.30.',
      'Customer 18102 leads with £280,206.02.',
      '1. 18102 — £280,206.02\n',
      '| # | Customer | Revenue |\n|---|---|---|\n| 1 | 14646 | £194,550.79 |\n',
      'Customer 14646 is 31 % of your revenue.',
      'Customer 14646 is 2.9 % of your revenue.',
      'Customer 14911 had 18,532 orders.',
      'Total revenue was £1,046,711.67.',
      'Total revenue was £280,206.02.',
      'Together, the top 5 customers brought £1,046,711.76.',
      'You have 5 customers.',
      'You have five customers.',
      'Customer 12345 spent £280,206.02.',
      'Kunde 17450 liegt mit 280.206,02 £ vorn.',
      'El cliente 18102 gastó 280.206,02 £.',
      'Le client 18102 a dépensé 280 206,02 £.',
    ],
  ],
  [
    PRODUCTS,
    [
      'Candle has 32.55 % of revenue this year.',
      'Oak Vase 24 made €4,800.00 this year.',
      'Linen Throw is half of your revenue.',
      'Candle is a third of your revenue.',
      'Your conversion rate is 48 %.',
      'Your conversion rate is 3.2 %.',
      'Your conversion rate is 0.0314 %.',
      'You had 48 orders this year.',
      'You had 24 orders this year.',
      'Candle made $4,800.00.',
      'Candle made €48.00.',
      '| Product | Revenue | Share |\n|---|---|---|\n| Candle | €3,255.00 | 48 % |\n',
      '| Product | Revenue | Share |\n|---|---|---|\n| Candle | €4,800.00 | 19 % |\n',
      'Die Candle macht 33 % des Umsatzes aus.',
      'Candle representa el 19 % de los ingresos.',
      'Candle représente un tiers des ventes.',
      'Revenue was €10,000.00 last year.',
      'You sold 125 candles this year.',
    ],
  ],
];

/** Forged answers of every kind. */
export function forgeries(seed: number): Forgery[] {
  const random = seeded(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const made: Forgery[] = [];
  for (const figure of TELLTALES) {
    for (const [how, write] of WRITINGS) {
      const written = write(figure);
      for (const sentence of [pick(SENTENCES), pick(SENTENCES)]) {
        made.push({
          shop: LUMEN,
          how: `${figure}, ${how}`,
          text: sentence(written),
          never: new RegExp(`${literal(written)}|${digitsOf(figure).source}`, 'u'),
        });
      }
    }
    for (const words of SPELLED[figure] ?? []) {
      for (const [before, after] of Object.values(PLACES)) {
        made.push({ shop: LUMEN, how: `${figure}, spelled`, text: before + words + after, never: exactly(words) });
      }
      made.push({
        shop: LUMEN,
        how: `${figure}, capitals`,
        text: `YOU SOLD ${words.toUpperCase()} DOLLARS.`,
        never: exactly(words),
      });
    }
  }
  for (const [shop, sentences] of WRONG) {
    for (const text of sentences) made.push({ shop, how: 'the wrong thing', text, never: exactly(text.trim()) });
  }
  for (let count = 0; count < 120; count += 1) {
    // A fact's own digits, moved a little.
    const shop = pick([LUMEN, MONTHLY, LAST_MONTH, TOP, PRODUCTS]);
    const fact = pick(shop.facts.filter(({ unit }) => unit === 'money'));
    const cents = Math.round(Number(fact.value) * 100) + pick([1, -1, 100, -100, 900, 1000, -1000, 10_000, 99]);
    const figure = (cents / 100).toLocaleString('en', { minimumFractionDigits: 2 });
    if (shop.facts.some(({ value }) => Number(value) === cents / 100) || cents <= 0) continue;
    const where = fact.at?.[0] ? `${fact.at[0]}: ` : '';
    const name = fact.of[0] ?? '';
    const money = new Intl.NumberFormat('en', { style: 'currency', currency: shop.currency }).format(cents / 100);
    const text = pick([
      `${where}${name} was ${money}.`,
      `- ${where}${name} of **${money}**\n`,
      `${where}${money} ${name}.`,
    ]);
    made.push({ shop, how: `${fact.value} as ${figure}`, text, never: exactly(figure) });
  }
  return made;
}
