import { describe, expect, it } from 'vitest';
import type { Step } from '../../../../contract/analyst.ts';
import { TOOL_INPUTS } from '../../../../contract/analyst.ts';
import type { Before } from '../reading.ts';
import { read, stepsOf } from '../testing/setting.ts';

const CARDS: Before = { question: 'show me campaigns', steps: [{ tool: 'recommend_campaigns', input: {} }] };
const firstOf = (question: string, before?: Before): Step | undefined => {
  const [part] = read(question, before).parts;
  return part?.kind === 'steps' ? part.steps[0] : undefined;
};

describe('a plan that was spoken of', () => {
  it.each([
    [
      'approve',
      'approve it',
      'ok, go ahead',
      'Genehmige das',
      'mach das so',
      'apruébala',
      'adelante',
      'approuve-la',
      'vas-y',
    ],
    ['refuse', 'cancel that', "don't send it", 'never mind', 'brich es ab', 'lass es', 'cancélalo', 'laisse tomber'],
    [
      'undo',
      'undo that',
      'Undo the last change, please',
      'mach das rückgängig',
      'deshaz eso',
      'annule ça',
      'take it back',
    ],
    ['send', 'send it now', 'launch the campaign', 'sende sie jetzt', 'envíala ahora', 'envoie-la maintenant'],
  ])('is found, to %s it', (wish, ...said) => {
    for (const one of said) expect(firstOf(one, CARDS), one).toMatchObject({ tool: 'recall_plan', input: { wish } });
  });

  it.each([
    ['send it friday 9am', 'change_campaign'],
    ['send it by sms', 'change_campaign'],
    ['cancelled orders last month', 'query_metric'],
    ['do it warmer', 'change_campaign'],
  ])('“%s” is no such thing', (said, tool) => {
    expect(firstOf(said, CARDS)?.tool).toBe(tool);
  });

  it('is not what nobody has spoken of', () => {
    expect(firstOf('do it')?.tool).not.toBe('recall_plan');
    expect(firstOf('undo the last change')).toMatchObject({ tool: 'recall_plan' });
  });
});

describe('what is remembered', () => {
  it.each(['what do you remember?', 'Was hast du dir gemerkt?', '¿Qué recuerdas?', 'De quoi te souviens-tu ?'])(
    'is told: %s',
    (said) => expect(firstOf(said)).toEqual({ tool: 'list_facts', input: {} }),
  );

  it.each([
    ['forget that', ''],
    ['Vergiss das', ''],
    ['Olvida eso', ''],
    ['Oublie ça', ''],
    ['forget that we are closed on Sundays', 'we are closed on Sundays'],
    ['Vergiss, dass wir sonntags geschlossen haben', 'wir sonntags geschlossen haben'],
    ['Olvida que cerramos los domingos', 'cerramos los domingos'],
    ['Oublie que nous fermons le dimanche', 'nous fermons le dimanche'],
  ])('is forgotten: %s', (asked, said) => {
    expect(firstOf(asked)).toEqual({ tool: 'set_up', input: { remove: { kind: 'fact', said } } });
  });

  it.each([
    ['No, we are closed on Mondays', 'we are closed on Mondays'],
    ['an sms costs us 5 cents', 'an sms costs us 5 cents'],
    ['Los domingos cerramos', 'Los domingos cerramos'],
    ['Nous sommes fermés le dimanche', 'Nous sommes fermés le dimanche'],
  ])('is said, whatever was spoken of: %s', (asked, text) => {
    expect(firstOf(asked, CARDS)).toEqual({
      tool: 'propose_action',
      input: { kind: 'remember_fact', input: { text } },
    });
  });
});

describe('a question by the clock', () => {
  it.each([
    ['send me revenue every monday', { question: 'revenue last week', every: 'week', weekday: 1 }],
    [
      'Every morning at 8 email me the number of orders',
      { question: 'number of orders yesterday', every: 'day', at: '08:00' },
    ],
    [
      'Schick mir jeden Montag um 7 Uhr den Umsatz',
      { question: 'Umsatz letzte Woche', every: 'week', weekday: 1, at: '07:00' },
    ],
    ['Mándame los ingresos cada lunes', { question: 'ingresos la semana pasada', every: 'week', weekday: 1 }],
    ["Envoie-moi le chiffre d'affaires chaque lundi", { every: 'week', weekday: 1 }],
    ['tell me every day how many orders I had', { every: 'day' }],
  ])('is asked from then on: %s', (said, question) => {
    const step = firstOf(said);
    expect(step).toMatchObject({ tool: 'set_up', input: { question } });
    expect(TOOL_INPUTS.set_up.safeParse(step?.input).success).toBe(true);
  });

  it.each(['stop sending me that', 'Arrête de m’envoyer ça', 'Deja de mandarme eso'])('ends: %s', (said) => {
    expect(firstOf(said)).toMatchObject({ tool: 'set_up', input: { remove: { kind: 'question' } } });
  });

  it('is none where nothing comes again', () => {
    expect(firstOf('send me revenue of last monday')?.tool).not.toBe('set_up');
    expect(firstOf('revenue every monday')?.tool).toBe('query_metric');
  });
});

