import type { Dimension, MetricGrain } from '../../../contract/metrics.ts';
import { anyOf } from './words.ts';

/** What people call the things a number can be split by: en, de, es, fr, it, pt, nl. Singular first, then plural. */
export const DIMENSION_NOUNS: [Dimension, singular: string, plural: string][] = [
  [
    'weekday',
    'weekday, day of the week, day of week, wochentag, dia de la semana, jour de la semaine, jour de semaine, giorno della settimana, dia da semana, weekdag',
    'weekdays, days of the week, wochentage, wochentagen, dias de la semana, jours de la semaine, giorni della settimana, dias da semana',
  ],
  [
    'hour',
    'hour, hour of the day, hour of day, time of day, time of the day, stunde, uhrzeit, tageszeit, hora, hora del dia, heure, ora, uur',
    'hours, hours of the day, stunden, uhrzeiten, horas, heures, ore, uren',
  ],
  [
    'day',
    'day, date, tag, dia, jour, giorno, dag, calendar day',
    'days, dates, tage, tagen, dias, jours, giorni, dagen',
  ],
  [
    'week',
    'week, calendar week, woche, kalenderwoche, semana, semaine, settimana',
    'weeks, wochen, semanas, semaines, settimane, weken',
  ],
  [
    'month',
    'month, calendar month, time of the year, time of year, monat, mes, mois, mese, maand',
    'months, monate, monaten, meses, mesi, maanden',
  ],
  ['quarter', 'quarter, quartal, trimestre, kwartaal', 'quarters, quartale, quartalen, trimestres, trimestri'],
  ['year', 'year, jahr, ano, annee, anno, jaar', 'years, jahre, jahren, anos, annees, anni'],
  [
    'source',
    'source, data source, quelle, fuente, origen, fonte, bron',
    'sources, data sources, quellen, fuentes, origenes, fonti, fontes, bronnen',
  ],
  [
    'channel',
    'channel, sales channel, marketing channel, kanal, canal, canale, kanaal',
    'channels, sales channels, kanale, kanalen, canales, canaux, canali, canais',
  ],
  [
    'campaign',
    'campaign, kampagne, campana, campagne, campagna, campanha',
    'campaigns, kampagnen, campanas, campagnes, campagne, campanhas',
  ],
  [
    'product',
    'product, item, article, sku, produkt, artikel, producto, articulo, produit, prodotto, articolo, produto',
    'products, items, articles, skus, goods, produkte, produkten, artikeln, productos, articulos, produits, prodotti, articoli, produtos, producten, artikelen',
  ],
  [
    'segment',
    'segment, customer segment, segmento, kundensegment',
    'segments, customer segments, segmente, segmenten, segmentos, segmenti',
  ],
  [
    'customer',
    'customer, buyer, client, shopper, kunde, kunden, kundin, kaufer, cliente, comprador, acheteur, klant, spender, person, company',
    'customers, buyers, clients, shoppers, spenders, people, kunden, kundinnen, kaufer, clientes, compradores, acheteurs, clienti, klanten, accounts, personen',
  ],
  [
    'buyer',
    'customer type, buyer type, type of customer, type of buyer, kundenart, tipo de cliente, type de client, new or returning, new and returning, new vs returning, new versus returning, new against returning',
    'customer types, buyer types, types of customers, kundenarten',
  ],
];

export const dimensionAt = (dimension: Dimension) => {
  const row = DIMENSION_NOUNS.find(([name]) => name === dimension);
  return { singular: row?.[1] ?? '', plural: row?.[2] ?? '' };
};

export const GRAINS = new Set<Dimension>(['hour', 'day', 'week', 'month', 'quarter', 'year']);
export const isGrain = (dimension: Dimension): dimension is MetricGrain => GRAINS.has(dimension);

