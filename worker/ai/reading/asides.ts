import type { Language } from './reading.ts';

/** How a time was read that could be read otherwise. */
export type Assumption = 'few' | 'whole_days' | 'seasons' | { date: string; day: string };

/** What is said or asked beside an answer, in the asker's language. */
export interface Asides {
  few: string;
  wholeDays: string;
  seasons: string;
  date(written: string, day: string): string;
  /** Money before refunds and discounts, where the number has none of it. */
  nothingOff: string;
  /** Of the best some are asked for, and all are listed. */
  amongAll: string;
  /** Products that did not sell are asked for. */
  unsold: string;
  /** Several single orders are asked for. */
  oneOrder: string;
  /** Segments of another time are asked for. */
  segmentsNow: string;
  /** A time is named and no number. */
  noMetric: string;
  lapsed(days: number): string;
  /** Why something changed, without a time. */
  sinceDays(days: number): string;
  newLeftOut: string;
  /** The shop's currency is the only one that is counted in. */
  otherCurrency(asked: string): string;
  topOfWhat(limit: number): string;
  top(limit: number): [label: string, ask: string][];
  whichTwo: string;
  two: [label: string, ask: string][];
  whichProduct: string;
  allProducts: [label: string, ask: string];
  revenueOf(product: string): string;
  /** Who comes first in a ranking is no rule that a segment or a letter could be for. */
  noRule: string;
}

const EN: Asides = {
  few: 'I took "a few" as three.',
  wholeDays: 'I count whole days of your shop, so this is of today.',
  seasons: 'I took seasons as whole months of the northern year.',
  date: (written, day) => `I read ${written} as ${day}.`,
  nothingOff: 'Refunds and discounts take nothing off this number.',
  amongAll: 'These are all of them by their revenue: your best customers come first.',
  oneOrder: 'Of single orders I tell one; all of them stand under Orders.',
  unsold: 'What sold nothing is in no order and not listed here: these sold least.',
  segmentsNow: 'Segments are told as they are now: I cannot tell who was in them then.',
  noMetric: 'You named no number, so this is revenue.',
  lapsed: (days) => `I took that as no order in the last ${days} days.`,
  sinceDays: (days) => `You named no period, so this is of the last ${days} days against those before.`,
  newLeftOut: 'This is what the customers you know are expected to bring; it leaves out those who are new.',
  otherCurrency: (asked) => `I count in your shop's currency and do not convert: I did not turn it into ${asked}.`,
  topOfWhat: (limit) => `The top ${limit} of what?`,
  top: (limit) => ['customers', 'products', 'days'].map((many) => [`Top ${limit} ${many}`, `Top ${limit} ${many}`]),
  whichTwo: 'Which two should I compare?',
  two: [
    ['This month and the month before', 'Compare revenue this month with the month before'],
    ['New and returning customers', 'Compare new and returning customers'],
    ['Products', 'Revenue by product'],
  ],
  whichProduct: 'Which product do you mean?',
  allProducts: ['All products', 'Revenue by product'],
  revenueOf: (product) => `Revenue of "${product}"`,
  noRule:
    'The first of a ranking change with every order, so I cannot keep them or write to them as such. Say by what they are told: “customers who spent more than 200”, “who bought at least 3 times”.',
};

const DE: Asides = {
  few: '„Ein paar“ habe ich als drei gelesen.',
  wholeDays: 'Ich zähle ganze Tage deines Shops, also ist das von heute.',
  seasons: 'Jahreszeiten sind hier ganze Monate der Nordhalbkugel.',
  date: (written, day) => `${written} habe ich als ${day} gelesen.`,
  nothingOff: 'Von dieser Zahl gehen weder Erstattungen noch Rabatte ab.',
  amongAll: 'Das sind alle, nach Umsatz: Deine besten Kunden stehen oben.',
  oneOrder: 'Von einzelnen Bestellungen nenne ich eine; alle stehen unter Orders.',
  unsold: 'Was nie verkauft wurde, steht in keiner Bestellung und fehlt hier: Das sind die am wenigsten verkauften.',
  segmentsNow: 'Segmente nenne ich, wie sie jetzt sind: Wer damals darin war, kann ich nicht sagen.',
  noMetric: 'Es war keine Zahl genannt, also ist das der Umsatz.',
  lapsed: (days) => `Gemeint ist: keine Bestellung in den letzten ${days} Tagen.`,
  sinceDays: (days) => `Es war kein Zeitraum genannt; das sind die letzten ${days} Tage gegen die davor.`,
  newLeftOut: 'Das wird von den Kunden erwartet, die du kennst; neue sind nicht dabei.',
  otherCurrency: (asked) => `Ich zähle in der Währung deines Shops und rechne nicht um, auch nicht in ${asked}.`,
  topOfWhat: (limit) => `Die besten ${limit} wovon?`,
  top: (limit) =>
    ['Kunden', 'Produkte', 'Tage'].map((many) => [`Die besten ${limit} ${many}`, `Die besten ${limit} ${many}`]),
  whichTwo: 'Welche zwei soll ich vergleichen?',
  two: [
    ['Dieser und der vorige Monat', 'Vergleiche den Umsatz dieses Monats mit dem Vormonat'],
    ['Neue und wiederkehrende Kunden', 'Vergleiche neue und wiederkehrende Kunden'],
    ['Produkte', 'Umsatz nach Produkt'],
  ],
  whichProduct: 'Welches Produkt ist gemeint?',
  allProducts: ['Alle Produkte', 'Umsatz nach Produkt'],
  revenueOf: (product) => `Umsatz von „${product}“`,
  noRule:
    'Wer in einer Rangfolge vorne steht, ändert sich mit jeder Bestellung; so kann ich sie nicht speichern oder anschreiben. Sag, woran man sie erkennt: „Kunden, die mehr als 200 ausgegeben haben“, „die mindestens 3 Mal gekauft haben“.',
};

