import { describe, expect, it } from 'vitest';
import { ACTION_INPUTS } from '../../../contract/actions.ts';
import { read, stepsOf } from './testing/setting.ts';

describe('actions', () => {
  it.each([
    ['Remind me to call the supplier on Friday', 'create_task', { title: 'call the supplier', dueOn: '2011-12-16' }],
    ['create a task "order boxes" for tomorrow', 'create_task', { title: 'order boxes', dueOn: '2011-12-11' }],
    ['Please remember that we ship on Mondays', 'remember_fact', { text: 'we ship on Mondays' }],
    ['We are closed on Sundays.', 'remember_fact', { text: 'We are closed on Sundays.' }],
    ['tag repeat customers as vip', 'tag_people', { audience: { segmentId: 'repeat_customers' }, tag: 'vip' }],
    [
      'Send an email to my cart abandoners with subject "Still there?" saying "Come back"',
      'send_email',
      { audience: { segmentId: 'cart_abandoners' }, subject: 'Still there?', body: 'Come back' },
    ],
    [
      'draft an email to the cart abandoners of last week about spring',
      'draft_email',
      { audience: { definition: { where: { of: [{ event: 'add_to_cart' }, { type: 'orders', not: true }] } } } },
    ],
    ['draft an email to “Cart abandoners”', 'draft_email', { audience: { segmentId: 'cart_abandoners' } }],
    ['tag spring buyers as "New visitors"', 'tag_people', { audience: { segmentId: '0198' }, tag: 'New visitors' }],
    ['draft an email to “Spring buyers”', 'draft_email', { audience: { segmentId: '0198' } }],
    [
      'Entwirf eine E-Mail an „Spring buyers“ mit "Hallo"',
      'draft_email',
      { audience: { segmentId: '0198' }, body: 'Hallo' },
    ],
    ['draft an email to cart abandoners about spring', 'draft_email', { subject: 'Spring' }],
    ['draft a campaign for cart abandoners "Come back" 10% off', 'draft_campaign', { offer: '10% off' }],
    [
      'draft a campaign for repeat customers with up to 20% off',
      'draft_campaign',
      { offer: '20% off', segmentId: 'repeat_customers' },
    ],
    ['write an e-mail to cart abandoners with 10% off', 'draft_email', { audience: { segmentId: 'cart_abandoners' } }],
    [
      'save a segment of customers who have not bought for 90 days called Sleepers',
      'save_segment',
      { name: 'Sleepers' },
    ],
  ])('%s', (question, kind, input) => {
    const reading = read(question);
    expect(reading).toMatchObject({ kind: 'action', module: 'ops-copilot', action: 'propose_action' });
    expect(reading.parts).toMatchObject([{ kind: 'steps', steps: [{ input: { kind, input } }] }]);
  });

  it('says what a plan does not heed of what was said', () => {
    const assumedOf = (question: string) =>
      read(question).parts.flatMap((part) => (part.kind === 'steps' ? part.assumed : []));
    expect(assumedOf('draft a campaign for high-value customers at risk, at most 150 pounds')).toEqual([]);
    expect(assumedOf('Entwirf eine E-Mail an Stammkunden über Tee, höchstens 150 Euro')).toEqual([
      expect.stringContaining('„hochstens 150 euro“'),
    ]);
    expect(assumedOf('draft a campaign for repeat customers with up to 20% off')).toEqual([]);
    expect(assumedOf('send an email to customers who spent less than 50 euros')).toEqual([]);
  });

  it.each([
    ['Draft a win-back for high-value people at risk, max $150 cost', 'churn', 'high_value_customers', 'USD'],
    [
      'Entwirf eine Rückgewinnungskampagne für wertvolle Kunden kurz vor dem Absprung, höchstens 150 €',
      ...(['churn', 'high_value_customers', 'EUR'] as const),
    ],
    [
      'Redacta una campaña de recuperación para clientes de alto valor en riesgo, máximo 150 €',
      ...(['churn', 'high_value_customers', 'EUR'] as const),
    ],
    [
      'Rédige une campagne de reconquête pour les clients à forte valeur à risque, au plus 150 €',
      ...(['churn', 'high_value_customers', 'EUR'] as const),
    ],
  ])('drafts a campaign for a list that the models make: %s', (said, list, segment, currency) => {
    const [step, ...more] = stepsOf(said);
    expect(more).toEqual([]);
    expect(step).toMatchObject({
      input: {
        kind: 'draft_campaign',
        input: {
          ...{ segmentId: list, costLimit: { amount: '150', currency } },
          condition: { where: { type: 'segment', segment } },
        },
      },
    });
  });

  it('takes “about to churn” for whom a letter is for, and not for what it is about', () => {
    const [step] = stepsOf('Draft an email to customers who are about to churn');
    expect(step).toMatchObject({ input: { input: { audience: { prediction: 'churn' } } } });
    expect(step).not.toHaveProperty('input.input.subject');
  });

  it('keeps a sending to what it may cost, and its subject free of it', () => {
    const [step, ...more] = stepsOf('Envía un correo a mis clientes recurrentes sobre té por como mucho 20 euros');
    expect(more).toEqual([]);
    expect(step).toMatchObject({
      input: {
        kind: 'send_email',
        input: {
          ...{ audience: { segmentId: 'repeat_customers' }, subject: 'Té' },
          costLimit: { amount: '20', currency: 'EUR' },
        },
      },
    });
  });

  it('keeps a drafted campaign to what it may cost, and to those of its segment of whom something is said', () => {
    const inputOf = (question: string) => {
      const [step] = stepsOf(question);
      return step?.tool === 'propose_action' ? step.input.input : undefined;
    };
    const costLimit = { amount: '150', currency: 'EUR' };
    const question = 'Draft a campaign for repeat customers who spent more than 500, at most 150 EUR';
    expect(inputOf(question)).toMatchObject({ segmentId: 'repeat_customers', costLimit, condition: { version: 1 } });
    expect(inputOf('Entwirf eine Kampagne für Stammkunden, höchstens 150 Euro')).toMatchObject({ costLimit });
  });

  it('plans with an input that fits, where all of it is named', () => {
    const [step] = stepsOf('save a segment of customers who spent more than 500 called Big ones');
    if (step?.tool !== 'propose_action') throw new Error('No plan');
    expect(ACTION_INPUTS.save_segment.safeParse(step.input.input).success).toBe(true);
  });
});

describe('who bought last', () => {
  it.each([
    ['Who ordered last?', 10],
    ['who was my last customer?', 10],
    ['list my latest 5 customers', 5],
    ['Wer hat zuletzt bestellt?', 10],
    ['¿Quién compró por última vez?', 10],
    ['Qui a commandé en dernier ?', 10],
  ])('“%s” lists buyers by their last order', (question, limit) => {
    expect(stepsOf(question)).toMatchObject([{ tool: 'list_people', input: { by: 'last_order', limit } }]);
  });

  it.each(['who bought last month?', 'revenue of my last customers', 'how many customers did I have last week'])(
    '“%s” is no such list',
    (question) => {
      expect(stepsOf(question)).not.toMatchObject([{ input: { by: 'last_order' } }]);
    },
  );
});