/** Before a dimension: split by it. */
export const EACH = anyOf(
  `by, per, each, every, for each, for every, by each, per each, split by, split into, broken down by, break down by, breakdown by,
  broken out by, grouped by, group by, across, across the, across all, pro, je, nach, aufgeteilt nach, jeden, jede, jedes, jedem, por,
  por cada, cada, al, segun, desglosado por, par, selon, chaque, pour chaque, ventile par, ripartito per, a, ogni, per ogni, elke, per elke`,
);
/** Before a dimension: which of them. */
export const WHICH = anyOf(
  `which, what, which of my, which of our, which of the, which one of the, welcher, welche, welches, welchem, welchen, que, cual, cuales, cual es el, cual fue el, en que,
  quel, quelle, quels, quelles, quale, quali, che, qual, quais, welk, wat, name the, list the`,
);
export const HIGHEST = anyOf(
  `top, best, most, fastest growing, fastest-growing, fastest rising, most growing, am schnellsten wachsenden, biggest, largest, highest, strongest, busiest, most busy, most active, greatest, record, peak, leading, best selling, best-selling, top selling, top-selling,
  most popular, most valuable, most profitable, most important, most loyal, highest spending, highest-spending, main, favourite, favorite, number one, number 1,
  beste, besten, bester, bestes, starkste, starksten, starkster, grosste, grossten, grosster, hochste, hochsten, meisten, meiste, umsatzstarkste, umsatzstarksten,
  umsatzstarkster, wichtigste, wichtigsten, beliebteste, beliebtesten, meistverkaufte, meistverkauften, mejor, mejores, mayor, mayores, mas vendido, mas vendidos, mas,
  principales, principal, meilleur, meilleure, meilleurs, meilleures, plus, principaux, plus gros, plus grand, plus grands, migliore, miglior, migliori, maggiori,
  melhor, melhores, maiores, maior, beste, grootste, drukste`,
);
export const LOWEST = anyOf(
  `worst, fastest falling, fastest declining, fastest shrinking, fastest-falling, fastest-declining, least, least busy, least active, lowest, bottom, weakest, slowest, quietest, smallest, fewest, poorest, worst selling, worst-selling, least popular, slowest selling,
  schlechteste, schlechtesten, schlechtester, schwachste, schwachsten, schwachster, wenigsten, niedrigste, niedrigsten, kleinste, kleinsten, ruhigste,
  peor, peores, menor, menores, menos, menos vendidos, menos vendido, mas bajo, pire, pires, moins, plus faible, plus faibles, plus mauvais, peggiore, peggiori, peggior, pior, piores, slechtste, minste`,
);
export const SHARE =
  /\b(?:share|shares|percent|percentage|per cent|proportion|fraction|portion|what part|how much of (?:my|our|the|all)|how much of (?=(?:revenue|sales|orders|turnover)\b)|anteil|prozent|wie viel prozent|porcentaje|proporcion|que parte|parte de|peso|poids|part|pourcentage|proportion|quelle part|percentuale|quota|percentual|aandeel)\b|(?:^|\s)%(?=\s)/;