const ES: Asides = {
  few: 'Leí «unos pocos» como tres.',
  wholeDays: 'Cuento días enteros de tu tienda, así que es de hoy.',
  seasons: 'Tomé las estaciones como meses enteros del hemisferio norte.',
  date: (written, day) => `Leí ${written} como ${day}.`,
  nothingOff: 'Ni reembolsos ni descuentos restan nada de este número.',
  amongAll: 'Son todos, por ingresos: tus mejores clientes van primero.',
  oneOrder: 'De los pedidos sueltos digo uno; todos están en Orders.',
  unsold: 'Lo que no se vendió no está en ningún pedido y no aparece aquí: estos son los menos vendidos.',
  segmentsNow: 'Los segmentos son los de ahora: no sé quién estaba en ellos entonces.',
  noMetric: 'No indicaste qué número, así que son los ingresos.',
  lapsed: (days) => `Lo leí como ningún pedido en los últimos ${days} días.`,
  sinceDays: (days) => `No indicaste ningún periodo: son los últimos ${days} días frente a los anteriores.`,
  newLeftOut: 'Es lo que se espera de los clientes que ya conoces; no incluye a los nuevos.',
  otherCurrency: (asked) => `Cuento en la moneda de tu tienda y no convierto: no lo pasé a ${asked}.`,
  topOfWhat: (limit) => `¿Los ${limit} mejores de qué?`,
  top: (limit) =>
    ['clientes', 'productos', 'días'].map((many) => [`Los ${limit} mejores ${many}`, `Los ${limit} mejores ${many}`]),
  whichTwo: '¿Qué dos comparo?',
  two: [
    ['Este mes y el anterior', 'Compara los ingresos de este mes con el mes anterior'],
    ['Clientes nuevos y recurrentes', 'Compara clientes nuevos y recurrentes'],
    ['Productos', 'Ingresos por producto'],
  ],
  whichProduct: '¿A qué producto te refieres?',
  allProducts: ['Todos los productos', 'Ingresos por producto'],
  revenueOf: (product) => `Ingresos de «${product}»`,
  noRule:
    'Los primeros de una clasificación cambian con cada pedido, así que no puedo guardarlos ni escribirles como tales. Di cómo se reconocen: «clientes que gastaron más de 200», «que compraron al menos 3 veces».',
};

const FR: Asides = {
  few: "J'ai lu « quelques » comme trois.",
  wholeDays: "Je compte en jours entiers de votre boutique : c'est donc pour aujourd'hui.",
  seasons: "J'ai pris les saisons comme des mois entiers de l'hémisphère nord.",
  date: (written, day) => `J'ai lu ${written} comme ${day}.`,
  nothingOff: 'Ni remboursements ni remises ne sont retirés de ce chiffre.',
  amongAll: "Ce sont tous, par chiffre d'affaires : vos meilleurs clients viennent en premier.",
  oneOrder: 'Des commandes prises une à une, je donne une seule ; toutes se trouvent sous Orders.',
  unsold: "Ce qui ne s'est pas vendu n'est dans aucune commande et manque ici : voici les moins vendus.",
  segmentsNow: 'Les segments sont ceux de maintenant : je ne sais pas qui en faisait partie alors.',
  noMetric: "Aucun chiffre n'était indiqué : c'est le chiffre d'affaires.",
  lapsed: (days) => `J'ai compris : aucune commande au cours des ${days} derniers jours.`,
  sinceDays: (days) => `Aucune période n'était indiquée : ce sont les ${days} derniers jours face aux précédents.`,
  newLeftOut: 'C’est ce qui est attendu des clients que vous connaissez, sans les nouveaux.',
  otherCurrency: (asked) => `Je compte dans la devise de votre boutique sans convertir : pas en ${asked}.`,
  topOfWhat: (limit) => `Les ${limit} meilleurs de quoi ?`,
  top: (limit) =>
    ['clients', 'produits', 'jours'].map((many) => [
      `Les ${limit} meilleurs ${many}`,
      `Les ${limit} meilleurs ${many}`,
    ]),
  whichTwo: 'Que faut-il comparer ?',
  two: [
    ['Ce mois et le précédent', "Compare le chiffre d'affaires de ce mois avec le mois précédent"],
    ['Nouveaux clients et clients fidèles', 'Compare nouveaux et anciens clients'],
    ['Produits', "Chiffre d'affaires par produit"],
  ],
  whichProduct: 'De quel produit parlez-vous ?',
  allProducts: ['Tous les produits', "Chiffre d'affaires par produit"],
  revenueOf: (product) => `Chiffre d'affaires de « ${product} »`,
  noRule:
    'Les premiers d’un classement changent à chaque commande, je ne peux donc ni les enregistrer ni leur écrire ainsi. Dites à quoi on les reconnaît : « clients qui ont dépensé plus de 200 », « qui ont acheté au moins 3 fois ».',
};

const ASIDES: Partial<Record<Language, Asides>> = { en: EN, de: DE, es: ES, fr: FR };
const TAGS: Partial<Record<Language, string>> = { de: 'de', es: 'es', fr: 'fr' };

export const asidesOf = (language: Language): Asides => ASIDES[language] ?? EN;

export function assumptionText(one: Assumption, language: Language): string {
  const asides = asidesOf(language);
  if (one === 'few') return asides.few;
  if (one === 'whole_days') return asides.wholeDays;
  if (one === 'seasons') return asides.seasons;
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const day = new Date(`${one.day}T00:00:00Z`).toLocaleDateString(TAGS[language] ?? 'en-GB', options);
  return asides.date(one.date, day);
}
