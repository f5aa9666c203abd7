import type { ToolInput } from '../../../../../contract/analyst.ts';
import type { Language } from '../format.ts';

type By = ToolInput<'list_people'>['by'];

/** A list of people in words. Figures, dates and nouns come written. */
export interface PeopleWords {
  looked(people: string): string;
  lookedForNobody: string;
  nobody(words: string): string;
  nobodyNext(ask: string): string;
  ranked: Record<By, Record<'highest' | 'lowest', string>>;
  /** Where more than one are listed. */
  first(ranked: string): string;
  more(count: string): string;
  worth(it: { money: string; orders: string }): string;
  campaignsNext(ask: string): string;
  saveNext: string;
  revenueFrom(it: { money: string; orders: string }): string;
  firstOrder(day: string): string;
  lastOrder(day: string): string;
  noOrder: string;
  lastSeen(day: string): string;
  neverSeen: string;
  noAddress: string;
  everybody: { name: string; words: string };
  fitting: string;
  columns: { person: string; email: string; revenue: string; orders: string; lastOrder: string; lastSeen: string };
}

export const PEOPLE_WORDS: Record<Language, PeopleWords> = {
  en: {
    looked: (people) => `Ranked ${people}`,
    lookedForNobody: 'Looked for people',
    nobody: (words) => `**Nobody** fits: ${words}`,
    nobodyNext: (ask) => `Ask ${ask} to see whom you have.`,
    ranked: {
      revenue: { highest: 'The highest net revenue', lowest: 'The lowest net revenue' },
      orders: { highest: 'Most orders', lowest: 'Fewest orders' },
      first_order: { highest: 'The latest first order', lowest: 'The earliest first order' },
      last_order: { highest: 'The latest order', lowest: 'The longest without an order' },
      last_seen: { highest: 'Seen last', lowest: 'The longest not seen' },
    },
    first: (ranked) => `${ranked} first`,
    more: (count) => `${count} more are not listed here.`,
    worth: ({ money, orders }) =>
      `Together they are worth ${money} net (after discounts and refunds, without tax and shipping), from ${orders}.`,
    campaignsNext: (ask) => `Ask ${ask} to reach them.`,
    saveNext: 'Save them as a segment to reach them with a campaign.',
    revenueFrom: ({ money, orders }) => `${money} from ${orders}`,
    firstOrder: (day) => `first order on ${day}`,
    lastOrder: (day) => `last order on ${day}`,
    noOrder: 'no order',
    lastSeen: (day) => `last seen on ${day}`,
    neverSeen: 'never seen',
    noAddress: 'no e-mail address',
    everybody: { name: 'Everybody', words: 'everybody who can be told apart.' },
    fitting: 'People who fit',
    columns: {
      person: 'Person',
      email: 'E-mail',
      revenue: 'Net revenue',
      orders: 'Orders',
      lastOrder: 'Last order',
      lastSeen: 'Last seen',
    },
  },
  de: {
    looked: (people) => `${people} geordnet`,
    lookedForNobody: 'Personen gesucht',
    nobody: (words) => `**Niemand** passt: ${words}`,
    nobodyNext: (ask) => `Frag ${ask}, um zu sehen, wen du hast.`,
    ranked: {
      revenue: { highest: 'Höchster Nettoumsatz', lowest: 'Niedrigster Nettoumsatz' },
      orders: { highest: 'Meiste Bestellungen', lowest: 'Wenigste Bestellungen' },
      first_order: { highest: 'Neueste erste Bestellung', lowest: 'Früheste erste Bestellung' },
      last_order: { highest: 'Neueste Bestellung', lowest: 'Am längsten ohne Bestellung' },
      last_seen: { highest: 'Zuletzt gesehen', lowest: 'Am längsten nicht gesehen' },
    },
    first: (ranked) => `${ranked} zuerst`,
    more: (count) => `${count} weitere sind hier nicht aufgeführt.`,
    worth: ({ money, orders }) =>
      `Zusammen sind sie ${money} netto wert (nach Rabatten und Erstattungen, ohne Steuern und Versand), aus ${orders}.`,
    campaignsNext: (ask) => `Frag ${ask}, um sie zu erreichen.`,
    saveNext: 'Speichere sie als Segment, um sie mit einer Kampagne zu erreichen.',
    revenueFrom: ({ money, orders }) => `${money} aus ${orders}`,
    firstOrder: (day) => `erste Bestellung am ${day}`,
    lastOrder: (day) => `letzte Bestellung am ${day}`,
    noOrder: 'keine Bestellung',
    lastSeen: (day) => `zuletzt gesehen am ${day}`,
    neverSeen: 'nie gesehen',
    noAddress: 'keine E-Mail-Adresse',
    everybody: { name: 'Alle', words: 'alle, die sich unterscheiden lassen.' },
    fitting: 'Passende Personen',
    columns: {
      person: 'Person',
      email: 'E-Mail',
      revenue: 'Nettoumsatz',
      orders: 'Bestellungen',
      lastOrder: 'Letzte Bestellung',
      lastSeen: 'Zuletzt gesehen',
    },
  },
  es: {
    looked: (people) => `${people} en orden`,
    lookedForNobody: 'Búsqueda de personas',
    nobody: (words) => `**Nadie** encaja: ${words}`,
    nobodyNext: (ask) => `Pregunta ${ask} para ver a quién tienes.`,
    ranked: {
      revenue: { highest: 'Mayores ingresos netos', lowest: 'Menores ingresos netos' },
      orders: { highest: 'Más pedidos', lowest: 'Menos pedidos' },
      first_order: { highest: 'El primer pedido más reciente', lowest: 'El primer pedido más antiguo' },
      last_order: { highest: 'Pedido más reciente', lowest: 'Más tiempo sin pedir' },
      last_seen: { highest: 'Vistos más recientemente', lowest: 'Más tiempo sin aparecer' },
    },
    first: (ranked) => `${ranked} primero`,
    more: (count) => `${count} más no aparecen aquí.`,
    worth: ({ money, orders }) =>
      `Juntos valen ${money} netos (después de descuentos y reembolsos, sin impuestos ni envío), de ${orders}.`,
    campaignsNext: (ask) => `Pregunta ${ask} para llegar a ellos.`,
    saveNext: 'Guárdalos como segmento para llegar a ellos con una campaña.',
    revenueFrom: ({ money, orders }) => `${money} de ${orders}`,
    firstOrder: (day) => `primer pedido el ${day}`,
    lastOrder: (day) => `último pedido el ${day}`,
    noOrder: 'ningún pedido',
    lastSeen: (day) => `visto por última vez el ${day}`,
    neverSeen: 'nunca visto',
    noAddress: 'sin correo',
    everybody: { name: 'Todos', words: 'todas las personas que se pueden distinguir.' },
    fitting: 'Personas que encajan',
    columns: {
      person: 'Persona',
      email: 'Correo',
      revenue: 'Ingresos netos',
      orders: 'Pedidos',
      lastOrder: 'Último pedido',
      lastSeen: 'Última visita',
    },
  },
  fr: {
    looked: (people) => `${people}, dans l'ordre`,
    lookedForNobody: 'Recherche de personnes',
    nobody: (words) => `**Personne** ne correspond : ${words}`,
    nobodyNext: (ask) => `Demandez ${ask} pour voir qui vous avez.`,
    ranked: {
      revenue: { highest: "Le plus fort chiffre d'affaires net", lowest: "Le plus faible chiffre d'affaires net" },
      orders: { highest: 'Le plus de commandes', lowest: 'Le moins de commandes' },
      first_order: { highest: 'La première commande la plus récente', lowest: 'La première commande la plus ancienne' },
      last_order: { highest: 'La commande la plus récente', lowest: 'Le plus longtemps sans commande' },
      last_seen: { highest: 'Vus le plus récemment', lowest: 'Absents depuis le plus longtemps' },
    },
    first: (ranked) => `${ranked} d'abord`,
    more: (count) => `${count} de plus ne figurent pas ici.`,
    worth: ({ money, orders }) =>
      `Ensemble, ils représentent ${money} nets (après remises et remboursements, hors taxes et livraison), pour ${orders}.`,
    campaignsNext: (ask) => `Demandez ${ask} pour les toucher.`,
    saveNext: 'Enregistrez-les comme segment pour les toucher avec une campagne.',
    revenueFrom: ({ money, orders }) => `${money} pour ${orders}`,
    firstOrder: (day) => `première commande le ${day}`,
    lastOrder: (day) => `dernière commande le ${day}`,
    noOrder: 'aucune commande',
    lastSeen: (day) => `dernière visite le ${day}`,
    neverSeen: 'jamais vu',
    noAddress: 'sans adresse e-mail',
    everybody: { name: 'Tout le monde', words: 'toutes les personnes que l’on peut distinguer.' },
    fitting: 'Personnes qui correspondent',
    columns: {
      person: 'Personne',
      email: 'E-mail',
      revenue: "Chiffre d'affaires net",
      orders: 'Commandes',
      lastOrder: 'Dernière commande',
      lastSeen: 'Dernière visite',
    },
  },
};
