import type { Fact } from '../fact.ts';
import type { AnswerLanguage } from '../notice.ts';

/** Facts as the tools give them, by what they are of; a label that the tools translate is in the answer's language. */
const NOW = { currency: 'GBP', today: '2011-12-10' };
const MONTH = ['last month', '1–30 November 2011'];
const BEFORE = ['the month before', '1–31 October 2011', 'the period before', 'previous'];
const ALL = ['all time', 'everything up to 10 December 2011', 'in all', 'so far'];
const REVENUE = ['revenue', 'net revenue', 'sales'];
const gbp = (value: string, of: string[], when: string[], at: string[] = []): Fact => ({
  ...{ value, unit: 'money', currency: 'GBP', of, when },
  ...(at.length > 0 && { at }),
});
const count = (value: string, of: string[], when: string[], at: string[] = []): Fact => ({
  ...{ value, unit: 'count', of, when },
  ...(at.length > 0 && { at }),
});
const share = (value: string, of: string[], when: string[], more: Partial<Fact> = {}): Fact => ({
  ...{ value, unit: 'share', of, when },
  ...more,
});

export interface Told {
  currency: string;
  today: string;
  facts: Fact[];
}

/** The whole, and where it came from. */
export const WHOLE: Told = {
  ...NOW,
  facts: [
    gbp('8911407.90', REVENUE, ALL),
    count('18532', ['orders'], ALL),
    count('4338', ['customers'], ALL),
    ...(
      [
        ['United Kingdom', '7308391.55', '0.820117'],
        ['Netherlands', '285446.34', '0.032031'],
        ['EIRE', '265545.90', '0.029799'],
        ['Germany', '228867.14', '0.025682'],
        ['France', '209024.05', '0.023456'],
      ] as const
    ).flatMap(([name, value, part]) => [
      gbp(value, REVENUE, ALL, [name]),
      share(part, REVENUE, ALL, { at: [name], how: 'share' }),
    ]),
  ],
};

const CAUSES: Record<AnswerLanguage, { fresh: string; returning: string; visitors: string }> = {
  en: { fresh: 'New customers', returning: 'Returning customers', visitors: 'Visitors' },
  de: { fresh: 'Neukunden', returning: 'Bestandskunden', visitors: 'Besucher' },
  es: { fresh: 'Clientes nuevos', returning: 'Clientes recurrentes', visitors: 'Visitantes' },
  fr: { fresh: 'Nouveaux clients', returning: 'Clients fidèles', visitors: 'Visiteurs' },
};

/** Last month against the one before, with what drove the change. */
export function why(language: AnswerLanguage): Told {
  const { fresh, returning } = CAUSES[language];
  const part = (name: string, now: string, before: string, by: string, of: string) => [
    gbp(now, REVENUE, MONTH, [name]),
    gbp(before, REVENUE, BEFORE, [name]),
    { ...gbp(by, REVENUE, MONTH, [name]), how: 'difference' as const },
    share(of, REVENUE, MONTH, { at: [name], how: 'share' }),
  ];
  return {
    ...NOW,
    facts: [
      gbp('1161817.38', REVENUE, MONTH),
      gbp('1039318.79', REVENUE, BEFORE),
      { ...gbp('122498.59', REVENUE, MONTH), how: 'difference' },
      share('0.117864', REVENUE, MONTH, { how: 'change' }),
      count('2657', ['orders'], MONTH),
      count('1929', ['orders'], BEFORE),
      gbp('437.27', ['average order value', 'aov'], MONTH),
      gbp('538.79', ['average order value', 'aov'], BEFORE),
      ...part(returning, '1003512.44', '881906.31', '121606.13', '0.9927'),
      ...part(fresh, '158304.94', '157412.48', '892.46', '0.0073'),
    ],
  };
}

const STEPS: Record<AnswerLanguage, [string, string, string, string]> = {
  en: ['viewed a page', 'viewed a product', 'added to cart', 'bought'],
  de: ['seite angesehen', 'produkt angesehen', 'in den warenkorb gelegt', 'gekauft'],
  es: ['vieron una página', 'vieron un producto', 'añadieron al carrito', 'compraron'],
  fr: ['ont vu une page', 'ont vu un produit', 'ont ajouté au panier', 'ont acheté'],
};

