import { type Expected, type Golden, ranks, says } from './answering.ts';
import type { Invoices } from './invoices.ts';

const people = (count: number): Expected => ({ people: count });
const orders = (count: number, ...placed: Record<string, unknown>[]): Expected => ({ data: { count, placed } });
/** Of a plan that nobody has approved: how many people it is about. */
const plans = (kind: string, about: number): Expected => ({
  data: { plan: { kind, status: 'proposed', difference: { people: about } } },
});

const DIFFUSER = { number: 'O1003', total: '59.00', refunded: '50.00', items: [{ name: 'Diffuser', quantity: 1 }] };
const BOBS_FIRST = {
  ...{ number: 'O0990', total: '155.00' },
  items: [
    { name: 'Oak lamp', quantity: 1 },
    { name: 'Vase', quantity: 1 },
  ],
};
const BOBS_LAST = { number: 'O1002', total: '91.40', items: [{ name: 'Diffuser', quantity: 2 }] };

/** Questions to Lumen & Oak about its people: who they are, what they bought, whom one may write to, and what follows. */
export const LUMEN_PEOPLE: Golden[] = [
  // One person, by name
  ['what did Cara buy', orders(1, DIFFUSER)],
  ["Cara's last order", orders(1, DIFFUSER)],
  ['what did bob buy in March?', orders(2, BOBS_LAST, BOBS_FIRST)],
  ['what did bob buy last month', { data: { found: true, placed: [] } }],
  ["when was bob's first order", orders(2, BOBS_FIRST)],
  ['when did bob last buy', orders(2, BOBS_LAST)],
  ['what did bob@customers.example buy', orders(2, BOBS_LAST, BOBS_FIRST)],
  ['Was hat Bob gekauft?', orders(2, BOBS_LAST, BOBS_FIRST)],
  ['Wann hat Bob das letzte Mal bestellt?', orders(2, BOBS_LAST)],
  ['¿Qué compró Cara?', orders(1, DIFFUSER)],
  ['cuándo compró bob por última vez', orders(2, BOBS_LAST)],
  ["qu'est-ce que Cara a acheté ?", orders(1, DIFFUSER)],
  ['quand Bob a-t-il commandé pour la première fois', orders(2, BOBS_FIRST)],
  ['what did Zelda buy', { data: { found: false } }],
  ['did gina ever buy anything', { data: { found: true, orders: 0 } }],
  ["what is hugo's e-mail", { data: { email: 'hugo@customers.example' } }],
  [['what did Cara buy', 'and when did she last order?'], orders(1, DIFFUSER)],
  [['who is bob', 'what did he buy'], orders(2, BOBS_LAST, BOBS_FIRST)],
  ['how much has bob spent with us', { values: ['235.00'] }],
  ['will gina come back', { data: { found: true, prediction: null } }],
  // What they said to being written to
  ['how many people can I reach by e-mail', people(2)],
  ['wie viele Leute kann ich per E-Mail erreichen?', people(2)],
  ['a cuántas personas puedo escribir por correo', people(2)],
  ['combien de personnes puis-je joindre par e-mail', people(2)],
  ['who unsubscribed?', people(1)],
  ['wer hat sich vom Newsletter abgemeldet', people(1)],
  ['quién se dio de baja', people(1)],
  ["qui s'est désabonné", people(1)],
  ['who is subscribed to sms', people(1)],
  ['who abandoned a cart and can be e-mailed', people(1)],
  ['which repeat customers can be e-mailed', people(0)],
  ['wer hat eingewilligt', people(2)],
  ['save everyone who unsubscribed as a segment', plans('save_segment', 1)],
  // What was bought
  ['customers who bought an oak lamp but never a vase', people(1)],
  ['which customers bought a vase and also an oak lamp', people(2)],
  ['what is usually bought together with the oak lamp', says('unknown_metric')],
  ['what did customers who bought a throw also buy', says('unknown_metric')],
  // The people of the list before
  [['who bought twice', 'who of them bought a vase'], people(2)],
  [['wer hat zweimal gekauft', 'wer von ihnen hat einen Throw gekauft'], people(1)],
  [['quién compró dos veces', '¿quiénes de ellos compraron Vase?'], people(2)],
  [['who bought twice', 'how many are they?'], people(3)],
  [['who bought twice', 'how much did they spend last week'], { people: 3, data: { revenue: '420.0000', orders: 4 } }],
  [['show cart abandoners', 'only those I can e-mail'], people(1)],
  [['who bought twice', 'only those from Germany'], says('unknown_metric')],
  [['who bought twice', 'save them as a segment'], plans('save_segment', 3)],
  [['qui a acheté deux fois', 'enregistre-les comme segment'], plans('save_segment', 3)],
  [['who bought twice', 'tag them as loyal'], plans('tag_people', 3)],
  [['who are my best customers', 'write to them'], says('ask_back')],
  ['tag bob as vip', plans('tag_people', 1)],
  ['who viewed a product today but did not buy', people(1)],
  // Who leaves, and what goes with them: one question, told in one answer
  ['who is about to churn and what would I lose', { data: { missingBuyers: 23 } }],
  ['wer springt bald ab und was kostet mich das', { data: { missingBuyers: 23 } }],
  ['quién está a punto de irse y cuánto perdería', { data: { missingBuyers: 23 } }],
  // Campaigns that nobody has sent, and what has arrived
  ['did the newsletter bring money', { data: { campaigns: [] } }],
  ['¿la campaña trajo dinero?', { data: { campaigns: [] } }],
  ['when did data last arrive', { data: { sources: [{ name: 'Shop' }, { name: 'Browser' }] } }],
  ['is my Shopify up to date?', { data: { sources: [], asked: 'shopify' } }],
  ['are you missing any orders', { data: { openFailures: 0 } }],
  ['fehlen Bestellungen?', { data: { openFailures: 0 } }],
];

