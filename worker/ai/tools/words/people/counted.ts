import type { Channel } from '../../../../../contract/segments.ts';
import type { Language } from '../format.ts';

export type ConsentState = 'subscribed' | 'unsubscribed';

/** Counts of segments, and one person, in words. Figures, dates and names come written. */
export interface CountedWords {
  looked(it: { one: boolean; everyone: string }): string;
  of(everyone: string): string;
  gathering: string;
  others: string;
  estimated: string;
  overlap: string;
  campaignsNext(ask: string): string;
  sendNext: string;
}

export const COUNTED_WORDS: Record<Language, CountedWords> = {
  en: {
    looked: ({ one, everyone }) => `Counted ${one ? 'a segment' : 'segments'} over ${everyone}`,
    of: (everyone) => `Of ${everyone} who can be told apart, as of now:`,
    gathering: ' Its people are still being gathered.',
    others: 'The other segments are under People.',
    estimated: 'People cannot be told apart in your data, so these counts are estimated from event totals.',
    overlap: 'One person can be in several segments.',
    campaignsNext: (ask) => `Ask ${ask}, or open it to see who they are.`,
    sendNext: 'Send page views, carts and orders with a user id or an e-mail, so that people can be told apart.',
  },
  de: {
    looked: ({ one, everyone }) => `${one ? 'Ein Segment' : 'Segmente'} über ${everyone} gezählt`,
    of: (everyone) => `Von ${everyone}, die sich unterscheiden lassen, Stand jetzt:`,
    gathering: ' Seine Personen werden noch zusammengestellt.',
    others: 'Die übrigen Segmente stehen unter Personen.',
    estimated:
      'In deinen Daten lassen sich Personen nicht unterscheiden; diese Zahlen sind deshalb aus Ereignissummen geschätzt.',
    overlap: 'Eine Person kann in mehreren Segmenten sein.',
    campaignsNext: (ask) => `Frag ${ask}, oder öffne es, um zu sehen, wer das ist.`,
    sendNext:
      'Sende Seitenaufrufe, Warenkörbe und Bestellungen mit Nutzer-ID oder E-Mail, damit sich Personen unterscheiden lassen.',
  },
  es: {
    looked: ({ one, everyone }) => `${one ? 'Un segmento contado' : 'Segmentos contados'} entre ${everyone}`,
    of: (everyone) => `De ${everyone} que se pueden distinguir, ahora mismo:`,
    gathering: ' Sus personas aún se están reuniendo.',
    others: 'Los demás segmentos están en Personas.',
    estimated:
      'En tus datos no se puede distinguir a las personas, así que estas cifras se estiman a partir de los totales de eventos.',
    overlap: 'Una persona puede estar en varios segmentos.',
    campaignsNext: (ask) => `Pregunta ${ask}, o ábrelo para ver quiénes son.`,
    sendNext:
      'Envía páginas vistas, carritos y pedidos con un id de usuario o un correo, para poder distinguir a las personas.',
  },
  fr: {
    looked: ({ one, everyone }) => `${one ? 'Un segment compté' : 'Segments comptés'} sur ${everyone}`,
    of: (everyone) => `Sur ${everyone} que l'on peut distinguer, à cet instant :`,
    gathering: ' Ses personnes sont encore en cours de rassemblement.',
    others: 'Les autres segments se trouvent sous Personnes.',
    estimated:
      "Vos données ne permettent pas de distinguer les personnes ; ces chiffres sont donc estimés d'après les totaux d'événements.",
    overlap: 'Une personne peut être dans plusieurs segments.',
    campaignsNext: (ask) => `Demandez ${ask}, ou ouvrez-le pour voir qui en fait partie.`,
    sendNext:
      "Envoyez pages vues, paniers et commandes avec un identifiant ou un e-mail, afin que l'on puisse distinguer les personnes.",
  },
};

export interface PersonWords {
  looked: string;
  nobody(name: string): string;
  nobodyNext: string;
  title: string;
  fitting: string;
  columns: { person: string; orders: string; value: string; seen: string };
  several(name: string): string;
  more: string;
  severalNext: string;
  worth(it: { orders: string; money: string }): string;
  seen(day: string): string;
  bought(it: { first: string; last: string }): string;
  segments(names: string): string;
  /** What they said to being written to, channel by channel; nothing at all where none is told. */
  consent(said: { channel: Channel; state: ConsentState }[]): string;
  noEmail: string;
  /** Of somebody who has bought. */
  next(name: string): string;
  profileNext: string;
}