describe('a workflow', () => {
  it.each([
    'every time someone abandons a cart over 50, create a task',
    'Jedes Mal, wenn jemand einen Warenkorb über 50 Euro abbricht, leg eine Aufgabe an',
    'Cada vez que alguien abandone un carrito de más de 50, crea una tarea',
    "Chaque fois que quelqu'un abandonne un panier de plus de 50, crée une tâche",
  ])('is begun by a cart of a worth: %s', (said) => {
    const workflow = { segmentId: 'cart_abandoners', change: 'entered', cartOver: 50, task: '' };
    expect(firstOf(said)).toEqual({ tool: 'set_up', input: { workflow } });
  });

  it.each([
    [
      'when someone becomes a repeat customer, tag them gold',
      { segmentId: 'repeat_customers', change: 'entered', tag: 'gold' },
    ],
    ['Wenn jemand Stammkunde wird, markiere ihn mit gold', { segmentId: 'repeat_customers', tag: 'gold' }],
    ['whenever someone buys, send them an email about care', { event: 'purchase', email: 'care', sends: true }],
    ['every monday at 9 create a task to check stock', { at: '09:00', weekday: 1, task: 'check stock' }],
  ])('does one thing: %s', (said, workflow) => {
    expect(firstOf(said)).toMatchObject({ tool: 'set_up', input: { workflow } });
  });

  it('tells what of its cause it cannot keep to', () => {
    expect(firstOf('when someone places an order over 200, create a task')).toMatchObject({
      input: { workflow: { event: 'purchase' }, unread: ['over 200'] },
    });
  });

  it('is taken away only where that is said, and shown where it is to stand still', () => {
    const listed = { tool: 'list_set_up', input: { what: 'workflows' } };
    for (const said of ['pause the workflow Winback', 'turn off that workflow', 'Pausiere den Ablauf Winback']) {
      expect(firstOf(said), said).toEqual(listed);
    }
    const removed = { tool: 'set_up', input: { remove: { kind: 'workflow', said: 'winback' } } };
    expect(firstOf('delete the workflow Winback')).toEqual(removed);
  });

  it('is none where a question is asked', () => {
    expect(firstOf('when do people buy?')?.tool).not.toBe('set_up');
    expect(firstOf('how many people abandoned a cart?')?.tool).not.toBe('set_up');
  });
});

describe('a task', () => {
  it.each([
    ['remind me to reorder boxes next Tuesday at 10', 'reorder boxes, 10:00', '2011-12-13'],
    ['add a task to check the returns by the end of the month', 'check the returns', '2011-12-31'],
    ['Erinnere mich in 3 Tagen daran, Kartons zu bestellen', 'Kartons zu bestellen', '2011-12-13'],
    ['Recuérdame mañana llamar al proveedor', 'llamar al proveedor', '2011-12-11'],
    ["Rappelle-moi demain d'appeler le fournisseur", 'appeler le fournisseur', '2011-12-11'],
  ])('has its day, whatever was spoken of: %s', (said, title, dueOn) => {
    const input = { kind: 'create_task', input: { title, dueOn } };
    expect(firstOf(said, CARDS)).toEqual({ tool: 'propose_action', input });
  });

  it.each([
    "what's on my to-do list?",
    'Welche Aufgaben sind offen?',
    '¿Qué tareas hay?',
    'quelles tâches sont ouvertes ?',
    'mark the boxes task as done',
  ])('is listed: %s', (said) => expect(firstOf(said)).toEqual({ tool: 'list_set_up', input: { what: 'tasks' } }));
});

describe('whom a campaign is not for', () => {
  const none = (where: object) => ({
    tool: 'change_campaign',
    input: { condition: { where: { type: 'none', of: [where] } } },
  });
  it.each([
    'not to people who bought this week',
    'nicht an Leute, die diese Woche gekauft haben',
    'no a quienes compraron esta semana',
    'pas à ceux qui ont acheté cette semaine',
  ])('is read as a rule: %s', (said) => {
    const bought = { type: 'orders', amount: 1, within: { from: '2011-12-05', to: '2011-12-11' } };
    expect(firstOf(said, CARDS)).toMatchObject(none({ type: 'all', of: [bought] }));
  });

  it.each([
    'leave out repeat customers',
    'außer an Stammkunden',
    'excepto clientes recurrentes',
    'sauf les clients fidèles',
  ])('is a segment, and not another campaign: %s', (said) => {
    const step = firstOf(said, CARDS);
    expect(step).toMatchObject(none({ type: 'segment', segment: 'repeat_customers' }));
    expect(step?.input).not.toHaveProperty('segmentId');
  });

  it.each(['limit to 100 people and 20 euro', 'höchstens 100 Leute und 20 Euro', 'máximo 100 personas y 20 euros'])(
    'is no number of people, which is told, and the cost beside it is kept: %s',
    (said) => {
      expect(firstOf(said, CARDS)).toMatchObject({
        tool: 'change_campaign',
        input: { costLimit: { amount: '20', currency: 'EUR' }, unread: [expect.stringContaining('100')] },
      });
    },
  );

  it('leaves its channels as they are where it is pushed to another day', () => {
    const step = firstOf('push it to monday', CARDS);
    expect(step).toMatchObject({ tool: 'change_campaign', input: { sendOn: '2011-12-12' } });
    expect(step?.input).not.toHaveProperty('channels');
  });
});

it.each([
  'max 2 emails per week per customer',
  'nicht mehr als 2 Mails pro Woche an jeden Kunden',
  'como mucho 2 correos por semana',
  'pas plus de 2 e-mails par semaine',
])('how many letters a week there may be is shown with where it is set: %s', (said) => {
  expect(firstOf(said)).toEqual({ tool: 'list_set_up', input: { what: 'letters' } });
});

it('a tag is taken off whoever is named, whatever people are called so', () => {
  expect(stepsOf('remove the tag VIP from alice@customers.example')).toMatchObject([
    {
      input: {
        kind: 'tag_people',
        input: { audience: { personId: 'alice@customers.example' }, tag: 'VIP', remove: true },
      },
    },
  ]);
});
