import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Calendar } from '../period.ts';
import { analyzeIntent } from './intent.ts';
import { ACTIONS, type Action, TOPICS } from './topics.ts';
import { correctTyping, normalise, slips } from './words.ts';

const CALENDAR: Calendar = { now: new Date('2026-11-20T12:00:00Z'), timezone: 'Europe/London', weekStart: 'monday' };
const read = (question: string, before?: string) => analyzeIntent(question, CALENDAR, before);

const PHRASINGS: Record<Action, string[]> = {
  recommend: [
    'Show me campaigns for my customers',
    'Recommend campaigns',
    'What should I send to win back customers?',
    'How can I get more repeat customers?',
    'Create a campaign for cart abandoners',
    'Give me some promotion ideas for the weekend',
    'any email ideas?',
    'how do i increase my sales',
    'Zeig mir Kampagnen für meine Kunden',
    'Muéstrame campañas para mis clientes',
    'Montre-moi des campagnes pour mes clients',
    'Mostrami campagne per i miei clienti',
    'Mostre campanhas para os meus clientes',
    'show me campagins for my custmers',
  ],
  revenue: [
    'How much did I sell last month?',
    'revenue this week',
    'what were my sales yesterday?',
    'how much have we made today',
    'turnover in Q3',
    'Wie viel Umsatz hatte ich letzten Monat?',
    '¿Cuánto vendí el mes pasado?',
    "Quel est mon chiffre d'affaires de la semaine dernière ?",
    'Qual è il mio fatturato di ieri?',
    'Qual foi a receita do mês passado?',
    'Wat was de omzet vorige week?',
    'waht were my slaes yesterdya',
    'revnue last month',
  ],
  orders: [
    'How many orders did we get in Q3 2011?',
    'orders today',
    'number of purchases last week',
    'Wie viele Bestellungen gestern?',
    '¿Cuántos pedidos hubo ayer?',
    'combien de commandes hier',
    'oders yesterday',
  ],
  average_order_value: [
    'What is my average order value?',
    'aov this month',
    'average basket size',
    'durchschnittlicher Bestellwert',
    'panier moyen',
    'ticket medio',
  ],
  customers: [
    'How many customers did I have this year?',
    'number of customers last month',
    'wie viele Kunden hatte ich gestern',
    'cuántos clientes tengo',
  ],
  top_customers: [
    'Who are my top 5 customers by revenue?',
    'best customers',
    'who spent the most',
    'my biggest buyers last year',
    'Wer sind meine besten Kunden?',
    '¿Quiénes son mis mejores clientes?',
    'mes meilleurs clients',
  ],
  best_period: [
    'What was my best day?',
    'Which weekday sells most?',
    'worst month in 2011',
    'busiest day of the week',
    'when do people buy the most',
    'bester Monat',
    'mejor día',
  ],
  over_time: [
    'Show revenue by month',
    'orders per day last week',
    'monthly sales',
    'sales trend',
    'Umsatz pro Monat',
    'ventas por mes',
    'ventes par mois',
  ],
  refunds: ['How many refunds last month?', 'what did I refund', 'Erstattungen letzte Woche', 'reembolsos'],
  retention: [
    'For customers whose first purchase was in January 2011, what proportion came back in each following month?',
    'cohort retention',
    'what is my churn',
  ],
  churn: [
    'Who is about to churn?',
    'which customers are about to leave',
    'who is at risk of leaving',
    'how many people are likely to churn',
    'whcih customers are abuot to churn',
    '¿Qué clientes están a punto de irse?',
    'clients sur le point de partir',
  ],
  segments: [
    'who are my repeat customers',
    'how many cart abandoners',
    'How many people are in each segment?',
    'high value customers',
    'show my segments',
    'how many new visitors this week',
    'wie viele Warenkorbabbrecher',
    'carritos abandonados',
    'how many cart abanodners',
  ],
  funnel: [
    'Where do I lose people?',
    'conversion rate',
    'show me the funnel',
    'how many people drop off at checkout',
    'tasa de conversión',
    'taux de conversion',
  ],
  engagement: ['How engaged are my customers?', 'engagement score'],
  events: ['How many page views last week?', 'events by type', 'how much traffic yesterday'],
  source_health: [
    'Is my data up to date?',
    'Is Shopify connected?',
    'when was the last sync',
    'which data sources do I have',
    'Sind meine Daten aktuell?',
  ],
  connect: [
    'How do I connect my shop?',
    'how can I install the pixel',
    'connect shopify',
    'Where do I add a webhook?',
    'how to set up segment',
  ],
  changes: [
    'What changed this week?',
    'how is business',
    'give me an overview',
    'How are we doing?',
    "what's new",
    'catch me up',
    'Resumen de hoy',
  ],
  find_person: [
    'Find customer 14646',
    'look up ada@example.com',
    'who is ada@example.com?',
    'show me the customer 17850',
  ],
  do: [
    'send an email to all my customers',
    'Delete my account',
    'schedule the campaign for Monday',
    'please pause everything',
  ],
  explain: [
    'What is a cart abandoner?',
    'what does engagement score mean',
    'How is conversion rate calculated?',
    'What is PulseHub?',
  ],
  talk: [
    'Hi',
    'Hallo!',
    'thanks!',
    'What can you do?',
    'who are you',
    'is my data safe?',
    'how much does it cost',
    'tell me a joke',
    'asdf',
    '🙂',
    '',
  ],
};

