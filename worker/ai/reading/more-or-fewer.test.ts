import { describe, expect, it } from 'vitest';
import { read, stepsOf } from './testing/setting.ts';

describe('more or fewer than before', () => {
  it.each([
    ['units', 'month', 'Did I sell more units of candles this month than last month?'],
    ['units', 'month', 'did i sell more units this month than last'],
    ['units', 'week', 'Did we ship fewer items this week than last week?'],
    ['units', 'month', 'Were more units sold this month than last month?'],
    ['units', 'week', 'Habe ich diese Woche mehr Stück verkauft als letzte?'],
    ['units', 'month', '¿Vendí más unidades este mes que el pasado?'],
    ['units', 'month', "Ai-je vendu plus d'unités ce mois-ci que le mois dernier ?"],
    ['customers', 'month', 'Did more people buy this month than last?'],
    ['customers', 'week', 'Did fewer customers order this week than last week?'],
    ['customers', 'month', 'Haben diesen Monat mehr Leute gekauft als letzten Monat?'],
    ['customers', 'week', 'Kauften diese Woche weniger Kunden als letzte Woche?'],
    ['customers', 'month', '¿Compró más gente este mes que el mes pasado?'],
    ['customers', 'week', '¿Compraron menos clientes esta semana que la pasada?'],
    ['customers', 'month', 'Est-ce que plus de gens ont acheté ce mois-ci que le mois dernier ?'],
    ['customers', 'week', 'Moins de clients ont-ils commandé cette semaine que la semaine dernière ?'],
    ['orders', 'month', 'Did fewer orders come this month than last?'],
    ['orders', 'week', 'Sind diese Woche weniger Bestellungen gekommen als letzte Woche?'],
    ['orders', 'week', '¿Llegaron menos pedidos esta semana que la semana pasada?'],
    ['orders', 'month', 'Y a-t-il eu moins de commandes ce mois-ci que le mois dernier ?'],
    ['revenue', 'week', 'Did I sell more this week than last?'],
    ['revenue', 'week', 'Ai-je vendu plus cette semaine que la dernière ?'],
  ])('%s of the %s against the one before: %s', (metric, unit, question) => {
    expect(stepsOf(question)).toMatchObject([
      { tool: 'query_metric', input: { metric, range: `this_${unit}`, compare: 'previous' } },
    ]);
    expect(read(question).parts).not.toMatchObject([{ ignored: expect.anything() }]);
  });

  it('keeps to the products that are named', () => {
    expect(stepsOf('did I sell more units of candles this month than last')).toMatchObject([
      { input: { metric: 'units', filters: [{ by: 'product', is: ['Lavender Candle', 'Oak Candle'] }] } },
    ]);
  });
});