const CHANNEL_NAMES: Record<Channel, string> = {
  ...{ email: 'E-mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
};

export const PERSON_WORDS: Record<Language, PersonWords> = {
  en: {
    looked: 'Searched customers',
    nobody: (name) => `Nobody with the name, id or e-mail ${name} has been seen in your data.`,
    nobodyNext: 'Check the spelling, or look the person up under People.',
    title: 'Person',
    fitting: 'People who fit',
    columns: { person: 'Person', orders: 'Orders', value: 'Order value', seen: 'Last seen' },
    several: (name) => `Several people fit ${name}:`,
    more: 'There are more: say more of the name or the e-mail address.',
    severalNext: 'Open one of them, or ask with the e-mail address.',
    worth: ({ orders, money }) => `${orders} worth ${money}`,
    seen: (day) => `last seen on ${day}`,
    bought: ({ first, last }) => `The first order was on ${first}, the last on ${last}.`,
    segments: (names) => `In the segments ${names}.`,
    consent: (said) =>
      said.length === 0
        ? 'Has said neither yes nor no to being written to: no campaign goes there.'
        : `${said.map(({ channel, state }) => `${CHANNEL_NAMES[channel]}: ${state === 'subscribed' ? 'said yes' : 'unsubscribed'}`).join('; ')}.`,
    noEmail: 'No e-mail address is known.',
    next: (name) =>
      `Ask "When will customer ${name.includes('"') ? 'this customer' : name} buy again?" for a prediction.`,
    profileNext: 'Open the profile for the whole timeline.',
  },
  de: {
    looked: 'Kunden gesucht',
    nobody: (name) => `Niemand mit dem Namen, der ID oder der E-Mail ${name} kommt in deinen Daten vor.`,
    nobodyNext: 'Prüfe die Schreibweise, oder such die Person unter Personen.',
    title: 'Person',
    fitting: 'Passende Personen',
    columns: { person: 'Person', orders: 'Bestellungen', value: 'Bestellwert', seen: 'Zuletzt gesehen' },
    several: (name) => `Auf ${name} passen mehrere Personen:`,
    more: 'Es gibt noch mehr: Nenne mehr vom Namen oder die E-Mail-Adresse.',
    severalNext: 'Öffne eine davon, oder frag mit der E-Mail-Adresse.',
    worth: ({ orders, money }) => `${orders} im Wert von ${money}`,
    seen: (day) => `zuletzt gesehen am ${day}`,
    bought: ({ first, last }) => `Die erste Bestellung war am ${first}, die letzte am ${last}.`,
    segments: (names) => `In den Segmenten ${names}.`,
    consent: (said) =>
      said.length === 0
        ? 'Hat dem Anschreiben weder zugestimmt noch widersprochen: Keine Kampagne geht dorthin.'
        : `${said.map(({ channel, state }) => `${CHANNEL_NAMES[channel]}: ${state === 'subscribed' ? 'zugestimmt' : 'abgemeldet'}`).join('; ')}.`,
    noEmail: 'Eine E-Mail-Adresse ist nicht bekannt.',
    next: () => 'Öffne das Profil für den ganzen Verlauf und die Vorhersage.',
    profileNext: 'Öffne das Profil für den ganzen Verlauf.',
  },
  es: {
    looked: 'Búsqueda de clientes',
    nobody: (name) => `En tus datos no hay nadie con el nombre, id o correo ${name}.`,
    nobodyNext: 'Revisa cómo se escribe, o búscalo en Personas.',
    title: 'Persona',
    fitting: 'Personas que encajan',
    columns: { person: 'Persona', orders: 'Pedidos', value: 'Valor de pedidos', seen: 'Última visita' },
    several: (name) => `Varias personas encajan con ${name}:`,
    more: 'Hay más: di algo más del nombre o el correo.',
    severalNext: 'Abre una de ellas, o pregunta con el correo.',
    worth: ({ orders, money }) => `${orders} por valor de ${money}`,
    seen: (day) => `visto por última vez el ${day}`,
    bought: ({ first, last }) => `El primer pedido fue el ${first}, el último el ${last}.`,
    segments: (names) => `En los segmentos ${names}.`,
    consent: (said) =>
      said.length === 0
        ? 'No ha dicho ni sí ni no a recibir mensajes: ninguna campaña le llega.'
        : `${said.map(({ channel, state }) => `${CHANNEL_NAMES[channel]}: ${state === 'subscribed' ? 'dijo que sí' : 'se dio de baja'}`).join('; ')}.`,
    noEmail: 'No se conoce su correo.',
    next: () => 'Abre el perfil para ver toda su historia y la predicción.',
    profileNext: 'Abre el perfil para ver toda su historia.',
  },
  fr: {
    looked: 'Recherche de clients',
    nobody: (name) => `Personne avec le nom, l'identifiant ou l'e-mail ${name} n'apparaît dans vos données.`,
    nobodyNext: "Vérifiez l'orthographe, ou cherchez la personne sous Personnes.",
    title: 'Personne',
    fitting: 'Personnes qui correspondent',
    columns: { person: 'Personne', orders: 'Commandes', value: 'Valeur des commandes', seen: 'Dernière visite' },
    several: (name) => `Plusieurs personnes correspondent à ${name} :`,
    more: "Il y en a d'autres : donnez plus du nom, ou l'adresse e-mail.",
    severalNext: "Ouvrez l'une d'elles, ou demandez avec l'adresse e-mail.",
    worth: ({ orders, money }) => `${orders} pour ${money}`,
    seen: (day) => `dernière visite le ${day}`,
    bought: ({ first, last }) => `La première commande date du ${first}, la dernière du ${last}.`,
    segments: (names) => `Dans les segments ${names}.`,
    consent: (said) =>
      said.length === 0
        ? "N'a dit ni oui ni non à recevoir des messages : aucune campagne ne lui est envoyée."
        : `${said.map(({ channel, state }) => `${CHANNEL_NAMES[channel]} : ${state === 'subscribed' ? 'a dit oui' : 'désabonnement'}`).join(' ; ')}.`,
    noEmail: "Aucune adresse e-mail n'est connue.",
    next: () => "Ouvrez le profil pour voir tout l'historique et la prévision.",
    profileNext: "Ouvrez le profil pour voir tout l'historique.",
  },
};
