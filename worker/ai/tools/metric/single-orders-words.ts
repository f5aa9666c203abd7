import type { Language } from '../words/format.ts';

interface Words {
  lead(it: { count: string; nouns: string; when: string; isLowest: boolean }): string;
  /** What is counted of each. */
  goods: string;
  value: string;
}

/** Single orders, the largest or smallest first. */
export const SINGLE_ORDERS: Record<Language, Words> = {
  en: {
    lead: ({ count, nouns, when, isLowest }) => `Your ${count} ${isLowest ? 'smallest' : 'largest'} ${nouns} ${when}:`,
    goods: 'Each by its goods: after discounts, without tax and shipping; refunds are not taken off.',
    value: 'Value',
  },
  de: {
    lead: ({ count, nouns, when, isLowest }) => `Die ${count} ${isLowest ? 'kleinsten' : 'größten'} ${nouns}, ${when}:`,
    goods: 'Jede nach ihren Waren: nach Rabatten, ohne Steuern und Versand; Erstattungen sind nicht abgezogen.',
    value: 'Wert',
  },
  es: {
    lead: ({ count, nouns, when, isLowest }) =>
      `Los ${count} ${nouns} más ${isLowest ? 'pequeños' : 'grandes'}, ${when}:`,
    goods: 'Cada uno por sus artículos: después de descuentos, sin impuestos ni envío; los reembolsos no se restan.',
    value: 'Valor',
  },
  fr: {
    lead: ({ count, nouns, when, isLowest }) =>
      `Les ${count} plus ${isLowest ? 'petites' : 'grosses'} ${nouns}, ${when} :`,
    goods:
      'Chacune par ses articles : après remises, sans taxes ni livraison ; les remboursements ne sont pas déduits.',
    value: 'Valeur',
  },
};
