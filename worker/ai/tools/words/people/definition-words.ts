import type { Clause, Comparison, FACTS, Span } from '../../../../../contract/segments.ts';
import type { Language } from '../format.ts';

type State = Extract<Clause, { type: 'consent' }>['state'];

/** What definitions of segments are made of, in the other languages. Verbs are of those who are in. */
export interface DefinitionWords {
  everybody: string;
  anonymousToo: string;
  and: string;
  or: string;
  not: string;
  noneOf: string;
  lapsed(when: string): string;
  ordered: string;
  notOrdered: string;
  kept: string;
  orderedOften(often: string): string;
  spent(measure: string): string;
  worth(measure: string): string;
  times: [string, string];
  withWord(word: string): string;
  moreProducts(more: string): string;
  bought(what: string): string;
  notBought(what: string): string;
  /** `often` is "at least 2 orders" or "at least 2 units". */
  boughtOften(what: string, often: string): string;
  orders: [string, string];
  pieces: [string, string];
  comparisons: Record<Comparison, string>;
  sum: string;
  firstTime: string;
  lastTime: string;
  after: string;
  afterNot: string;
  inside(span: string): string;
  segment(name: string): string;
  list(name: string): string;
  consent(channel: string, state: string): string;
  states: Record<State, string>;
  reachable(channel: string): string;
  notReachable(channel: string): string;
  facts: Record<(typeof FACTS)[number], string>;
  known: string;
  contains: string;
  beforeDay: string;
  afterDay: string;
  last(span: string, one?: boolean): string;
  between(from: string, to: string): string;
  since(day: string): string;
  until(day: string): string;
  units: Record<Span['unit'], [string, string]>;
  deeds: Record<string, string>;
}