/** The same of the real shop, from its invoices. */
export function peopleOfRealShop(ever: Invoices): Golden[] {
  const buyers = ever.grouped(({ customer }) => customer);
  const count = (holds: (own: Invoices) => boolean) => people([...buyers.values()].filter(holds).length);
  const pence = ({ all }: Invoices) => all.reduce((sum, one) => sum + one.pence, 0);
  const has = (own: Invoices, month: string) => own.all.some(({ day }) => day.startsWith(month));
  const spent = (own: Invoices) => pence(own) > 500_000;
  const of = (who: string) => buyers.get(who) ?? ever.in('', '');
  const firstInNovember = [...buyers].filter(([, { all }]) => {
    const [first = ''] = all.map(({ day }) => day).sort();
    return first.startsWith('2011-11');
  });
  const ofThose = ever.where(
    ({ customer, day }) => day.startsWith('2011-11') && firstInNovember.some(([who]) => who === customer),
  );
  return [
    ['what did customer 14646 buy', { data: { count: of('14646').orders } }],
    ['last order of customer 12346', { data: { count: 1, placed: [{ total: '77183.60' }] } }],
    ['what did 99999 buy', { data: { found: false } }],
    ['quién gastó más de 5000', count(spent)],
    ['who spent between 1000 and 2000', count((own) => pence(own) >= 100_000 && pence(own) <= 200_000)],
    [['who spent over 5000', 'only those who bought in November'], count((own) => spent(own) && has(own, '2011-11'))],
    [
      ['who spent over 5000', 'who of them did not buy in November'],
      count((own) => spent(own) && !has(own, '2011-11')),
    ],
    [['who spent over 5000', 'who of them ordered more than 50 times'], count((own) => spent(own) && own.orders > 50)],
    [
      ['who spent over 5000', 'save them as "Big ones"'],
      plans('save_segment', [...buyers.values()].filter(spent).length),
    ],
    ['who bought for the first time in November', ranks(...ofThose.ranked(({ customer }) => customer).slice(0, 3))],
    ['wer hat im November zum ersten Mal gekauft', ranks(...ofThose.ranked(({ customer }) => customer).slice(0, 3))],
  ];
}
