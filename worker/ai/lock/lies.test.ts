import { describe, expect, it } from 'vitest';
import { numberLock } from './lock.ts';
import type { AnswerLanguage } from './notice.ts';
import { wrongNames } from './testing/lies.ts';
import { LUMEN } from './testing/shops.ts';

function read(language: AnswerLanguage, text: string, question = '') {
  const { facts, currency, today } = LUMEN;
  const lock = numberLock(facts, { currency, today, timezone: 'UTC', question, language });
  const shown = lock.add(text) + lock.end();
  return { shown, touched: lock.withheld + lock.corrected };
}

describe('a right figure under a wrong name', () => {
  it.each(['en', 'de', 'es', 'fr'] as const)(
    'stays out, however it is put: %s',
    (language) => {
      const lies = wrongNames(language);
      expect(new Set(lies).size).toBeGreaterThan(1000);
      expect(lies.filter((text) => read(language, text).touched === 0)).toEqual([]);
    },
    120_000,
  );
});

describe('what a model writes around the figures', () => {
  it.each([
    ['en', 'Refunds vs. gross revenue: $90.00 vs. $620.00.'],
    ['en', 'You made $510.00 last week, a strong improvement on the $200.00 from the week before (+155%).'],
    ['en', 'Discounts on gross revenue came to $20.00, and refunds on it to $90.00.'],
    ['en', 'Refunds by week: $90.00 last week.'],
    ['en', 'Revenue per order was $85.00 last week.'],
    [
      'en',
      'Here is a quick look at last week:\n\n- **Net revenue:** $510.00\n- **Refunds:** $90.00\n\nWould you like a breakdown by day?',
    ],
    ['en', 'Net revenue is gross revenue ($620.00) minus discounts ($20.00) and refunds ($90.00), so $510.00.'],
    [
      'de',
      'Vom Bruttoumsatz von 620,00 $ gingen 20,00 $ Rabatte und 90,00 $ Erstattungen ab, es bleiben 510,00 $ netto.',
    ],
    ['es', 'De los 620,00 $ de ingresos brutos, 20,00 $ fueron descuentos y 90,00 $ reembolsos.'],
    ['fr', "Sur 620,00 $ de chiffre d'affaires brut, 20,00 $ de remises et 90,00 $ de remboursements ont été déduits."],
  ] as const)('stays as it is, %s: %s', (language, text) =>
    expect(read(language, text, LUMEN.question).shown).toBe(text),
  );
});
