import { type Expected, type Golden, is, ranks, refuses, says } from './answering.ts';
import type { Invoices } from './invoices.ts';

const people = (count: number): Expected => ({ people: count });
const known = (data: Record<string, unknown>): Expected => ({ data: { found: true, ...data } });

/** Lists of people of Lumen & Oak by what holds of them, in any order of words and in four languages. */
export const LUMEN_CONDITIONS: Golden[] = [
  // What they bought, how often and for how much
  ['customers with more than one order and over 200 spent', people(2)],
  ['who spent less than 60', people(3)],
  ['who bought a lamp and then a diffuser within 30 days', says('not_understood')],
  ['who bought a lamp and then nothing within 3 days', refuses('nothing within 3 days')],
  ['who bought in march or spent over 100', says('not_understood')],
  ['who can be emailed or texted', says('not_understood')],
  // What no list can hold is not left out
  ['who bought twice in one day', says('not_understood')],
  ['who orders more than 3 times a month', says('not_understood')],
  ['who spends more than 100 per order', says('not_understood')],
  ['wer gibt mehr als 100 pro bestellung aus', says('not_understood')],
  ['clientes que gastan mas de 100 por pedido', says('not_understood')],
  ['customers with an average order over 100', says('not_understood')],
  ['who bought every month', says('not_understood')],
  ['who bought a vase after a lamp', says('not_understood')],
  ['quien compro vase despues de oak lamp', says('not_understood')],
  ['customers with refunds over 20', says('not_understood')],
  ['who spent the most on a single day', refuses('on a single day')],
  ['who bought at least 3 different products', refuses('at least 3 different products')],
  ['who ordered within 2 days after their first order', refuses('within 2 days')],
  ['customers who bought nothing but matches', refuses('nothing but')],
  ['how many customers came back within 30 days', refuses('within 30 days')],
  ['wer hat eine vase aber keine lamp gekauft', people(0)],
  ['clientes que nunca han comprado nada', people(6)],
  ['wer hat noch nie etwas gekauft', people(6)],
  ["qui n'a jamais rien acheté", people(6)],
  ['quien compro oak lamp pero no vase', people(1)],
  ['top 3 customers i can email', people(1)],
  ['biggest spender without an email', people(1)],
  ['high value customers who abandoned a cart', people(0)],
  ['new customers who bought twice', says('not_understood')],
  ['who bought twice on sundays', says('not_understood')],
  ['neukunden die zweimal bestellt haben', refuses('zweimal bestellt')],
  ['clientes de alto valor que abandonaron el carrito', people(0)],
  [['wer hat zweimal gekauft', 'wie viele bestellungen hatten sie letzte woche'], { people: 3, data: { orders: 4 } }],
  [['quien compro dos veces', 'cuantos pedidos hicieron la semana pasada'], { people: 3, data: { orders: 4 } }],
  [['who bought twice', 'how many orders did they place last week'], { people: 3, data: { orders: 4 } }],
  // What they looked at and put into their carts
  ['who viewed the oak lamp and didnt buy it', people(1)],
  ['who looked at a vase this week', people(1)],
  ['who put something in the cart but didnt buy', people(3)],
  ['who has matches in their cart', people(1)],
  ['who started checkout but never ordered', people(0)],
  ['quien vio oak lamp y no la compro', people(1)],
  ['quién miró vase pero no compró nada', people(1)],
  ['wer hat sich die oak lamp angesehen und nicht gekauft', people(1)],
  ['wer hat matches im warenkorb', people(1)],
  ['wer hat seinen warenkorb stehen lassen', people(3)],
  ["qui a vu oak lamp sans l'acheter", people(1)],
  // How one can write to them
  ['how many customers have no email', people(1)],
  ['kunden ohne e-mail', people(1)],
  ['clientes sin correo', people(1)],
  ['clients sans e-mail', people(1)],
  ['how many unsubscribed', people(1)],
  ['is hugo subscribed', known({ name: 'Hugo Oak', consent: { email: 'subscribed' } })],
  ['can i email ivy?', known({ consent: { email: 'unsubscribed' } })],
  ['darf ich ivy anschreiben', known({ consent: { email: 'unsubscribed' } })],
  ['puedo escribirle a ivy?', known({ consent: { email: 'unsubscribed' } })],
  ['est-ce que je peux écrire à ivy', known({ consent: { email: 'unsubscribed' } })],
  // One person, one order
  ['which segments is dev in', known({ segments: ['high_value_customers', 'repeat_customers'] })],
  ['did cara get a refund', is('50.00')],
  ['how much did we refund dev', is('40.00')],
  ['wie viel haben wir cara erstattet', is('50.00')],
  ['combien a-t-on remboursé à cara', is('50.00')],
  ['show me order O1004', { data: { order: { number: 'O1004', total: '221.00', refunded: '40.00' } } }],
  ['bestellung O1003', { data: { order: { number: 'O1003', person: { email: 'cara@customers.example' } } } }],
  // Of what they had
  ['who was refunded last week', ranks(['cara@customers.example', '50.00'], ['dev', '40.00'])],
  ['a quien hemos reembolsado', ranks(['cara@customers.example', '50.00'], ['dev', '40.00'])],
  ['who used a discount', ranks(['bob@customers.example', '20.00'])],
  ['how many customers got a refund', refuses('a refund')],
  // Segments by their names
  ['how many in high value', { data: { segment: 'high_value_customers', count: 3 } }],
  ['cuantos hay en alto valor', { data: { segment: 'high_value_customers', count: 3 } }],
];