/** From the first page to a purchase. */
export function funnel(language: AnswerLanguage): Told {
  const ids = ['page_view', 'product_view', 'add_to_cart', 'purchase'];
  const people = ['1200', '640', '160', '48'];
  const rates = ['', '0.533333', '0.25', '0.3'];
  return {
    ...NOW,
    facts: [
      ...STEPS[language].flatMap((step, index) => [
        count(people[index] ?? '', [ids[index] ?? '', step, 'people'], MONTH),
        ...(rates[index] ? [share(rates[index], [ids[index] ?? '', step, 'rate', 'of the step before'], MONTH)] : []),
      ]),
      share('0.04', ['conversion', 'conversion rate', 'from first to last', 'share'], MONTH),
    ],
  };
}

const MONTHS: Record<AnswerLanguage, [string, string, string]> = {
  en: ['January 2011', 'February 2011', 'March 2011'],
  de: ['Januar 2011', 'Februar 2011', 'März 2011'],
  es: ['Enero de 2011', 'Febrero de 2011', 'Marzo de 2011'],
  fr: ['Janvier 2011', 'Février 2011', 'Mars 2011'],
};

/** Who came back, by the month of the first time. */
export function retention(language: AnswerLanguage): Told {
  const back = ['came back', 'returned', 'retention', 'ordered again'];
  const rows = [
    ['417', '92', '0.2206'],
    ['380', '71', '0.1868'],
    ['452', '68', '0.1504'],
  ];
  return {
    ...NOW,
    facts: [
      ...rows.flatMap(([size = '', came = '', rate = ''], index): Fact[] => {
        const at = [MONTHS[language][index] ?? '', `2011-0${index + 1}`];
        return [
          { value: size, unit: 'count', of: ['customers', 'cohort', 'first'], at },
          { value: came, unit: 'count', of: back, at },
          { value: rate, unit: 'share', of: ['share', 'retention', 'rate'], at },
        ];
      }),
      { value: '940', unit: 'count', of: ['came back', 'returned'] },
      { value: '3974', unit: 'count', of: ['customer', 'customers', 'first'] },
      { value: '0.2365', unit: 'share', of: ['retention', 'share', 'rate', 'came back'] },
    ],
  };
}

/** People in segments. */
export const SEGMENTS: Told = {
  ...NOW,
  facts: [
    count('4338', ['people', 'customers'], ALL),
    ...(
      [
        ['VIP', '120'],
        ['Newsletter', '1350'],
        ['Lapsed', '610'],
      ] as const
    ).map(([name, value]) => count(value, ['people', 'customers', 'members'], ALL, [name])),
  ],
};

const RISK: Record<AnswerLanguage, [string, string, string]> = {
  en: ['about to leave', 'money at risk', 'expected value'],
  de: ['abwanderungsgefährdet', 'gefährdet', 'erwarteter wert'],
  es: ['a punto de irse', 'en riesgo', 'valor esperado'],
  fr: ['sur le point de partir', 'en jeu', 'valeur attendue'],
};

/** Who may leave, and what is expected of others. */
export function predictions(language: AnswerLanguage): Told {
  const [leaving, risk, expected] = RISK[language];
  return {
    ...NOW,
    facts: [
      { value: '184', unit: 'count', of: ['about to churn', leaving, 'at risk', 'customers', 'people'] },
      { value: '2790', unit: 'count', of: ['returning customers', 'returning'] },
      { value: '69231.44', unit: 'money', currency: 'GBP', of: ['money at risk', risk, 'a year'] },
      { value: '8507.45', unit: 'money', currency: 'GBP', of: ['money at risk', risk], at: ['15749'] },
      { value: '236', unit: 'count', of: ['silent', 'days'], at: ['15749'] },
      { value: '69307.73', unit: 'money', currency: 'GBP', of: ['expected value', expected], at: ['14646'] },
      { value: '90', unit: 'count', of: ['horizon', 'next', 'days'] },
    ],
  };
}
