import type { Language } from './format.ts';

type Who = 'buyers' | 'visitors';
type Grain = 'week' | 'month';
type Asked = { who: Who; grain: Grain };

/** Who came back, in words. Figures, counts and periods come written; a period with its preposition is `when`. */
export interface RetentionWords {
  lookedForNone(it: { who: Who; when: string }): string;
  nobody(it: { who: Who; when: string }): string;
  inThatTime: string;
  monthsNext(ask: string): string;
  week(day: string): string;
  /** A period with the preposition it takes. */
  inPeriod(it: { grain: Grain; name: string }): string;
  looked(it: { size: string; name: string }): string;
  first(it: { who: Who; size: string; when: string; timezone: string }): string;
  nobodyYet: string;
  soFar: string;
  next(ask: string): string;
  chart(it: { who: Who; when: string }): string;
  lookedMany(count: string, one: boolean): string;
  rate(it: Asked & { share: string; back: string; size: string; timezone: string }): string;
  byFirst(grain: Grain): string;
  ofWhom(it: { grain: Grain; first: string; back: string }): string;
  title(grain: Grain): string;
  grain: Record<Grain, string>;
  people: Record<Who, string>;
}

export const RETENTION_WORDS: Record<Language, RetentionWords> = {
  en: {
    lookedForNone: ({ who, when }) => `Looked for first ${who === 'buyers' ? 'orders' : 'visits'} ${when}`,
    nobody: ({ who, when }) =>
      `Nobody who can be told apart ${who === 'buyers' ? 'bought' : 'came'} for the first time ${when}.`,
    inThatTime: 'in that time',
    monthsNext: (ask) => `Ask ${ask} to see the months there are.`,
    week: (day) => `the week from ${day}`,
    inPeriod: ({ name }) => `in ${name}`,
    looked: ({ size, name }) => `Followed the ${size} of ${name}`,
    first: ({ who, size, when, timezone }) =>
      `**${size}** ${who === 'buyers' ? 'bought' : 'came'} for the first time ${when} (${timezone}). Of them ${who === 'buyers' ? 'ordered again' : 'came back'}:`,
    nobodyYet: 'nobody so far: no later time has begun.',
    soFar: 'so far',
    next: (ask) => `Ask ${ask} to bring more of them back.`,
    chart: ({ who, when }) => `Came back, first ${who === 'buyers' ? 'orders' : 'visits'} ${when}`,
    lookedMany: (count, one) => `Followed ${count} ${one ? 'cohort' : 'cohorts'}`,
    rate: ({ who, grain, share, back, size, timezone }) =>
      `**${share}** of ${who === 'buyers' ? 'customers ordered again' : 'visitors came back'} the ${grain} after their first (${back} of ${size}, ${timezone}; only whole ${grain}s count).`,
    byFirst: (grain) => `By the ${grain} of the first time:`,
    ofWhom: ({ grain, first, back }) => `${first}, of whom ${back} the ${grain} after`,
    title: (grain) => `Came back, by the ${grain} of the first time`,
    grain: { week: 'Week', month: 'Month' },
    people: { buyers: 'Customers', visitors: 'Visitors' },
  },
  de: {
    lookedForNone: ({ who, when }) => `Nach ersten ${who === 'buyers' ? 'Bestellungen' : 'Besuchen'} ${when} gesucht`,
    nobody: ({ who, when }) =>
      `Niemand, der sich unterscheiden lässt, hat ${when} zum ersten Mal ${who === 'buyers' ? 'gekauft' : 'vorbeigeschaut'}.`,
    inThatTime: 'in dieser Zeit',
    monthsNext: (ask) => `Frag ${ask}, um zu sehen, welche Monate es gibt.`,
    week: (day) => `Woche ab ${day}`,
    inPeriod: ({ grain, name }) => (grain === 'month' ? `im ${name}` : `in der ${name}`),
    looked: ({ size, name }) => `${size} verfolgt, ${name}`,
    first: ({ who, size, when, timezone }) =>
      `Zum ersten Mal ${who === 'buyers' ? 'gekauft' : 'da'} ${when} (${timezone}): **${size}**. Davon ${who === 'buyers' ? 'haben wieder bestellt' : 'kamen wieder'}:`,
    nobodyYet: 'noch niemand: Es hat noch keine spätere Zeit begonnen.',
    soFar: 'bisher',
    next: (ask) => `Frag ${ask}, um mehr von ihnen zurückzuholen.`,
    chart: ({ who, when }) => `Wiedergekommen, erste ${who === 'buyers' ? 'Bestellung' : 'Besuche'} ${when}`,
    lookedMany: (count, one) => `${count} ${one ? 'Kohorte' : 'Kohorten'} verfolgt`,
    rate: ({ who, grain, share, back, size, timezone }) =>
      `**${share}** der ${who === 'buyers' ? 'Kunden haben' : 'Besucher sind'} ${grain === 'month' ? 'im Monat nach dem ersten' : 'in der Woche nach der ersten'} ${who === 'buyers' ? 'wieder bestellt' : 'wiedergekommen'} (${back} von ${size}, ${timezone}; nur ganze ${grain === 'month' ? 'Monate' : 'Wochen'} zählen).`,
    byFirst: (grain) => `Nach ${grain === 'month' ? 'dem Monat' : 'der Woche'} des ersten Mals:`,
    ofWhom: ({ grain, first, back }) =>
      `${first}, davon ${back} ${grain === 'month' ? 'im Monat' : 'in der Woche'} danach`,
    title: (grain) => `Wiedergekommen, nach ${grain === 'month' ? 'Monat' : 'Woche'} des ersten Mals`,
    grain: { week: 'Woche', month: 'Monat' },
    people: { buyers: 'Kunden', visitors: 'Besucher' },
  },
  es: {
    lookedForNone: ({ who, when }) =>
      `Búsqueda de ${who === 'buyers' ? 'primeros pedidos' : 'primeras visitas'} ${when}`,
    nobody: ({ who, when }) =>
      `Nadie que se pueda distinguir ${who === 'buyers' ? 'compró' : 'vino'} por primera vez ${when}.`,
    inThatTime: 'en ese tiempo',
    monthsNext: (ask) => `Pregunta ${ask} para ver qué meses hay.`,
    week: (day) => `semana del ${day}`,
    inPeriod: ({ grain, name }) => (grain === 'month' ? `en ${name}` : `en la ${name}`),
    looked: ({ size, name }) => `${size} de ${name}`,
    first: ({ who, size, when, timezone }) =>
      `${who === 'buyers' ? 'Primera compra' : 'Primera visita'} ${when} (${timezone}): **${size}**. De ellos ${who === 'buyers' ? 'volvieron a comprar' : 'volvieron'}:`,
    nobodyYet: 'nadie todavía: aún no ha empezado ningún tiempo posterior.',
    soFar: 'hasta ahora',
    next: (ask) => `Pregunta ${ask} para que vuelvan más.`,
    chart: ({ who, when }) => `Volvieron, ${who === 'buyers' ? 'primer pedido' : 'primera visita'} ${when}`,
    lookedMany: (count, one) => `${count} ${one ? 'cohorte seguida' : 'cohortes seguidas'}`,
    rate: ({ who, grain, share, back, size, timezone }) =>
      `El **${share}** de los ${who === 'buyers' ? 'clientes volvió a comprar' : 'visitantes volvió'} ${grain === 'month' ? 'al mes siguiente del primero' : 'a la semana siguiente de la primera'} (${back} de ${size}, ${timezone}; solo cuentan ${grain === 'month' ? 'meses enteros' : 'semanas enteras'}).`,
    byFirst: (grain) => `Según ${grain === 'month' ? 'el mes' : 'la semana'} de la primera vez:`,
    ofWhom: ({ grain, first, back }) =>
      `${first}, de los que ${back} ${grain === 'month' ? 'al mes' : 'a la semana'} siguiente`,
    title: (grain) => `Volvieron, según ${grain === 'month' ? 'el mes' : 'la semana'} de la primera vez`,
    grain: { week: 'Semana', month: 'Mes' },
    people: { buyers: 'Clientes', visitors: 'Visitantes' },
  },
  fr: {
    lookedForNone: ({ who, when }) => `Recherche de premières ${who === 'buyers' ? 'commandes' : 'visites'} ${when}`,
    nobody: ({ who, when }) =>
      `Personne d'identifiable n'est ${who === 'buyers' ? 'devenu client' : 'venu'} pour la première fois ${when}.`,
    inThatTime: 'pendant cette période',
    monthsNext: (ask) => `Demandez ${ask} pour voir les mois disponibles.`,
    week: (day) => `semaine du ${day}`,
    inPeriod: ({ grain, name }) => (grain === 'month' ? `en ${name}` : `la ${name}`),
    looked: ({ size, name }) => `${size} suivis, ${name}`,
    first: ({ who, size, when, timezone }) =>
      `${who === 'buyers' ? 'Premier achat' : 'Première visite'} ${when} (${timezone}) : **${size}**. Parmi eux ${who === 'buyers' ? 'ont commandé à nouveau' : 'sont revenus'} :`,
    nobodyYet: "personne jusqu'ici : aucune période suivante n'a commencé.",
    soFar: "jusqu'ici",
    next: (ask) => `Demandez ${ask} pour en faire revenir davantage.`,
    chart: ({ who, when }) => `Revenus, première ${who === 'buyers' ? 'commande' : 'visite'} ${when}`,
    lookedMany: (count, one) => `${count} ${one ? 'cohorte suivie' : 'cohortes suivies'}`,
    rate: ({ who, grain, share, back, size, timezone }) =>
      `**${share}** des ${who === 'buyers' ? 'clients ont commandé à nouveau' : 'visiteurs sont revenus'} ${grain === 'month' ? 'le mois suivant leur premier' : 'la semaine suivant leur première'} (${back} sur ${size}, ${timezone} ; seuls les ${grain === 'month' ? 'mois entiers' : 'semaines entières'} comptent).`,
    byFirst: (grain) => `Selon ${grain === 'month' ? 'le mois' : 'la semaine'} de la première fois :`,
    ofWhom: ({ grain, first, back }) =>
      `${first}, dont ${back} ${grain === 'month' ? 'le mois suivant' : 'la semaine suivante'}`,
    title: (grain) => `Revenus, selon ${grain === 'month' ? 'le mois' : 'la semaine'} de la première fois`,
    grain: { week: 'Semaine', month: 'Mois' },
    people: { buyers: 'Clients', visitors: 'Visiteurs' },
  },
};