export const COMPARE =
  /\b(?:compar\w+|versus|vs|against|than|relative to|in comparison|verglich\w*|vergleich\w*|gegenuber|im vergleich|verglichen mit|als|comparad\w+|compara\w*|en comparacion|frente a|contra|contre|gegen|respecto|que el|que la|(?:mas|menos|mejor|peor)\b.{0,40}\bque en|(?:plus|moins|mieux)\b.{0,30}\bqu'(?:en|au|a)|par rapport|compare[ez]?\w*|face a|confront\w+|rispetto|comparad\w+|em relacao|vergeleken)\b/;
/** Words that ask how a number moves against the time before. */
export const GROWTH =
  /\b(?:grow|grows|growing|grew|grown|growth|growth rate|increase[ds]?|increasing|decrease[ds]?|decreasing|decline[ds]?|declining|drop(?:ped|ping)?|fell|fall(?:ing|en)?|rise|rose|risen|rising|went (?:up|down)|go(?:ne|ing)? (?:up|down)|up or down|trend(?:ing)? (?:up|down)|better|worse|more or less|change[ds]?|changing|difference|delta|improv\w+|gewachsen|wachst|wuchs(?:en)?|wachstum|gestiegen|steigt|stieg(?:en)?|sank(?:en)?|gesunken|sinkt|gefallen|veranderung|verandert|crec\w+|subid\w+|subio|bajado|bajo|aument\w+|disminu\w+|cambi\w+|croissance|augment\w+|baiss\w+|diminu\w+|progress\w+|evolue|cresciut\w+|crescita|calat\w+|cresceu|crescimento|gegroeid|groei|gestegen|gedaald)\b/;
/** What some of many did against the time before: went down, or up. */
export const FALLS =
  /\b(?:los(?:t|ing) (?:ground|the most)|declin\w*|fall(?:s|ing|en)?|fell|drop\w*|shr[aiu]nk\w*|decreas\w*|down the most|slip(?:s|ped|ping)|biggest (?:losers|drops?)|(?:spend|buy|order|sell)(?:s|ing)? less|less than before|worse than before|verlier\w*|verloren|zuruckgegangen|sinken\w*|gesunken|gefallen|eingebrochen|nachgelassen|weniger als (?:vorher|zuvor|fruher)|cae[nr]?|cayeron|cayendo|caido|bajan?d?o?|bajaron|perdi\w+ terreno|perdiendo|disminu\w+|baiss\w+|recul\w+|perd(?:u|ent) du terrain|perdent|chut\w+)\b/;
export const RISES =
  /\b(?:grow\w*|grew|gain\w*|ris(?:e|es|ing|en)|rose|climb\w*|improv\w*|increas\w*|up the most|on the rise|biggest (?:gainers|winners|gains?)|(?:spend|buy|order|sell)(?:s|ing)? more than before|gewachsen|wachs\w*|zugelegt|zulegen|gestiegen|steigen\w*|crec\w+|subi\w+|subiendo|aument\w+|mejor\w+ mas|progress\w+|augment\w+|en hausse|croiss\w+)\b/;
/** Whether the time that is named is done better than another. */
export const AHEAD =
  /\b(?:ahead of|behind where|behind (?=last|the)|up (?:or down )?on|down on|above (?=last)|below (?=last)|(?:uber|unter|vor|hinter) (?:dem |der )?(?=vorjahr|vormonat|vorwoche|letzt)|(?:mejor|peor) que|por encima del?|por debajo del?|(?:mieux|moins bien) qu(?:e|')|au-dessus de)/;
export const TREND =
  /\b(?:trend|trends|trending|over time|time series|series|history|historical|development|develop(?:ed|ing)?|evolution|evolv\w+|curve|timeline|chart|graph|plot|progression|verlauf|entwicklung|entwickelt|zeitverlauf|zeitreihe|tendencia|evolucion|evolucionad\w+|a lo largo del tiempo|historico|tendance|au fil du temps|courbe|historique|andamento|tendenza|evolucao|ontwikkeling|verloop)\b/;
/** Adjectives that split by time: "monthly revenue". */
export const GRAIN_ADJECTIVES: [MetricGrain, RegExp][] = [
  ['hour', /\b(?:hourly|hour[- ]by[- ]hour|stundlich\w*)\b/],
  [
    'day',
    /\b(?:daily|day[- ]by[- ]day|day[- ]to[- ]day|taglich\w*|tageweise|diari[ao]s?|dia a dia|quotidien\w*|jour par jour|giornalier\w*|dagelijks\w*)\b/,
  ],
  [
    'week',
    /\b(?:weekly|week[- ]by[- ]week|wochentlich\w*|wochenweise|semanal(?:es|mente)?|semana a semana|hebdomadaire\w*|semaine par semaine|settimanal\w*|wekelijks\w*)\b/,
  ],
  [
    'month',
    /\b(?:monthly|month[- ]by[- ]month|monatlich\w*|monatsweise|mensual(?:es|mente)?|mes a mes|mes por mes|mensuel\w*|mois par mois|mensil\w*|mensais|mensal|maandelijks\w*)\b/,
  ],
  ['quarter', /\b(?:quarterly|quarter[- ]by[- ]quarter|quartalsweise|trimestral(?:es)?|trimestriel\w*)\b/],
  [
    'year',
    /\b(?:yearly|annual|annually|year[- ]by[- ]year|jahrlich\w*|anual(?:es|mente)?|annuel\w*|annual\w*|jaarlijks\w*)\b/,
  ],
];

/** Bought once, and never again. */
export const NEVER_BACK =
  /\bnever (?:c[ao]me back|been back|returned|(?:bought|ordered|purchased) again)\b|\b(?:did not|didn't|didnt) (?:come back (?:after|for a second)|(?:buy|order) again)\b|\bnie (?:wieder|mehr) (?:gekauft|bestellt|gekommen|wiedergekommen)|\bnie (?:zuruck|wieder)gekommen|\bnunca (?:mas )?(?:volvio|volvieron|regreso|regresaron)\b|\bjamais (?:revenue?s?|rachete)/;