describe('what a question is about', () => {
  it.each(ACTIONS.flatMap((action) => PHRASINGS[action].map((question) => [action, question] as const)))(
    '%s: %s',
    (action, question) => {
      expect(read(question).action).toBe(action);
    },
  );

  it('needs an account for everything that rests on somebody’s events', () => {
    for (const action of ACTIONS) {
      const [question = ''] = PHRASINGS[action];
      expect(read(question).requiresAuth, question).toBe(!['connect', 'explain', 'talk'].includes(action));
    }
  });

  it('names the intent and module of the contract', () => {
    expect(read('Show me campaigns for my customers')).toMatchObject({
      intent: 'campaign_recommendation',
      module: 'campaigns',
    });
    expect(read('How much did I sell last month?')).toMatchObject({ intent: 'metrics', module: 'analytics' });
    expect(read('asdf').confidence).toBeLessThan(0.5);
    expect(read('Show me campaigns for my customers').confidence).toBeGreaterThan(0.8);
  });

  it('takes the topic of a short follow-up from the question before it', () => {
    const followUp = read('and last month?', 'How many orders this week?');
    expect(followUp).toMatchObject({ action: 'orders', entities: { period: { name: 'last month' } } });
    expect(read('and last month?').action).toBe('talk');
  });

  it('finds what is named', () => {
    expect(read('top 3 customers').entities.limit).toBe(3);
    expect(read('campaigns for repeat customers by SMS').entities).toMatchObject({
      segments: ['repeat_customers'],
      channels: ['sms'],
    });
    expect(read('orders above €1,250.50 last month').entities.amounts).toEqual([{ value: 1250.5, currency: 'EUR' }]);
    expect(read('orders over 20 dollars').entities.amounts).toEqual([{ value: 20, currency: 'USD' }]);
    expect(read('find ada.l@example.co.uk').entities.email).toBe('ada.l@example.co.uk');
    expect(read('worst weekday').entities).toMatchObject({ worst: true, grain: 'weekday' });
  });

  it('never throws and always gives a confidence, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (question) => {
        const { confidence, action } = read(question);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        expect(ACTIONS).toContain(action);
      }),
    );
  });

  it('has phrases for every action', () => {
    expect(TOPICS.map(({ action }) => action).sort()).toEqual([...ACTIONS].sort());
  });
});

describe('typing errors', () => {
  it('are put right when two letters of a long word are swapped', () => {
    const words = ['campaigns', 'customers', 'revenue', 'segments', 'conversion', 'yesterday', 'recommend'];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(20), (word, n) => {
        const at = 1 + (n % (word.length - 2));
        const typed = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
        expect(correctTyping(typed, new Set(words))).toBe(word);
      }),
    );
  });

  it('are counted as insertions, deletions, changes and swaps', () => {
    expect(slips('slaes', 'sales')).toBe(1);
    expect(slips('camapign', 'campaign')).toBe(1);
    expect(slips('revenu', 'revenue')).toBe(1);
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => slips(a, b) === slips(b, a)),
    );
  });

  it('leave right words and short words alone', () => {
    const vocabulary = new Set(['orders', 'sales']);
    expect(correctTyping('others said so', vocabulary)).toBe('others said so');
  });
});

it('reads accents, capitals and typographic marks as plain letters', () => {
  expect(normalise('  Café  “Größe” – l’été ')).toBe("cafe “grosse” - l'ete");
});
