import { countText, type Language } from './format.ts';

type Forms = [one: string, many: string];

/** What is counted, in each language. */
const NOUNS = {
  person: {
    en: ['person', 'people'],
    de: ['Person', 'Personen'],
    es: ['persona', 'personas'],
    fr: ['personne', 'personnes'],
  },
  customer: {
    en: ['customer', 'customers'],
    de: ['Kunde', 'Kunden'],
    es: ['cliente', 'clientes'],
    fr: ['client', 'clients'],
  },
  returning: {
    en: ['returning customer', 'returning customers'],
    de: ['wiederkehrender Kunde', 'wiederkehrende Kunden'],
    es: ['cliente recurrente', 'clientes recurrentes'],
    fr: ['client récurrent', 'clients récurrents'],
  },
  visitor: {
    en: ['visitor', 'visitors'],
    de: ['Besucher', 'Besucher'],
    es: ['visitante', 'visitantes'],
    fr: ['visiteur', 'visiteurs'],
  },
  buyer: {
    en: ['buyer', 'buyers'],
    de: ['Käufer', 'Käufer'],
    es: ['comprador', 'compradores'],
    fr: ['acheteur', 'acheteurs'],
  },
  order: {
    en: ['order', 'orders'],
    de: ['Bestellung', 'Bestellungen'],
    es: ['pedido', 'pedidos'],
    fr: ['commande', 'commandes'],
  },
  purchase: {
    en: ['purchase', 'purchases'],
    de: ['Kauf', 'Käufe'],
    es: ['compra', 'compras'],
    fr: ['achat', 'achats'],
  },
  event: {
    en: ['event', 'events'],
    de: ['Ereignis', 'Ereignisse'],
    es: ['evento', 'eventos'],
    fr: ['événement', 'événements'],
  },
  day: { en: ['day', 'days'], de: ['Tag', 'Tage'], es: ['día', 'días'], fr: ['jour', 'jours'] },
  /** After "seit" and "in den": only German tells them apart. */
  sinceDay: { en: ['day', 'days'], de: ['Tag', 'Tagen'], es: ['día', 'días'], fr: ['jour', 'jours'] },
  metric: {
    en: ['metric', 'metrics'],
    de: ['Kennzahl', 'Kennzahlen'],
    es: ['métrica', 'métricas'],
    fr: ['indicateur', 'indicateurs'],
  },
  message: {
    en: ['message', 'messages'],
    de: ['Nachricht', 'Nachrichten'],
    es: ['mensaje', 'mensajes'],
    fr: ['message', 'messages'],
  },
  segment: {
    en: ['segment', 'segments'],
    de: ['Segment', 'Segmente'],
    es: ['segmento', 'segmentos'],
    fr: ['segment', 'segments'],
  },
} as const satisfies Record<string, Record<Language, Forms>>;

export type Noun = keyof typeof NOUNS;

/** The noun as it stands after a count: one or many, by the rules of the language. */
export function nounFor(noun: Noun, count: number, language: Language): string {
  return pluralOf(count, NOUNS[noun][language], language);
}

/** Its forms, for the facts that are called by it. */
export function nounForms(noun: Noun, language: Language): readonly string[] {
  return NOUNS[noun][language];
}

/** "1,200 orders". */
export function countedNoun(noun: Noun, count: number, language: Language): string {
  return `${countText(count, language)} ${nounFor(noun, count, language)}`;
}

/** One form for one, another for many: French counts nothing as one. */
export function pluralOf(count: number, [one, many]: readonly [string, string], language: Language): string {
  return new Intl.PluralRules(language).select(count) === 'one' ? one : many;
}

/** Before the last of several. */
export const AND: Record<Language, string> = { en: 'and', de: 'und', es: 'y', fr: 'et' };
