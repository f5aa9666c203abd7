import { describe, expect, it } from 'vitest';
import type { Fact } from './fact.ts';
import { numberLock } from './lock.ts';

const WEEK = ['this week', '1–7 June 2026'];
const revenue = (value: string, at?: string): Fact => ({
  ...{ value, unit: 'money', currency: 'EUR', of: ['revenue', 'sales', 'umsatz'], when: WEEK },
  ...(at ? { at: [at] } : {}),
});
const share = (value: string, of: string, more: Partial<Fact> = {}): Fact => ({
  ...{ value, unit: 'share', of: [of], when: WEEK },
  ...more,
});
/** Candle 60 %, Vase 30 %, Throw 10 %; Friday first, Monday last; revenue stood still, orders doubled. */
const FACTS: Fact[] = [
  revenue('1000.00'),
  revenue('600.00', 'Candle'),
  revenue('300.00', 'Vase'),
  revenue('100.00', 'Throw'),
  ...(['Monday 50', 'Tuesday 150', 'Friday 500', 'Saturday 300'] as const).map((day) => {
    const [name = '', value = ''] = day.split(' ');
    return { ...revenue(`${value}.00`, name), of: ['revenue', 'sales', 'weekday'] };
  }),
  share('0.60', 'share of revenue', { at: ['Candle'], how: 'share' }),
  share('0.30', 'share of revenue', { at: ['Vase'], how: 'share' }),
  share('0.005', 'revenue', { how: 'change' }),
  share('1.00', 'orders', { how: 'change' }),
  { value: '40', unit: 'count', of: ['orders'], when: WEEK },
  { value: '20', unit: 'count', of: ['orders'], when: ['last week', '25–31 May 2026'] },
  { value: '0', unit: 'count', of: ['refunds'], when: WEEK },
  { value: '0.00', unit: 'money', currency: 'EUR', of: ['refunds'], when: WEEK },
  share('0.70', 'repeat rate'),
];

function touched(text: string): number {
  const options = { currency: 'EUR', timezone: 'UTC', today: '2026-06-08', question: 'How was my revenue this week?' };
  const lock = numberLock(FACTS, options);
  const shown = [...text].map((sign) => lock.add(sign)).join('') + lock.end();
  const count = lock.withheld + lock.corrected;
  expect(count > 0 || shown === text, text).toBe(true);
  return count;
}

describe('a claim without a figure', () => {
  it.each([
    'Your best day was Friday.',
    'Friday was your best day.',
    'Friday was the strongest day, Monday the weakest.',
    'The weakest day was Monday.',
    'Candles sold most.',
    'Candle is your top product.',
    'Your best-selling product is Candle.',
    'Candle leads.',
    'Your top 2 products are Candle and Vase.',
    'Your top products are Candle and Vase.',
    'The lowest product was Throw.',
    'Candle sold more than Vase.',
    'Throw sold less than Vase.',
    'Revenue stayed flat.',
    'Revenue was basically unchanged.',
    'Orders doubled.',
    'Orders rose.',
    'Most of your revenue came from Candle.',
    'The majority of revenue is Candle.',
    'There were hardly any refunds.',
    'There were no refunds.',
    'Ihr bester Tag war Freitag.',
    'Der schwächste Tag war Montag.',
    'Candle wurde am meisten verkauft.',
    'Der Umsatz blieb unverändert.',
    'Die Mehrheit des Umsatzes kam von Candle.',
    'Die Bestellungen haben sich verdoppelt.',
    'Su mejor día fue el viernes.',
    'El producto más vendido fue Candle.',
    'Los ingresos se mantuvieron estables.',
    'La mayor parte de los ingresos vino de Candle.',
    'Votre meilleur jour était vendredi.',
    'Le produit le plus vendu est Candle.',
    'Le chiffre d’affaires est resté stable.',
    'La plupart des ventes viennent de Candle.',
    // They claim nothing.
    'There is nothing in the same part of the week before to compare with.',
    'Shall I show your best day?',
    'Your best day is shown below.',
    'If Candle sold most, order more of it.',
    'It helps to know your best products.',
    'The best next step is to write to them.',
  ])('passes where facts say so: %s', (text) => expect(touched(text)).toBe(0));

  it.each([
    'Your best day was Saturday.',
    'Monday was your best day.',
    'The strongest day was Wednesday.',
    'The weakest day was Friday.',
    'Your best month was July.',
    'The weakest month was July.',
    'Vases sold most.',
    'Mugs sold most.',
    'Maria is your top customer.',
    'Your top customer is Maria.',
    'Throw is your top product.',
    'Your best-selling product is Throw.',
    'Your top 2 products are Candle and Throw.',
    'Vase leads.',
    'The lowest product was Candle.',
    'Vase sold more than Candle.',
    'Candle sold less than Throw.',
    'Orders stayed flat.',
    'Orders were unchanged.',
    'Customers stayed the same.',
    'Revenue doubled.',
    'Orders tripled.',
    'Orders halved.',
    'Orders fell.',
    'Customers rose.',
    'Discounts were higher than last week.',
    'Most of your revenue came from Vase.',
    'Most customers came back.',
    'The majority of revenue is Throw.',
    'There were hardly any orders.',
    'You never had orders.',
    'There were no orders.',
    'Ihr bester Tag war Montag.',
    'Der schwächste Tag war Freitag.',
    'Vase wurde am meisten verkauft.',
    'Die Bestellungen blieben unverändert.',
    'Die Mehrheit des Umsatzes kam von Throw.',
    'Der Umsatz hat sich verdoppelt.',
    'Maria ist Ihre beste Kundin.',
    'Es gab kaum Bestellungen.',
    'Su mejor día fue el lunes.',
    'El producto más vendido fue Vase.',
    'Los pedidos se mantuvieron estables.',
    'La mayor parte de los ingresos vino de Vase.',
    'María es su mejor cliente.',
    'Votre meilleur jour était lundi.',
    'Le produit le plus vendu est Vase.',
    'Les commandes sont restées stables.',
    'La plupart des ventes viennent de Throw.',
    'Maria est votre meilleure cliente.',
  ])('is kept back where facts say otherwise, or nothing of it: %s', (text) =>
    expect(touched(text)).toBeGreaterThan(0),
  );
});
