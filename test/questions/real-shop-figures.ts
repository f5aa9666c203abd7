import { type Golden, is, ranks, says, versus } from './answering.ts';
import { customer, day, type Invoices, month, quarter, week, weekday } from './invoices.ts';

const pounds = (pence: number) => (Math.round(pence + 1e-7) / 100).toFixed(2);
const two = (value: number) => Math.round(value * 100) / 100;
const penceIn = ({ all }: Invoices) => all.reduce((sum, { pence }) => sum + pence, 0);
const weekdayOf = (date: string) => ((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** Every day from one to another, the last not in it. */
function daysFrom(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += 86_400_000)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}

function median(some: Invoices): string {
  const all = some.all.map(({ pence }) => pence).sort((a, b) => a - b);
  const half = Math.floor(all.length / 2);
  return pounds(all.length % 2 ? (all[half] ?? 0) : ((all[half - 1] ?? 0) + (all[half] ?? 0)) / 2);
}

/** Means of weekdays, parts of a number that was asked before, totals that run, days of a name, times in other words. */
export function figureQuestions(ever: Invoices): Golden[] {
  const span = (from: string, to: string) => ever.in(from, to);
  const monthOf = (nth: number) => ever.where((one) => one.day.startsWith(`2011-${String(nth).padStart(2, '0')}`));
  const [june, july, august, september, october, november] = [6, 7, 8, 9, 10, 11].map(monthOf) as [
    Invoices,
    Invoices,
    Invoices,
    Invoices,
    Invoices,
    Invoices,
  ];
  const year = span('2011-01-01', '2012-01-01');
  const [q1, q2, q3] = [
    span('2011-01-01', '2011-04-01'),
    span('2011-04-01', '2011-07-01'),
    span('2011-07-01', '2011-10-01'),
  ];
  const on = (some: Invoices, ...days: number[]) => some.where((one) => days.includes(Number(weekday(one))));
  const over = (some: Invoices, amount: number) => some.where(({ pence }) => pence > amount * 100);
  const known = (before: string) => ever.in('2000-01-01', before).buyers;
  const returning = (some: Invoices, from: string) => some.where((one) => known(from).has(one.customer));
  /** The running day, 10 December, is no whole day. */
  const [first, today] = ['2010-12-01', '2011-12-10'];
  const wholeDays = daysFrom(first, today);

  type Of = 'orders' | 'revenue';
  const mean = (some: Invoices, days: number, of: Of) =>
    of === 'orders' ? two(some.orders / days) : pounds(penceIn(some) / days);
  const weekdays = (of: Of, from = first, to = today) =>
    [1, 2, 3, 4, 5, 6, 7].map((nth): [string, string | number] => {
      const days = daysFrom(from, to).filter((one) => weekdayOf(one) === nth);
      return [String(nth), mean(on(span(from, to), nth), days.length, of)];
    });
  const typical = (of: Of, nth: number, from = first, to = today): Golden[1] => {
    const days = daysFrom(from, to).filter((one) => weekdayOf(one) === nth).length;
    return { data: { value: mean(on(span(from, to), nth), days, of), periods: days } };
  };
  const eachWeekday: Golden[1] = { rows: weekdays('orders') };
  const bestWeekday = weekdays('revenue').sort((a, b) => Number(b[1]) - Number(a[1]));
  const typicalMonday = typical('orders', 1);
  const workdays = daysFrom(first, today).filter((one) => weekdayOf(one) < 6).length;
  const ranked = (by: typeof month, of: (some: Invoices) => string | number) =>
    [...year.grouped(by)].map(([key, some]): [string, string | number] => [key, of(some)]);
  const highest = (rows: [string, string | number][]) => rows.sort((a, b) => Number(b[1]) - Number(a[1]));
  const running = () => {
    let sum = 0;
    return Object.fromEntries(
      [...year.grouped(month)].map(([key, some]) => {
        sum += penceIn(some);
        return [key, pounds(sum)];
      }),
    );
  };
  const newInNovember = is(november.newBuyers(ever));
  const toDate = is(year.revenue);
  const toMid = is(span('2011-11-03', '2011-11-18').revenue);
  const kinds: Golden[1] = {
    rows: [
      ['returning', returning(november, '2011-11-01').customers],
      ['new', november.newBuyers(ever)],
    ],
  };
  const sundaysSold = wholeDays.filter((one) => weekdayOf(one) === 7 && span(one, `${one}~`).orders > 0).length;

  return [
    // What a weekday has on average
    ['orders each weekday on average', eachWeekday],
    ['average orders per weekday', eachWeekday],
    ['average revenue by day of the week in 2011', { rows: weekdays('revenue', '2011-01-01') }],
    ['durchschnittliche Bestellungen pro Wochentag', eachWeekday],
    ['pedidos por día de la semana de media', eachWeekday],
    ['commandes en moyenne par jour de la semaine', eachWeekday],
    [['orders by weekday', 'on average'], eachWeekday],
    ['on an average Monday, how many orders', typicalMonday],
    ['Wie viele Bestellungen haben wir im Schnitt an einem Montag?', typicalMonday],
    ['¿cuántos pedidos hay de media un lunes?', typicalMonday],
    ['combien de commandes en moyenne le lundi', typicalMonday],
    ['how much do we take on a typical Thursday', typical('revenue', 4)],
    ['average revenue on Sundays in November', typical('revenue', 7, '2011-11-01', '2011-12-01')],
    ['which weekday has the highest average revenue', ranks(...bestWeekday.slice(0, 1))],
    [
      'average weekday revenue vs average weekend revenue',
      is(
        pounds(penceIn(on(ever, 1, 2, 3, 4, 5)) / workdays),
        pounds(penceIn(on(ever, 6, 7)) / (wholeDays.length - workdays)),
      ),
    ],
    [
      'how did November do compared to the average month',
      is(november.revenue, pounds(penceIn(span('2010-12-01', '2011-12-01')) / 12)),
    ],
    ['nombre moyen de commandes par jour en octobre', { data: { value: two(october.orders / 31), periods: 31 } }],
    // Days of a name
    ['best Monday ever', ranks(...on(ever, 1).ranked(day).slice(0, 1))],
    ['top 3 sundays in 2011', ranks(...on(year, 7).ranked(day).slice(0, 3))],
    ['which monday was the best in november', ranks(...on(november, 1).ranked(day).slice(0, 1))],
    ['how many Sundays did we sell anything on', { data: { value: sundaysSold } }],
    ['weekday sales only in November', is(on(november, 1, 2, 3, 4, 5).revenue)],
    ['weekend vs weekday orders in November', { rows: november.ranked(weekday, 'orders').sort() }],
    ['ventes des dimanches de novembre', is(on(november, 7).revenue)],
    ['quel jour de novembre avons-nous le plus vendu ?', ranks(...november.ranked(day).slice(0, 1))],
    // A part of the number before, or another measure of the same
    [['how many customers bought in November', 'how many of them were new'], newInNovember],
    [['wie viele Kunden im November', 'wie viele davon waren neu?'], newInNovember],
    [['¿cuántos clientes compraron en noviembre?', '¿cuántos de ellos eran nuevos?'], newInNovember],
    [['combien de clients en novembre ?', 'combien parmi eux étaient nouveaux ?'], newInNovember],
    [
      ['customers last month', 'and how many of those were returning?'],
      is(returning(november, '2011-11-01').customers),
    ],
    [['how many orders in October', 'and how many customers was that'], is(october.customers)],
    [['revenue in October', 'how many orders was that?'], is(october.orders)],
    [['revenue last month', 'from how many customers?'], is(november.customers)],
    [['orders in November', 'how many of them were over 500?'], is(over(november, 500).orders)],
    [['average order value in November', 'and the median?'], is(median(november))],
    [
      ['revenue in November', 'what about the same for October', 'what was the average order then'],
      is(october.average),
    ],
    [
      'how many customers bought in November, and how many of them were new?',
      is(november.customers, november.newBuyers(ever)),
    ],
    ['how many orders in November and what was the average', is(november.orders, november.average)],
    [['orders in November', 'only over 500', 'and in October?'], is(over(october, 500).orders)],
    [
      ['top 3 customers in October', 'and in November?', 'by number of orders'],
      ranks(...november.ranked(customer, 'orders').slice(0, 3)),
    ],
    [['revenue in June', 'by week', 'and in July?'], { series: { ...july.series(week) } }],
    [['revenue in June', 'and July?', 'and August?'], is(august.revenue)],
    // Times in other words
    ['revenue after 20 November 2011', is(span('2011-11-21', '2011-12-11').revenue)],
    ['revenue in weeks 44 to 47', is(span('2011-10-31', '2011-11-28').revenue)],
    ['revenue W45 2011', is(span('2011-11-07', '2011-11-14').revenue)],
    ['Umsatz in der Black-Friday-Woche', is(span('2011-11-21', '2011-11-28').revenue)],
    ['Umsatz seit Jahresbeginn', toDate],
    ['ventas en lo que va de año', toDate],
    ["chiffre d'affaires depuis le début de l'année", toDate],
    ['revenue between 3 and 17 November', toMid],
    ['Umsatz vom 3. bis 17. November', toMid],
    ['ventas entre el 3 y el 17 de noviembre', toMid],
    ['ventes du 3 au 17 novembre', toMid],
    ['how much did we sell over the summer (June to August)', is(span('2011-06-01', '2011-09-01').revenue)],
    ['revenue on the last day of November', is(span('2011-11-30', '2011-12-01').revenue)],
    ['revenue on 2011-13-01', says('no_such_date')],
    ['orders on the first day of each month', says('not_understood')],
    ['longest time without an order', says('not_understood')],
    // Held against each other
    ['by how much did orders rise from September to October', versus(october.orders, september.orders)],
    ['Um wie viel Prozent stieg der Umsatz von Oktober auf November', versus(november.revenue, october.revenue)],
    ['¿cuánto crecieron las ventas en noviembre respecto a octubre?', versus(november.revenue, october.revenue)],
    ['de combien les ventes ont-elles augmenté entre octobre et novembre', versus(november.revenue, october.revenue)],
    ['did we sell more in Q3 or in Q2', versus(q3.revenue, q2.revenue)],
    [
      'revenue this month vs same period last year',
      versus(monthOf(12).revenue, span('2010-12-01', '2010-12-11').revenue),
    ],
    [
      'revenue this year against last year',
      // The shop has a few days of last year only: no percentage is drawn out of them.
      { data: { value: year.revenue, previous: span('2010-12-01', '2010-12-11').revenue, change: { share: null } } },
    ],
    [['revenue in Q1 2011', 'compare with Q2', 'and orders?'], versus(q1.orders, q2.orders)],
    // Added up, and along time
    ['running total of revenue by month in 2011', { series: running() }],
    ['kumulierter Umsatz nach Monat 2011', { series: running() }],
    ['ingresos acumulados por mes en 2011', { series: running() }],
    ["chiffre d'affaires cumulé par mois en 2011", { series: running() }],
    ['monthly new customers in 2011', { series: Object.fromEntries(ranked(month, (some) => some.newBuyers(ever))) }],
    ['quartely revenue 2011', { series: year.series(quarter) }],
    // Shares, places and amounts
    ['what % of customers in November were new', kinds],
    ['Welcher Anteil der Kunden im November war neu?', kinds],
    [
      'which month of 2011 brought the most new customers',
      ranks(...highest(ranked(month, (some) => some.newBuyers(ever))).slice(0, 1)),
    ],
    [
      'average order value without orders over £5000 in november',
      is(november.where(({ pence }) => pence <= 500_000).average),
    ],
    ['revenue from orders under 50 pounds in 2011', is(year.where(({ pence }) => pence < 5000).revenue)],
    ['number of first time buyers vs repeat buyers in November', kinds],
    ['orders exceeding 750 pounds in September', is(over(september, 750).orders)],
    ['how much did we sell the Friday before last', is(span('2011-12-02', '2011-12-03').revenue)],
    ['revenue from 15 Nov onwards', is(span('2011-11-15', '2011-12-11').revenue)],
    ['revenue up to 15 January 2011', is(span('2010-12-01', '2011-01-16').revenue)],
    [
      'which half of 2011 was better',
      versus(span('2011-01-01', '2011-07-01').revenue, span('2011-07-01', '2012-01-01').revenue),
    ],
    ["what's our best selling time of year", ranks(...ever.ranked(month).slice(0, 1))],
    ['how much money did we loose on returns', { state: 'not_recorded' }],
    ['was yesterday a good day?', is(span('2011-12-09', '2011-12-10').revenue)],
    ['revenue on the 5th of each month', says('not_understood')],
    [['revenue in October', 'per customer?'], is(pounds(penceIn(october) / october.customers))],
    // As it is typed
    ['REVENUE LAST MONTH!!!', is(november.revenue)],
    ['¡¡VENTAS DEL MES PASADO!!', is(november.revenue)],
    ['Durchschnittsumsatz pro Tag im Oktober', { data: { value: pounds(penceIn(october) / 31), periods: 31 } }],
    ['dépense moyenne par client en novembre', is(pounds(penceIn(november) / november.customers))],
    ['how busy were we in november', is(november.orders)],
    ['was haben wir gestern verkauft', is(span('2011-12-09', '2011-12-10').revenue)],
    ['when did we have our first order', { data: { value: first } }],
    ['wieviel umstaz im juni', is(june.revenue)],
    ['cuantos pedidso en novienbre', is(november.orders)],
  ];
}
