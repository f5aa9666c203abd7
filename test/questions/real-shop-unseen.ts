import { type Golden, is, ranks, refuses, versus } from './answering.ts';
import { customer, type Invoices, month, week, weekday } from './invoices.ts';

/** Thirty more of the same kinds, written after the rules that read the others. */
export function unseenQuestions(ever: Invoices): Golden[] {
  const monthOf = (nth: number) => ever.where((one) => one.day.startsWith(`2011-${String(nth).padStart(2, '0')}`));
  const span = (from: string, to: string) => ever.in(from, to);
  const [january, march, april, august, september, october, november] = [1, 3, 4, 8, 9, 10, 11].map(monthOf) as [
    Invoices,
    Invoices,
    Invoices,
    Invoices,
    Invoices,
    Invoices,
    Invoices,
  ];
  const year = span('2011-01-01', '2012-01-01');
  const q3 = span('2011-07-01', '2011-10-01');
  const of = (some: Invoices, ...who: string[]) => some.where((one) => who.includes(one.customer));
  const notSince = (from: string) => [...ever.buyers].filter((one) => !span(from, '2011-12-11').buyers.has(one)).length;
  const orders = (some: Invoices, keep: (count: number) => boolean) => some.buyersWith(keep);
  return [
    ['can you tell me how much we turned over in March 2011', is(march.revenue)],
    ['number of invoices in the first half of 2011', is(span('2011-01-01', '2011-07-01').orders)],
    ['takings in the two weeks before Halloween', is(span('2011-10-17', '2011-10-31').revenue)],
    ['revenue since Black Friday', is(span('2011-11-25', '2011-12-11').revenue)],
    [
      'sales on Black Friday vs Cyber Monday',
      versus(span('2011-11-25', '2011-11-26').revenue, span('2011-11-28', '2011-11-29').revenue),
    ],
    ['Bestellungen am Valentinstag', is(span('2011-02-14', '2011-02-15').orders)],
    ['pedidos en San Valentín', is(span('2011-02-14', '2011-02-15').orders)],
    ['ventes à la Saint-Valentin', is(span('2011-02-14', '2011-02-15').revenue)],
    ['chiffre d’affaires du Vendredi noir', is(span('2011-11-25', '2011-11-26').revenue)],
    ['best 4 customers in August 2011', ranks(...august.ranked(customer).slice(0, 4))],
    ['which two months had the most orders', ranks(...ever.ranked(month, 'orders').slice(0, 2))],
    ['worst week of 2011 by revenue', ranks(...year.ranked(week, 'revenue', 'lowest').slice(0, 1))],
    [
      'how much did customers 14911 and 17450 spend in Q3 2011',
      { values: [of(q3, '14911', '17450').revenue], rows: of(q3, '14911', '17450').ranked(customer) },
    ],
    [
      'orders on Tuesdays and Wednesdays in September',
      is(september.where((one) => ['2', '3'].includes(weekday(one))).orders),
    ],
    ['average basket on weekends in October', is(october.where((one) => ['6', '7'].includes(weekday(one))).average)],
    ['who orderd more then 20 times in 2011', { people: orders(year, (count) => count > 20) }],
    [
      'who ordered more than twice but less than five times',
      { people: orders(ever, (count) => count > 2 && count < 5) },
    ],
    ['who bought nothing in October', { people: [...ever.buyers].filter((one) => !october.buyers.has(one)).length }],
    ['Kunden ohne Bestellung seit 60 Tagen', { people: notSince('2011-10-12') }],
    ["clients qui n'ont rien commandé depuis 60 jours", { people: notSince('2011-10-12') }],
    ['Kunden, die mehr als 5 Mal gekauft haben', { people: orders(ever, (count) => count > 5) }],
    ['clientes que compraron solo una vez', { people: orders(ever, (count) => count === 1) }],
    [
      'how many people bought in both October and November',
      { people: [...october.buyers].filter((one) => november.buyers.has(one)).length },
    ],
    ['how many new buyers did April bring', is(april.newBuyers(ever))],
    ['largest invoice in September', is(september.largest)],
    ['Umsatz im August im Vergleich zum September', versus(august.revenue, september.revenue)],
    ['were orders up in October compared with September', versus(october.orders, september.orders)],
    [['revenue in August', 'only weekends'], is(august.where((one) => ['6', '7'].includes(weekday(one))).revenue)],
    [['orders in January 2011', 'and customers?'], is(january.customers)],
    ['revenue and number of customers in April 2011', is(april.revenue, april.customers)],
    ['sales from our Leeds branch in November', refuses('Leeds')],
    ['subscription orders last month', refuses('subscription')],
    ['Umsatz mit Geschäftskunden im November', refuses('Geschäftskunden')],
    ['commandes payées par chèque en novembre', refuses('chèque')],
    ['revenue from students', refuses('students')],
  ];
}
