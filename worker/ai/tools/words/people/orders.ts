import type { Language } from '../format.ts';

/** What one person ordered, in words. Names, days, counts and money come written. */
export interface OrdersOfWords {
  looked: string;
  /** All of a range: its words stand behind. */
  all(it: { name: string; orders: string; when: string; one: boolean }): string;
  one: Record<'first' | 'last', (it: { name: string; day: string; order: string }) => string>;
  none(it: { name: string; when: string }): string;
  /** One order by its number; nobody is named where nobody is known. */
  numbered(it: { order: string; day: string; money: string; name: string | undefined }): string;
  /** Why an order is in no figure. */
  uncounted: Record<'test' | 'cancelled', string>;
  line(it: { day: string; order: string; money: string }): string;
  of(lines: string): string;
  refunded(money: string): string;
  noLines: string;
  more(orders: string): string;
  which(name: string): string;
  title: string;
  columns: { order: string; day: string; total: string; refunded: string; items: string };
  next(name: string): string;
}

export const ORDERS_OF_WORDS: Record<Language, OrdersOfWords> = {
  en: {
    looked: 'Looked at the orders of one person',
    all: ({ name, orders, when, one }) => `${name} placed **${orders}** ${when}${one ? '' : ', the newest first'}:`,
    one: {
      first: ({ name, day, order }) => `The first order of ${name} was on **${day}**: ${order}`,
      last: ({ name, day, order }) => `The last order of ${name} was on **${day}**: ${order}`,
    },
    none: ({ name, when }) => `${name} placed **no order** ${when}.`,
    numbered: ({ order, day, money, name }) => `${order} of **${day}**${name ? `, placed by ${name}` : ''}: ${money}`,
    uncounted: { test: 'It is a test and counts nowhere.', cancelled: 'It was cancelled and counts nowhere.' },
    line: ({ day, order, money }) => `${day}: ${order}, ${money}`,
    of: (lines) => `: ${lines}`,
    refunded: (money) => `; ${money} of it was refunded`,
    noLines: 'What was in these orders is not recorded: your sources tell what they came to and not their lines.',
    more: (orders) => `And ${orders} before that: open the profile for all of them.`,
    which: (name) => `Several people are called ${name}. Which one do you mean?`,
    title: 'Orders',
    columns: { order: 'Order', day: 'Day', total: 'Total', refunded: 'Refunded', items: 'Items' },
    next: (name) => `Ask "When will ${name.includes('"') ? 'this customer' : name} buy again?" for a prediction.`,
  },
  de: {
    looked: 'Bestellungen einer Person angesehen',
    all: ({ name, orders, when, one }) => `${name}: **${orders}** ${when}${one ? '' : ', die neueste zuerst'}:`,
    one: {
      first: ({ name, day, order }) => `Die erste Bestellung von ${name} war am **${day}**: ${order}`,
      last: ({ name, day, order }) => `Die letzte Bestellung von ${name} war am **${day}**: ${order}`,
    },
    none: ({ name, when }) => `${name}: **keine Bestellung** ${when}.`,
    numbered: ({ order, day, money, name }) => `${order} vom **${day}**${name ? `, von ${name}` : ''}: ${money}`,
    uncounted: { test: 'Das ist ein Test und zählt nirgends.', cancelled: 'Sie wurde storniert und zählt nirgends.' },
    line: ({ day, order, money }) => `${day}: ${order}, ${money}`,
    of: (lines) => `: ${lines}`,
    refunded: (money) => `; davon ${money} erstattet`,
    noLines:
      'Was in diesen Bestellungen war, ist nicht erfasst: Deine Quellen nennen ihre Summe, nicht ihre Positionen.',
    more: (orders) => `Davor noch ${orders}: Öffne das Profil, um alle zu sehen.`,
    which: (name) => `Mehrere Personen heißen ${name}. Wer ist gemeint?`,
    title: 'Bestellungen',
    columns: { order: 'Bestellung', day: 'Tag', total: 'Summe', refunded: 'Erstattet', items: 'Artikel' },
    next: () => 'Öffne das Profil für den ganzen Verlauf und die Vorhersage.',
  },
  es: {
    looked: 'Pedidos de una persona revisados',
    all: ({ name, orders, when, one }) => `${name}: **${orders}** ${when}${one ? '' : ', el más reciente primero'}:`,
    one: {
      first: ({ name, day, order }) => `El primer pedido de ${name} fue el **${day}**: ${order}`,
      last: ({ name, day, order }) => `El último pedido de ${name} fue el **${day}**: ${order}`,
    },
    none: ({ name, when }) => `${name}: **ningún pedido** ${when}.`,
    numbered: ({ order, day, money, name }) => `${order} del **${day}**${name ? `, de ${name}` : ''}: ${money}`,
    uncounted: { test: 'Es una prueba y no cuenta.', cancelled: 'Se canceló y no cuenta.' },
    line: ({ day, order, money }) => `${day}: ${order}, ${money}`,
    of: (lines) => `: ${lines}`,
    refunded: (money) => `; de ello se reembolsó ${money}`,
    noLines: 'Lo que había en estos pedidos no está registrado: tus fuentes dicen su importe y no sus líneas.',
    more: (orders) => `Y antes ${orders}: abre el perfil para verlos todos.`,
    which: (name) => `Varias personas se llaman ${name}. ¿A quién te refieres?`,
    title: 'Pedidos',
    columns: { order: 'Pedido', day: 'Día', total: 'Total', refunded: 'Reembolsado', items: 'Artículos' },
    next: () => 'Abre el perfil para ver toda su historia y la predicción.',
  },
  fr: {
    looked: "Commandes d'une personne examinées",
    all: ({ name, orders, when, one }) => `${name} : **${orders}** ${when}${one ? '' : ", la plus récente d'abord"} :`,
    one: {
      first: ({ name, day, order }) => `La première commande de ${name} date du **${day}** : ${order}`,
      last: ({ name, day, order }) => `La dernière commande de ${name} date du **${day}** : ${order}`,
    },
    none: ({ name, when }) => `${name} : **aucune commande** ${when}.`,
    numbered: ({ order, day, money, name }) => `${order} du **${day}**${name ? `, de ${name}` : ''} : ${money}`,
    uncounted: { test: "C'est un test, qui ne compte pas.", cancelled: 'Elle a été annulée et ne compte pas.' },
    line: ({ day, order, money }) => `${day} : ${order}, ${money}`,
    of: (lines) => ` : ${lines}`,
    refunded: (money) => ` ; dont ${money} remboursés`,
    noLines: "Le contenu de ces commandes n'est pas enregistré : vos sources donnent leur montant et non leurs lignes.",
    more: (orders) => `Et avant cela ${orders} : ouvrez le profil pour les voir toutes.`,
    which: (name) => `Plusieurs personnes s'appellent ${name}. De qui s'agit-il ?`,
    title: 'Commandes',
    columns: { order: 'Commande', day: 'Jour', total: 'Total', refunded: 'Remboursé', items: 'Articles' },
    next: () => "Ouvrez le profil pour voir tout l'historique et la prévision.",
  },
};
