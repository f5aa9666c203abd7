import { dayText, type Language } from './format.ts';
import { FUNNEL_WORDS } from './funnel.ts';

type Translations = Record<Exclude<Language, 'en'>, string>;

/** The engine's notes in the other languages; a note that is not here is told in English. */
const NOTES: Record<string, Translations> = {
  'Refunds are not recorded, so none are taken off.': {
    de: 'Erstattungen sind nicht erfasst, deshalb ist keine abgezogen.',
    es: 'No hay reembolsos registrados, así que no se descuenta ninguno.',
    fr: "Les remboursements ne sont pas enregistrés, aucun n'est donc déduit.",
  },
  'Discounts are not recorded, so gross revenue has none to add.': {
    de: 'Rabatte sind nicht erfasst, deshalb kommen beim Bruttoumsatz keine hinzu.',
    es: 'No hay descuentos registrados, así que los ingresos brutos no suman ninguno.',
    fr: "Les remises ne sont pas enregistrées, le brut n'en ajoute donc aucune.",
  },
  'Money of other currencies is told apart and not added.': {
    de: 'Geld anderer Währungen steht für sich und ist nicht addiert.',
    es: 'El dinero de otras monedas va aparte y no se suma.',
    fr: "L'argent d'autres devises est à part et non additionné.",
  },
  'All of time has nothing before it to compare with.': {
    de: 'Vor der ganzen Zeit gibt es nichts zum Vergleichen.',
    es: 'Antes de todo el tiempo no hay nada con que comparar.',
    fr: "Avant la période entière, il n'y a rien à comparer.",
  },
  'Segments are as they are now.': {
    de: 'Segmente sind so, wie sie jetzt sind.',
    es: 'Los segmentos son los de ahora.',
    fr: 'Les segments sont ceux de maintenant.',
  },
};

/** With a day in it. */
const FIRST_ORDER: Record<Exclude<Language, 'en'>, (day: string) => string> = {
  de: (day) => `Die erste Bestellung kam am ${day}, innerhalb dieser Zeit.`,
  es: (day) => `El primer pedido llegó el ${day}, dentro de este tiempo.`,
  fr: (day) => `La première commande est arrivée le ${day}, pendant cette période.`,
};

/** The day lies in the time that is compared with. */
const BEGAN: Record<Exclude<Language, 'en'>, (day: string) => string> = {
  de: (day) =>
    `Die erste Bestellung kam am ${day}, mitten in der Vergleichszeit: Davor hat der Shop keine, deshalb steht hier kein Prozentwert.`,
  es: (day) =>
    `El primer pedido llegó el ${day}, dentro del tiempo con el que se compara: antes la tienda no tiene ninguno, así que no se da un porcentaje.`,
  fr: (day) =>
    `La première commande est arrivée le ${day}, pendant la période comparée : la boutique n'en a aucune avant, donc aucun pourcentage n'est donné.`,
};

export function noteText(note: string, language: Language): string {
  if (language === 'en') return note;
  const [, day, within] = /^The first order came on (\d{1,2} \w+ \d{4}), within (this|the) time/.exec(note) ?? [];
  if (day) {
    const words = within === 'this' ? FIRST_ORDER : BEGAN;
    return words[language](dayText(new Date(`${day} UTC`).toISOString().slice(0, 10), language));
  }
  return NOTES[note]?.[language] ?? note;
}

/** What was counted or left out, in the other languages: one and many. */
const COUNTED: Record<string, Record<Exclude<Language, 'en'>, [string, string]>> = {
  order: { de: ['Bestellung', 'Bestellungen'], es: ['pedido', 'pedidos'], fr: ['commande', 'commandes'] },
  refund: {
    de: ['Erstattung', 'Erstattungen'],
    es: ['reembolso', 'reembolsos'],
    fr: ['remboursement', 'remboursements'],
  },
  customer: { de: ['Kunde', 'Kunden'], es: ['cliente', 'clientes'], fr: ['client', 'clients'] },
  person: { de: ['Person', 'Personen'], es: ['persona', 'personas'], fr: ['personne', 'personnes'] },
  event: { de: ['Ereignis', 'Ereignisse'], es: ['evento', 'eventos'], fr: ['événement', 'événements'] },
  visit: { de: ['Besuch', 'Besuche'], es: ['visita', 'visitas'], fr: ['visite', 'visites'] },
  'later order': {
    de: ['spätere Bestellung', 'spätere Bestellungen'],
    es: ['pedido posterior', 'pedidos posteriores'],
    fr: ['commande ultérieure', 'commandes ultérieures'],
  },
  'refunded order': {
    de: ['erstattete Bestellung', 'erstattete Bestellungen'],
    es: ['pedido reembolsado', 'pedidos reembolsados'],
    fr: ['commande remboursée', 'commandes remboursées'],
  },
  'test order': {
    de: ['Testbestellung', 'Testbestellungen'],
    es: ['pedido de prueba', 'pedidos de prueba'],
    fr: ['commande de test', 'commandes de test'],
  },
  'cancelled order': {
    de: ['stornierte Bestellung', 'stornierte Bestellungen'],
    es: ['pedido cancelado', 'pedidos cancelados'],
    fr: ['commande annulée', 'commandes annulées'],
  },
  'orders of nobody who is known': {
    de: ['Bestellung von Unbekannten', 'Bestellungen von Unbekannten'],
    es: ['pedido de nadie conocido', 'pedidos de nadie conocido'],
    fr: ["commande d'inconnus", "commandes d'inconnus"],
  },
};

/** "6 orders" in a language; the figure comes written. */
export function countedText(what: string, count: number, figure: string, language: Language): string {
  const step = /^(?:people|person) who reached (.+)$/.exec(what)?.[1]?.replaceAll(' ', '_');
  if (step && language !== 'en') {
    const [people = '', reached] = [countedText('people', count, figure, language), FUNNEL_WORDS[language].steps[step]];
    return reached ? `${people} (${reached})` : people;
  }
  const one = what === 'people' ? 'person' : what.replace(/^orders /, 'order ').replace(/s$/, '');
  const words = COUNTED[what] ?? COUNTED[one];
  if (language === 'en' || !words) return `${figure} ${count === 1 ? one : what}`;
  return `${figure} ${words[language][count === 1 ? 0 : 1]}`;
}