/** The same of the real shop, from its invoices. */
export function conditionsOfRealShop(ever: Invoices): Golden[] {
  const buyers = [...ever.grouped(({ customer }) => customer)];
  const count = (holds: (own: Invoices) => boolean) => people(buyers.filter(([, own]) => holds(own)).length);
  const pence = ({ all }: Invoices) => all.reduce((sum, one) => sum + one.pence, 0);
  const has = ({ all }: Invoices, month: string) => all.some(({ day }) => day.startsWith(month));
  const many = (own: Invoices) => own.orders > 10 && pence(own) < 300_000;
  const few = (own: Invoices) => pence(own) > 500_000 && own.orders < 5;
  const both = (own: Invoices) => has(own, '2011-09') && has(own, '2011-11');
  const once = (own: Invoices) => own.orders === 1;
  const silent = ({ all }: Invoices) => all.every(({ day }) => day < '2011-06-14');
  const largest = buyers
    .map(([who, { all }]): [string, number] => [who, Math.max(...all.map((one) => one.pence))])
    .sort(([, a], [, b]) => b - a)
    .slice(0, 3)
    .map(([who, value]): [string, string] => [who, (value / 100).toFixed(2)]);
  return [
    ['kunden mit mehr als 10 bestellungen und weniger als 3000 umsatz', count(many)],
    ['clientes con mas de 10 pedidos y menos de 3000 gastados', count(many)],
    ['clients avec plus de 10 commandes et moins de 3000 dépensés', count(many)],
    ['wer hat mehr als 5000 ausgegeben aber weniger als 5 mal bestellt', count(few)],
    ['clientes que gastaron mas de 5000 pero pidieron menos de 5 veces', count(few)],
    ['who ordered more than 100 times or spent over 50000', count((own) => own.orders > 100 || pence(own) > 5_000_000)],
    ['wer hat im september und im november gekauft', count(both)],
    ['qui a acheté en septembre et en novembre', count(both)],
    ['who bought in november or december', count((own) => has(own, '2011-11') || has(own, '2011-12'))],
    ['clientes que solo compraron una vez', count(once)],
    ["clients qui n'ont acheté qu'une fois", count(once)],
    ['einmalkäufer', count(once)],
    ['combien de clients ont commandé exactement 3 fois', count(({ orders }) => orders === 3)],
    ['quien no compra desde hace 6 meses', count(silent)],
    ['kunden mit den größten bestellungen', ranks(...largest)],
    ['clients avec les plus grosses commandes', ranks(...largest)],
    ['clientes con los pedidos más grandes', ranks(...largest)],
    [['who spent more than 10000', 'sort them by number of orders'], { people: 104, data: { by: 'orders' } }],
    ['valor previsto del cliente 14646', { data: { status: 'naive', modelVersion: 1 } }],
  ];
}
