import { describe, expect, it } from 'vitest';
import { readQuestion } from './read.ts';

const calendar = { now: new Date('2026-11-28T05:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' as const };
const vocabulary = { products: ['Walnut Desk Lamp'], sources: ['Till'], segments: [], channels: ['email', 'sms'] };

const unreadOf = (question: string) =>
  readQuestion(question, calendar, { vocabulary }).parts.map((part) =>
    part.kind === 'steps' ? part.unread : undefined,
  );

describe('what no rule has read', () => {
  it.each([
    ['revenue from leila gibson', 'leila gibson'],
    ["Leila Gibson's revenue last month", 'Leila Gibson'],
    ['orders from Freiburg last week', 'Freiburg'],
    ['Wie viel Umsatz hat Leila Gibson gebracht?', 'Leila Gibson'],
    ['umsatz von leila gibson letzten monat', 'leila gibson'],
    ['ingresos de Leila Gibson este año', 'Leila Gibson'],
    ["chiffre d'affaires de Zoé Martin en 2026", 'Zoé Martin'],
    ['who bought the regency cakestand but never came back', 'regency cakestand'],
    ['who bought a lantern in October and nothing since', 'and nothing since'],
    ['which customers bought most but not in October', 'but not'],
  ])('is reported: %s', (question, name) => {
    expect(unreadOf(question)).toEqual([[name]]);
  });

  it('holds for what is asked in the same sentence, and for nothing after it', () => {
    const name = ['Leila Gibson'];
    expect(unreadOf('How much revenue did Leila Gibson bring in 2026, and how many orders?')).toEqual([name, name]);
    expect(unreadOf('How much revenue did Leila Gibson bring in 2026? How many orders were there?')).toEqual([
      name,
      undefined,
    ]);
  });

  it.each([
    'How much revenue did I make last month from returning customers?',
    'What Was My Revenue Last Week?',
    'Sales of the walnut desk lamp by month',
    'Wie viele Bestellungen hatten wir im September im Vergleich zum Vorjahr?',
    'Umsatz nach Wochentag von Stammkunden',
    '¿Cuántos pedidos hubo ayer en la tienda?',
    "Combien de commandes avons-nous eu cette semaine par rapport à l'année dernière ?",
    'What share of revenue came from new customers in Q3?',
    'orders with a discount on Black Friday',
  ])('is nothing in an ordinary question: %s', (question) => {
    expect(unreadOf(question).flat().filter(Boolean)).toEqual([]);
  });
});