export const DEFINITION_WORDS: Record<Exclude<Language, 'en'>, DefinitionWords> = {
  de: {
    everybody: 'alle',
    anonymousToo: 'anonyme Besucher zählen mit',
    and: 'und',
    or: 'oder',
    not: 'nicht:',
    noneOf: 'nichts davon',
    lapsed: (when) => `haben schon bestellt, aber nicht ${when}`,
    ordered: 'haben bestellt',
    notOrdered: 'haben nicht bestellt',
    kept: '(nicht ganz erstattet)',
    orderedOften: (often) => `haben ${often} bestellt`,
    spent: (measure) => `haben nach Rabatten und Erstattungen ${measure} ausgegeben`,
    worth: (measure) => `haben für ${measure} bestellt`,
    times: ['Mal', 'Mal'],
    withWord: (word) => `etwas mit „${word}“ im Namen`,
    moreProducts: (more) => `eines von ${more} weiteren Produkten`,
    bought: (what) => `haben ${what} gekauft`,
    notBought: (what) => `haben ${what} nicht gekauft`,
    boughtOften: (what, often) => `haben ${what} gekauft (${often})`,
    orders: ['Bestellung', 'Bestellungen'],
    pieces: ['Stück', 'Stück'],
    comparisons: {
      at_least: 'mindestens',
      at_most: 'höchstens',
      more_than: 'mehr als',
      less_than: 'weniger als',
      exactly: 'genau',
    },
    sum: 'zusammen',
    firstTime: 'zum ersten Mal',
    lastTime: 'zum letzten Mal',
    after: 'dann',
    afterNot: 'dann nicht',
    inside: (span) => `binnen ${span}`,
    segment: (name) => `sind im Segment „${name}“`,
    list: (name) => `stehen auf der Liste „${name}“`,
    consent: (channel, state) => `Einwilligung für ${channel}: ${state}`,
    states: { subscribed: 'erteilt', unsubscribed: 'widerrufen', unknown: 'unbekannt' },
    reachable: (channel) => `sind über ${channel} erreichbar`,
    notReachable: (channel) => `sind über ${channel} nicht erreichbar`,
    facts: {
      email: 'E-Mail-Adresse',
      phone: 'Telefonnummer',
      userId: 'Nutzer-ID',
      firstSeen: 'zuerst gesehen',
      lastSeen: 'zuletzt gesehen',
      events: 'Anzahl der Ereignisse',
      eventTypes: 'Anzahl verschiedener Ereignisse',
    },
    known: 'bekannt',
    contains: 'enthält',
    beforeDay: 'vor dem',
    afterDay: 'nach dem',
    last: (span, one = false) => (one ? `innerhalb von ${span}` : `in den letzten ${span}`),
    between: (from, to) => `vom ${from} bis ${to}`,
    since: (day) => `seit dem ${day}`,
    until: (day) => `bis zum ${day}`,
    units: { minutes: ['Minute', 'Minuten'], hours: ['Stunde', 'Stunden'], days: ['Tag', 'Tagen'] },
    deeds: {
      page_view: 'haben eine Seite angesehen',
      screen_view: 'haben eine Ansicht geöffnet',
      product_view: 'haben ein Produkt angesehen',
      add_to_cart: 'haben etwas in den Warenkorb gelegt',
      checkout: 'haben die Kasse begonnen',
      purchase: 'haben gekauft',
      refund: 'haben eine Erstattung bekommen',
    },
  },
  es: {
    everybody: 'todos',
    anonymousToo: 'también cuentan los visitantes anónimos',
    and: 'y',
    or: 'o',
    not: 'no:',
    noneOf: 'nada de esto',
    lapsed: (when) => `hicieron algún pedido, pero ninguno ${when}`,
    ordered: 'hicieron algún pedido',
    notOrdered: 'no hicieron ningún pedido',
    kept: '(no reembolsado del todo)',
    orderedOften: (often) => `hicieron pedidos ${often}`,
    spent: (measure) => `gastaron ${measure} después de descuentos y reembolsos`,
    worth: (measure) => `hicieron pedidos por ${measure}`,
    times: ['vez', 'veces'],
    withWord: (word) => `algo con “${word}” en el nombre`,
    moreProducts: (more) => `uno de otros ${more} productos`,
    bought: (what) => `compraron ${what}`,
    notBought: (what) => `no compraron ${what}`,
    boughtOften: (what, often) => `compraron ${what} (${often})`,
    orders: ['pedido', 'pedidos'],
    pieces: ['unidad', 'unidades'],
    comparisons: {
      at_least: 'al menos',
      at_most: 'como mucho',
      more_than: 'más de',
      less_than: 'menos de',
      exactly: 'exactamente',
    },
    sum: 'en suma',
    firstTime: 'por primera vez',
    lastTime: 'por última vez',
    after: 'después',
    afterNot: 'después no',
    inside: (span) => `en un plazo de ${span}`,
    segment: (name) => `están en el segmento «${name}»`,
    list: (name) => `están en la lista «${name}»`,
    consent: (channel, state) => `consentimiento para ${channel}: ${state}`,
    states: { subscribed: 'dado', unsubscribed: 'retirado', unknown: 'desconocido' },
    reachable: (channel) => `se les puede escribir por ${channel}`,
    notReachable: (channel) => `no se les puede escribir por ${channel}`,
    facts: {
      email: 'correo',
      phone: 'teléfono',
      userId: 'id de usuario',
      firstSeen: 'primera visita',
      lastSeen: 'última visita',
      events: 'número de eventos',
      eventTypes: 'número de eventos distintos',
    },
    known: 'conocido',
    contains: 'contiene',
    beforeDay: 'antes del',
    afterDay: 'después del',
    last: (span, one = false) => (one ? `en el plazo de ${span}` : `en los últimos ${span}`),
    between: (from, to) => `del ${from} al ${to}`,
    since: (day) => `desde el ${day}`,
    until: (day) => `hasta el ${day}`,
    units: { minutes: ['minuto', 'minutos'], hours: ['hora', 'horas'], days: ['día', 'días'] },
    deeds: {
      page_view: 'vieron una página',
      screen_view: 'vieron una pantalla',
      product_view: 'vieron un producto',
      add_to_cart: 'añadieron algo al carrito',
      checkout: 'empezaron el pago',
      purchase: 'compraron',
      refund: 'recibieron un reembolso',
    },
  },
  fr: {
    everybody: 'tout le monde',
    anonymousToo: 'les visiteurs anonymes comptent aussi',
    and: 'et',
    or: 'ou',
    not: 'pas :',
    noneOf: 'rien de cela',
    lapsed: (when) => `ont déjà passé commande, mais pas ${when}`,
    ordered: 'ont passé commande',
    notOrdered: "n'ont pas passé commande",
    kept: '(pas entièrement remboursée)',
    orderedOften: (often) => `ont commandé ${often}`,
    spent: (measure) => `ont dépensé ${measure} après remises et remboursements`,
    worth: (measure) => `ont commandé pour ${measure}`,
    times: ['fois', 'fois'],
    withWord: (word) => `un article avec « ${word} » dans son nom`,
    moreProducts: (more) => `l'un de ${more} autres produits`,
    bought: (what) => `ont acheté ${what}`,
    notBought: (what) => `n'ont pas acheté ${what}`,
    boughtOften: (what, often) => `ont acheté ${what} (${often})`,
    orders: ['commande', 'commandes'],
    pieces: ['unité', 'unités'],
    comparisons: {
      at_least: 'au moins',
      at_most: 'au plus',
      more_than: 'plus de',
      less_than: 'moins de',
      exactly: 'exactement',
    },
    sum: 'en tout',
    firstTime: 'pour la première fois',
    lastTime: 'pour la dernière fois',
    after: 'puis',
    afterNot: 'puis pas',
    inside: (span) => `sous ${span}`,
    segment: (name) => `sont dans le segment « ${name} »`,
    list: (name) => `sont sur la liste « ${name} »`,
    consent: (channel, state) => `consentement pour ${channel} : ${state}`,
    states: { subscribed: 'donné', unsubscribed: 'retiré', unknown: 'inconnu' },
    reachable: (channel) => `sont joignables par ${channel}`,
    notReachable: (channel) => `ne sont pas joignables par ${channel}`,
    facts: {
      email: 'adresse e-mail',
      phone: 'téléphone',
      userId: 'identifiant',
      firstSeen: 'première visite',
      lastSeen: 'dernière visite',
      events: "nombre d'événements",
      eventTypes: "nombre d'événements différents",
    },
    known: 'connu',
    contains: 'contient',
    beforeDay: 'avant le',
    afterDay: 'après le',
    last: (span, one = false) =>
      one ? `en l’espace de ${span}` : `au cours des ${span.replace(/ (?=\p{L})/u, ' derniers ')}`,
    between: (from, to) => `du ${from} au ${to}`,
    since: (day) => `depuis le ${day}`,
    until: (day) => `jusqu'au ${day}`,
    units: { minutes: ['minute', 'minutes'], hours: ['heure', 'heures'], days: ['jour', 'jours'] },
    deeds: {
      page_view: 'ont regardé une page',
      screen_view: 'ont regardé un écran',
      product_view: 'ont regardé un produit',
      add_to_cart: 'ont ajouté quelque chose au panier',
      checkout: 'ont commencé le paiement',
      purchase: 'ont acheté',
      refund: 'ont été remboursés',
    },
  },
};
