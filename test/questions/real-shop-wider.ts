import { type Golden, is, ranks, refuses, says, versus } from './answering.ts';
import { customer, type Invoices, month, quarter, week, weekday } from './invoices.ts';

/** Ranges and filters in other words, changes by customer, days with names, words that nothing is known of. */
export function widerQuestions(ever: Invoices): Golden[] {
  const span = (from: string, to: string) => ever.in(from, to);
  const monthOf = (nth: number, year = 2011) =>
    ever.where((one) => one.day.startsWith(`${year}-${String(nth).padStart(2, '0')}`));
  const [may, june, july, august, september, october, november] = [5, 6, 7, 8, 9, 10, 11].map((nth) =>
    monthOf(nth),
  ) as [Invoices, Invoices, Invoices, Invoices, Invoices, Invoices, Invoices];
  const year = span('2011-01-01', '2012-01-01');
  const [q1, q2, q3] = [
    span('2011-01-01', '2011-04-01'),
    span('2011-04-01', '2011-07-01'),
    span('2011-07-01', '2011-10-01'),
  ];
  const of = (some: Invoices, ...who: string[]) => some.where((one) => who.includes(one.customer));
  const isWeekend = (one: Parameters<typeof weekday>[0]) => ['6', '7'].includes(weekday(one));
  const known = (before: string) => ever.in('2000-01-01', before).buyers;
  const returning = (some: Invoices, from: string) => some.where((one) => known(from).has(one.customer));
  const over = (some: Invoices, orders: number) => some.buyersWith((count) => count > orders);

  return [
    // Totals in other words
    ['whats the total we took in june 2011', is(june.revenue)],
    ['how many invoices did we issue in August 2011?', is(august.orders)],
    ['how many shoppers placed an order in May 2011', is(may.customers)],
    ['mean order size in September', is(september.average)],
    ['sales January through June 2011', is(span('2011-01-01', '2011-07-01').revenue)],
    ['what did the average customer spend in 2011', is(perCustomer(year))],
    ['orders per customer in 2011', is(Math.round((year.orders / year.customers) * 100) / 100)],
    ['how much business did we do in the second quarter', is(q2.revenue, q2.orders)],
    ['revenue in May and June 2011', is(may.revenue, june.revenue)],
    // Filters
    ['sales on weekends in November', is(november.where(isWeekend).revenue)],
    ['revenue excluding weekends in November', is(november.where((one) => !isWeekend(one)).revenue)],
    ['how many orders came in on Thursdays in October', is(october.where((one) => weekday(one) === '4').orders)],
    ['revenue from returning customers in October', is(returning(october, '2011-10-01').revenue)],
    ['orders of more than £250 but less than £500 in July', is(between(july, 250, 500))],
    ['number of orders in September without customer 14911', is(september.orders - of(september, '14911').orders)],
    [
      'how much did 14646 and 18102 spend',
      { values: [of(ever, '14646', '18102').revenue], rows: of(ever, '14646', '18102').ranked(customer) },
    ],
    // Named days
    ["revenue on Valentine's Day", is(span('2011-02-14', '2011-02-15').revenue)],
    ['how many orders on Halloween', is(span('2011-10-31', '2011-11-01').orders)],
    ['sales on Cyber Monday 2011', is(span('2011-11-28', '2011-11-29').revenue)],
    ['Umsatz am Nikolaustag', is(span('2011-12-06', '2011-12-07').revenue)],
    ['revenue on Christmas Eve', { state: 'no_data' }],
    ['Wie viele Bestellungen an Heiligabend 2010?', { state: 'no_data' }],
    ['ventas en Nochebuena', { state: 'no_data' }],
    ['ventas del Black Friday', is(span('2011-11-25', '2011-11-26').revenue)],
    ['revenue on Good Friday 2011', { state: 'no_data' }],
    // Rankings and changes
    ['top 7 customers in Q2 2011', ranks(...q2.ranked(customer).slice(0, 7))],
    ['three weakest months by number of orders', ranks(...ever.ranked(month, 'orders', 'lowest').slice(0, 3))],
    ['what was our best week ever', ranks(...ever.ranked(week).slice(0, 1))],
    ['¿Cuál fue el peor mes de 2011?', ranks(...year.ranked(month, 'revenue', 'lowest').slice(0, 1))],
    ['which customers grew the most from October to November', grows(october, november)],
    ['which customers are losing ground, November against October', shrinks(october, november)],
    ['Which weekday is slowest for orders', ranks(...ever.ranked(weekday, 'orders', 'lowest').slice(0, 1))],
    ['new versus returning customers in November', newAndOld(november)],
    // Comparisons
    ['compare Q1 and Q2 2011 by number of orders', versus(q2.orders, q1.orders)],
    ['Did July do better than June?', versus(july.revenue, june.revenue)],
    ['Wie hat sich der Umsatz von September auf Oktober entwickelt?', versus(october.revenue, september.revenue)],
    ['compara las ventas de septiembre y octubre', versus(october.revenue, september.revenue)],
    ['Comparez septembre et octobre', versus(october.revenue, september.revenue)],
    // Along time
    ['quarterly revenue', { series: ever.series(quarter) }],
    ['how did the number of orders evolve month by month in 2011', { series: year.series(month, 'orders') }],
    ['revanue by qurter', { series: ever.series(quarter) }],
    // People
    ['how many one-time buyers do we have', { people: ever.buyersWith((orders) => orders === 1) }],
    ['customers with no purchase since 1 July 2011', { people: lapsedSince('2011-07-01') }],
    ['custmers with more then 10 ordrs', { people: over(ever, 10) }],
    ['quels clients ont commandé plus de 10 fois', { people: over(ever, 10) }],
    ['Welche Kunden haben nur einmal gekauft?', { people: ever.buyersWith((orders) => orders === 1) }],
    ['how many new customers did we win in Q3', is(q3.newBuyers(ever))],
    // Follow-ups, several in one
    [['revenue in June 2011', 'and the number of orders?', 'what about July?'], is(july.orders)],
    [['orders last month', 'by weekday'], { rows: november.ranked(weekday, 'orders').sort() }],
    [['revenue last month', 'just for customer 14646'], is(of(november, '14646').revenue)],
    ['orders, customers and average order value in Q3 2011', is(q3.orders, q3.customers, q3.average)],
    // Languages
    ['¿Cuántos clientes compraron en mayo de 2011?', is(may.customers)],
    ['kleinste Bestellung im November', is(smallest(november))],
    ['la plus grosse commande de novembre', is(november.largest)],
    ['Umsatz an Wochenenden im November', is(november.where(isWeekend).revenue)],
    // Nothing is known of these: no number of the whole shop
    ['sales to German customers last month', says('unknown_metric')],
    ['revenue from wholesale customers in November', refuses('wholesale')],
    ['orders paid by credit card last month', refuses('credit card')],
    ['in-store sales last month', refuses('in-store')],
    ['sales during the strike', refuses('strike')],
    ['Umsatz aus dem Großhandel', refuses('Großhandel')],
    ['ventas a mayoristas en noviembre', refuses('mayoristas')],
    ['orders with gift wrap in November', refuses('gift wrap')],
  ];

  function perCustomer(some: Invoices): string {
    return (Math.round(some.all.reduce((sum, { pence }) => sum + pence, 0) / some.customers) / 100).toFixed(2);
  }
  function smallest(some: Invoices): string {
    return (Math.min(...some.all.map(({ pence }) => pence)) / 100).toFixed(2);
  }
  function between(some: Invoices, above: number, below: number): number {
    return some.where(({ pence }) => pence > above * 100 && pence < below * 100).orders;
  }
  function lapsedSince(from: string): number {
    const since = ever.in(from, '2011-12-11').buyers;
    return [...ever.buyers].filter((one) => !since.has(one)).length;
  }
  function newAndOld(some: Invoices): Golden[1] {
    const old = returning(some, '2011-11-01').customers;
    return ranks(['returning', old], ['new', some.customers - old]);
  }
  /** Who gained (or lost) most from one time to another, first. */
  function changed(before: Invoices, now: Invoices, sign: 1 | -1): Golden[1] {
    const pence = (some: Invoices, who: string) => of(some, who).all.reduce((sum, one) => sum + one.pence, 0);
    const all = [...new Set([...before.buyers, ...now.buyers])].map((who) => ({
      who,
      by: pence(now, who) - pence(before, who),
    }));
    const first = all.sort((a, b) => sign * (b.by - a.by)).slice(0, 5);
    return ranks(...first.map(({ who }): [string, string] => [who, of(now, who).revenue]));
  }
  function grows(before: Invoices, now: Invoices): Golden[1] {
    return changed(before, now, 1);
  }
  function shrinks(before: Invoices, now: Invoices): Golden[1] {
    return changed(before, now, -1);
  }
}
