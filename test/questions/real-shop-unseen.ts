import { type Golden, is, ranks, refuses, says, versus } from './answering.ts';
import { customer, day, type Invoices, month, week, weekday } from './invoices.ts';

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

/** What merchants ask with more in it than a time and a number: joined times, shares, who bought then and not since. */
export function harderQuestions(ever: Invoices): Golden[] {
  const span = (from: string, to: string) => ever.in(from, to);
  const november = span('2011-11-01', '2011-12-01');
  const october = span('2011-10-01', '2011-11-01');
  const september = span('2011-09-01', '2011-10-01');
  const year = span('2011-01-01', '2012-01-01');
  const isWeekend = (one: Parameters<typeof weekday>[0]) => ['6', '7'].includes(weekday(one));
  // The part, and the whole whose share it is.
  const inNovember = is(november.revenue, year.revenue);
  const onWeekends = is(ever.where(isWeekend).revenue, ever.revenue);
  const over500 = is(ever.where((one) => one.pence > 50_000).orders, ever.orders);
  const midAutumn = is(span('2011-09-15', '2011-10-16').revenue);
  const week47 = is(span('2011-11-21', '2011-11-28').revenue);
  const toSummer = is(span('2010-10-01', '2011-07-01').revenue);
  const lastWeekend = is(span('2011-11-26', '2011-11-28').revenue);
  const season = is(span('2010-11-01', '2011-01-01').revenue);
  const quietest = { rows: november.ranked(day, 'orders', 'lowest').slice(0, 3) };
  const later = span('2011-10-01', '2011-12-11').buyers;
  const notSince: Golden[1] = { people: [...september.buyers].filter((one) => !later.has(one)).length };
  const both: Golden[1] = { people: [...october.buyers].filter((one) => november.buyers.has(one)).length };
  const sinceAugust = span('2011-08-01', '2011-12-11').buyers;
  const bigAndGone: Golden[1] = {
    people: ever.ranked(customer).filter(([who, spent]) => Number(spent) > 5000 && !sinceAugust.has(who)).length,
  };
  const summer = ['2011-07', '2011-08', '2011-09'].map((one) => ever.where((it) => month(it) === one).buyers);
  const without14646 = ranks(
    ...ever
      .where((one) => one.customer !== '14646')
      .ranked(customer)
      .slice(0, 10),
  );
  return [
    // Times that are joined, end, or have a number
    ['money made between easter and the end of june 2011', is(span('2011-04-22', '2011-07-01').revenue)],
    ['how much did we sell from mid-September to mid-October', midAutumn],
    ['Umsatz von Mitte September bis Mitte Oktober', midAutumn],
    ['ventas desde mediados de septiembre hasta mediados de octubre', midAutumn],
    ['ventes de mi-septembre à mi-octobre', midAutumn],
    ['revenue from Q4 2010 to Q2 2011', toSummer],
    ['Umsatz Q4 2010 bis Q2 2011', toSummer],
    ['ventas del Q4 2010 al Q2 2011', toSummer],
    ['CA du T4 2010 au T2 2011', toSummer],
    ['net sales in the 90 days to 30 November 2011', is(span('2011-09-02', '2011-12-01').revenue)],
    ['takings for the week ending 4 december 2011', is(span('2011-11-28', '2011-12-05').revenue)],
    ['how much did we sell in the year to end November 2011', is(span('2010-12-01', '2011-12-01').revenue)],
    ['revenue for week 47', week47],
    ['Umsatz in KW 47', week47],
    ['ventas de la semana 47', week47],
    ["chiffre d'affaires de la semaine 47", week47],
    ['what did we take on the 1st, 2nd and 3rd of November', is(span('2011-11-01', '2011-11-04').revenue)],
    ['sales in the last weekend of November', lastWeekend],
    ['ventas del último fin de semana de noviembre', lastWeekend],
    ['ventes du dernier week-end de novembre', lastWeekend],
    ['Was haben wir im Weihnachtsgeschäft letztes Jahr eingenommen', season],
    ['¿Cuánto ingresamos en la campaña de Navidad del año pasado?', season],
    ["Combien avons-nous encaissé pendant les fêtes de Noël l'an dernier ?", season],
    ['how much we pulled in during the back half of august', is(span('2011-08-16', '2011-09-01').revenue)],
    ['revenue the past 3 Mondays', is(span('2011-11-21', '2011-12-06').where((one) => weekday(one) === '1').revenue)],
    ['revenue in the 13th month of 2011', says('no_such_date')],
    ['revenue in week 54', says('no_such_date')],
    // Held against each other
    [
      'is December ahead of where we were at this point last month',
      versus(span('2011-12-01', '2011-12-11').revenue, span('2011-11-01', '2011-11-11').revenue),
    ],
    ['are we up or down on last year', versus(year.revenue, span('2010-01-01', '2010-12-11').revenue)],
    ['did more people buy in october than in september 2011', versus(october.customers, september.customers)],
    [
      'AOV Q1 vs Q2 vs Q3 2011',
      is(
        span('2011-01-01', '2011-04-01').average,
        span('2011-04-01', '2011-07-01').average,
        span('2011-07-01', '2011-10-01').average,
      ),
    ],
    ['week on week orders since october', { series: span('2011-10-01', '2011-12-11').series(week, 'orders') }],
    // Shares
    ['what percentage of this years sales happened in november', inNovember],
    ['Welchen Anteil am Jahresumsatz hatte der November', inNovember],
    ['¿qué parte de las ventas de este año fue en noviembre?', inNovember],
    ['quelle part des ventes de cette année a été faite en novembre ?', inNovember],
    ['share of weekend sales in total revenue', onWeekends],
    ['Anteil des Wochenendes am Gesamtumsatz', onWeekends],
    ['¿qué porcentaje de las ventas es en fin de semana?', onWeekends],
    ['quelle part des ventes se fait le week-end ?', onWeekends],
    ['what fraction of orders is above 500', over500],
    ['Wie viel Prozent der Bestellungen liegen über 500 Pfund', over500],
    ['¿qué porcentaje de pedidos supera las 500 libras?', over500],
    ['quel pourcentage des commandes dépasse 500 livres ?', over500],
    // Rankings
    ['name the 3 days with fewest orders in november', quietest],
    ['Welche drei Tage im November hatten die wenigsten Bestellungen', quietest],
    ['los tres días de noviembre con menos pedidos', quietest],
    ['les trois jours de novembre avec le moins de commandes', quietest],
    ['top 10 customers excluding 14646', without14646],
    ['Top 10 Kunden ohne 14646', without14646],
    ['los 10 mejores clientes sin contar 14646', without14646],
    ['top 10 clients sans 14646', without14646],
    ['customers ranked 6 to 10 by revenue', ranks(...ever.ranked(customer).slice(0, 10))],
    ["what's the gap between our best and worst month of 2011", ranks(...year.ranked(month).slice(0, 1))],
    ['Wer ist der zweitbeste Kunde', ranks(...ever.ranked(customer).slice(0, 2))],
    // Who bought then, and not since
    ['who bought in september and nothing since', notSince],
    ['Wer hat im September gekauft, aber seither nicht mehr', notSince],
    ['¿quién compró en septiembre y no ha vuelto a comprar?', notSince],
    ['qui a acheté en septembre et plus rien depuis ?', notSince],
    ['¿cuántos clientes compraron tanto en octubre como en noviembre?', both],
    ['combien de clients ont commandé à la fois en octobre et en novembre ?', both],
    ['anyone spending over 5k that hasnt been seen since august', bigAndGone],
    ['Kunden mit über 5000 Umsatz, die seit August nichts bestellt haben', bigAndGone],
    ['clientes que gastaron más de 5000 y no compran desde agosto', bigAndGone],
    ['clients ayant dépensé plus de 5000 et rien acheté depuis août', bigAndGone],
    [
      'who bought every month from july to september but nothing after',
      {
        people: [...ever.buyers].filter((one) => summer.every((buyers) => buyers.has(one)) && !later.has(one)).length,
      },
    ],
    // Not recorded, in every language
    ['Wie viele Retouren hatten wir im November', { state: 'not_recorded' }],
    ['¿cuántas devoluciones hubo en noviembre?', { state: 'not_recorded' }],
    ['combien de retours en novembre ?', { state: 'not_recorded' }],
    ['did the rain hurt sales in august', says('unknown_metric')],
    ['¿afectó la lluvia a las ventas de agosto?', says('unknown_metric')],
    ["la pluie a-t-elle pesé sur les ventes d'août ?", says('unknown_metric')],
    // A month, a year earlier
    [['revenue in November 2011', 'and the year before?'], { state: 'no_data' }],
  ];
}
