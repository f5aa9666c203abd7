import { type Golden, is, ranks, says, versus } from './answering.ts';
import { customer, day, type Invoice, type Invoices, month, quarter, weekday } from './invoices.ts';

/** Questions as shop owners type them: short, with slips, days by their number, and no question mark. */
export function typedQuestions(all: Invoices): Golden[] {
  const [september, october, november, december] = [
    all.in('2011-09-01', '2011-10-01'),
    all.in('2011-10-01', '2011-11-01'),
    all.in('2011-11-01', '2011-12-01'),
    all.in('2011-12-01', '2011-12-11'),
  ];
  const year = all.in('2011-01-01', '2012-01-01');
  const [q2, q3] = [all.in('2011-04-01', '2011-07-01'), all.in('2011-07-01', '2011-10-01')];
  const lastWeek = all.in('2011-11-28', '2011-12-05');
  const since5th = all.in('2011-12-05', '2011-12-11');
  const weekend = all.in('2011-12-03', '2011-12-05');
  const largest = (of: Invoices) => of.all.toSorted((a, b) => b.pence - a.pence);
  const pounds = ({ pence }: Invoice) => (pence / 100).toFixed(2);
  const without = (of: Invoices, count: number) => {
    const first = new Set(
      of
        .ranked(customer)
        .slice(0, count)
        .map(([key]) => key),
    );
    return (one: Invoices) => one.where((invoice) => !first.has(invoice.customer));
  };
  const newBuyers = new Set(
    [...november.buyers].filter((buyer) => !all.in('2010-01-01', '2011-11-01').buyers.has(buyer)),
  );
  const fromNew = november.where((invoice) => newBuyers.has(invoice.customer));
  const twiceInQ3 = [...q3.grouped(customer).values()].filter(({ orders }) => orders >= 2).length;
  return [
    // Days by their number, and runs of months and weekdays
    ['sales since the 5th', is(since5th.revenue)],
    ['ventas desde el dia 5', is(since5th.revenue)],
    ['umsatz seit dem 5.', is(since5th.revenue)],
    ['ventes depuis le 5', is(since5th.revenue)],
    [
      'sales on the 24th of november and the 25th',
      is(all.in('2011-11-24', '2011-11-25').revenue, all.in('2011-11-25', '2011-11-26').revenue),
    ],
    ['pedidos del 1 al 7', is(all.in('2011-12-01', '2011-12-08').orders)],
    ['umsatz vom 1. bis zum 7. november', is(all.in('2011-11-01', '2011-11-08').revenue)],
    ['sept oct nov revenue', is(september.revenue, october.revenue, november.revenue)],
    ['revenue jan to mar vs apr to june', versus(all.in('2011-01-01', '2011-04-01').revenue, q2.revenue)],
    ['sales mon-fri last week', is(all.in('2011-11-28', '2011-12-03').revenue)],
    [
      'orders last friday vs the friday before',
      versus(all.in('2011-12-09', '2011-12-10').orders, all.in('2011-12-02', '2011-12-03').orders),
    ],
    ['ventas 1-10 dic vs 1-10 nov', versus(december.revenue, all.in('2011-11-01', '2011-11-11').revenue)],
    ['ventas del finde pasado', is(weekend.revenue)],
    ['ventes du week end dernier', is(weekend.revenue)],
    ['umsatz im sommer', is(all.in('2011-06-01', '2011-09-01').revenue)],
    ['orders each sunday in november', { series: november.where((one) => weekday(one) === '7').series(day, 'orders') }],
    ['what was revenue in week 48 and 49', is(lastWeek.revenue, since5th.revenue)],
    ['orders 5/12', is(all.in('2011-12-05', '2011-12-06').orders)],
    [
      "panier moyen la semaine dernière vs celle d'avant",
      versus(lastWeek.average, all.in('2011-11-21', '2011-11-28').average),
    ],
    // The running month or year
    ['top 10 tage des jahres', ranks(...year.ranked(day).slice(0, 10))],
    ['largest order of the year', is(year.largest)],
    ['schwächster monat des jahres', ranks(...year.ranked(month, 'revenue', 'lowest').slice(0, 1))],
    ["ca de l'année", is(year.revenue)],
    ['best day of the month', ranks(...december.ranked(day).slice(0, 1))],
    // What comes first in each, and what is left without it
    ['best customer of each month', { rows: firstOfEach(all, month) }],
    ['meilleur client de chaque trimestre', { rows: firstOfEach(all, quarter) }],
    ['revenue without our biggest customer', is(without(all, 1)(all).revenue)],
    [
      'sales excluding the top 3 customers in november',
      versus(without(november, 3)(november).revenue, without(november, 3)(october).revenue),
    ],
    [['revenue in november', 'without the biggest customer'], is(without(november, 1)(november).revenue)],
    [
      'aov last month without the largest order',
      is(november.where(({ pence }) => pence < (largest(november)[0]?.pence ?? 0)).average),
    ],
    ['revenue without the best day', says('not_understood')],
    ['biggest drop month over month', says('not_understood')],
    // Single orders
    [
      'top 5 orders last month',
      {
        data: {
          orders: largest(november)
            .slice(0, 5)
            .map((one) => ({ goods: pounds(one), person: { userId: one.customer } })),
        },
      },
    ],
    [
      'los 3 pedidos mas grandes de noviembre',
      {
        data: {
          orders: largest(november)
            .slice(0, 3)
            .map((one) => ({ goods: pounds(one) })),
        },
      },
    ],
    // People
    ['how many people orderd twice or more in q3', { people: twiceInQ3 }],
    ['how much do new customers spend on average in november', is(perBuyer(fromNew))],
    // Other words
    [
      'que porcentaje de las ventas viene de clientes nuevos en noviembre',
      ranks(
        ['returning', november.where((invoice) => !newBuyers.has(invoice.customer)).revenue],
        ['new', fromNew.revenue],
      ),
    ],
    ['cuanto mas vendimos en noviembre que en octubre', versus(november.revenue, october.revenue)],
    ["combien de plus en novembre qu'en octobre", versus(november.revenue, october.revenue)],
    ['q dia de la semana se vende mas', ranks(...all.ranked(weekday).slice(0, 1))],
    ['which day in november was best and which was worst', ranks(...november.ranked(day).slice(0, 1))],
    ['total for oct and nov', is(october.revenue, november.revenue)],
    ['revenue last week and how many', is(lastWeek.revenue, lastWeek.orders)],
    // Two answers held against each other
    [['sales in november', 'and october?', 'difference?'], versus(november.revenue, october.revenue)],
    [
      ['sales in november', 'and october?', 'which one had more customers'],
      versus(november.customers, october.customers),
    ],
    [['how many orders in q3', 'difference to q2?'], versus(q3.orders, q2.orders)],
  ];
}

/** The best customer of each period, in the order of the periods. */
function firstOfEach(all: Invoices, by: (invoice: Invoice) => string): [string, string | number][] {
  return [...all.grouped(by).values()].map((one) => one.ranked(customer)[0] ?? ['', '']);
}

function perBuyer(of: Invoices): string {
  const pence = of.all.reduce((sum, one) => sum + one.pence, 0);
  return (Math.round(pence / of.customers) / 100).toFixed(2);
}
