import type { AnswerLanguage } from '../notice.ts';

/** What the metrics of Lumen & Oak's last week are called, and those of which its facts know nothing. */
const NAMES: Record<AnswerLanguage, Record<string, string>> = {
  en: {
    ...{ revenue: 'revenue', gross: 'gross revenue', discounts: 'discounts', refunds: 'refunds' },
    ...{ average: 'average order value', tax: 'tax', shipping: 'shipping', profit: 'profit' },
  },
  de: {
    ...{ revenue: 'Umsatz', gross: 'Bruttoumsatz', discounts: 'Rabatte', refunds: 'Erstattungen' },
    ...{ average: 'durchschnittlicher Bestellwert', tax: 'Steuern', shipping: 'Versandkosten', profit: 'Gewinn' },
  },
  es: {
    ...{ revenue: 'ingresos', gross: 'ingresos brutos', discounts: 'descuentos', refunds: 'reembolsos' },
    ...{ average: 'ticket medio', tax: 'impuestos', shipping: 'gastos de envío', profit: 'beneficio' },
  },
  fr: {
    ...{ revenue: "chiffre d'affaires", gross: "chiffre d'affaires brut", discounts: 'remises' },
    ...{ refunds: 'remboursements', average: 'panier moyen', tax: 'taxes', shipping: 'frais de port' },
    ...{ profit: 'bénéfice' },
  },
};
const VALUES: Record<string, string> = {
  ...{ revenue: '510.00', gross: '620.00', discounts: '20.00', refunds: '90.00', average: '85.00' },
};
const LINKS: Record<AnswerLanguage, string[]> = {
  en: ['by', 'per', 'of', 'from', 'in', 'against', 'ranked by', 'split by'],
  de: ['nach', 'pro', 'je', 'vom', 'aus'],
  es: ['por', 'de', 'según', 'en'],
  fr: ['par', 'de', 'selon', 'en'],
};
const THINGS: Record<AnswerLanguage, string[]> = {
  en: ['day', 'week', 'customer', 'product'],
  de: ['Tag', 'Woche', 'Kunde', 'Produkt'],
  es: ['día', 'semana', 'cliente', 'producto'],
  fr: ['jour', 'semaine', 'client', 'produit'],
};
const big = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One metric's name, and the figure of another one that is named beside it: in how many ways that can be said. */
function ways(language: AnswerLanguage, a: string, b: string, figure: string): string[] {
  const [A, B] = [big(a), big(b)];
  return [
    ...LINKS[language].flatMap((link) => [
      `${A} ${link} ${b}: ${figure}`,
      `- ${A} ${link} ${b}: **${figure}**\n`,
      `**${A} ${link} ${b}**\n\n${figure}\n`,
      `| ${A} ${link} ${b} |\n|---|\n| ${figure} |\n`,
    ]),
    ...THINGS[language].flatMap((thing) => [
      `${A} ${LINKS[language][0]} ${thing}: ${figure}`,
      `### ${A} ${LINKS[language][0]} ${thing}\n\n- ${figure}\n`,
    ]),
    ...[`${A} (${b}): ${figure}`, `${A} / ${b}: ${figure}`, `${A} – ${b}: ${figure}`, `${A}: ${figure} ${b}`],
    ...[`${A} & ${b}: ${figure}`, `${A} + ${b}: ${figure}`, `${B} → ${a}: ${figure}`],
    ...[
      `# ${A}\n\n${figure}\n`,
      `${A}:\n- ${figure}\n`,
      `- **${A}**\n  - ${figure}\n`,
      `| ${A} |\n|---|\n| ${figure} |\n`,
    ],
    ...[`${figure} (${a})`, `${figure} – ${a}`, `${figure} ${a}`],
  ];
}

/** A right figure under a wrong name, in every one of these ways. */
export function wrongNames(language: AnswerLanguage): string[] {
  const names = NAMES[language];
  return Object.entries(names).flatMap(([of, name]) =>
    Object.entries(VALUES).flatMap(([other, value]) => {
      // Revenue of an average order is its value.
      if (of === other || (of === 'revenue' && other === 'average')) return [];
      const figure = language === 'en' ? `$${value}` : `${value.replace('.', ',')} $`;
      return ways(language, name, names[other] ?? '', figure);
    }),
  );
}
