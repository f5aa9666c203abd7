import type { Language } from './format.ts';

/** How far the sources have come, in words. Counts, names and times come written. */
export interface SourceWords {
  looked(it: { one: boolean; count: string }): string;
  bad: string;
  good: string;
  failed(it: { messages: string; one: boolean }): string;
  badNext: string;
  goodNext(ask: string): string;
  title: string;
  columns: { source: string; status: string; events: string; last: string };
  /** A status as the source has it. */
  status: Record<string, string>;
  nothingYet: string;
  arrived(it: { events: string; ago: string }): string;
  syncFailed(name: string): string;
  notActive(it: { name: string; status: string }): string;
  sentNothing(name: string): string;
  silent(it: { name: string; ago: string }): string;
  /** Nothing tells whether an order is missing. */
  notCompared: string;
  /** A source that is asked of is not connected. */
  noSuch(it: { asked: string; names: string }): string;
  lookedForSources: string;
  nothingConnected: string;
  connectNext: string;
  howToConnect: string;
}

export const SOURCE_WORDS: Record<Language, SourceWords> = {
  en: {
    looked: ({ one, count }) => `Checked ${one ? 'the source' : `${count} sources`}`,
    bad: '**Not everything is as it should be.**',
    good: '**Yes**, your data is arriving.',
    failed: ({ messages, one }) => `${messages} could not be processed and ${one ? 'waits' : 'wait'} for you.`,
    badNext: 'Open Sources to see what is wrong and to send it again.',
    goodNext: (ask) => `Ask ${ask} to put it to use.`,
    title: 'Sources',
    columns: { source: 'Source', status: 'Status', events: 'Events', last: 'Last event' },
    status: {},
    nothingYet: 'nothing has arrived yet',
    arrived: ({ events, ago }) => `${events}, the last ${ago}`,
    syncFailed: (name) => `The last sync of ${name} failed.`,
    notActive: ({ name, status }) => `${name} is ${status}, so nothing new arrives from it.`,
    sentNothing: (name) => `${name} is connected and has sent nothing yet.`,
    silent: ({ name, ago }) => `${name} has been silent: the last event came ${ago}.`,
    notCompared:
      'Whether an order is missing I cannot tell: orders are compared with the shop’s platform where Shopify is connected, and nowhere else.',
    noSuch: ({ asked, names }) => `**${asked} is not connected**, so nothing arrives from it. Connected: ${names}.`,
    lookedForSources: 'Looked for connected sources',
    nothingConnected: 'There is nothing to count yet: no data source is connected.',
    connectNext: 'Connect one source, or add dummy data to try it out, and ask again.',
    howToConnect: `Open **Sources** and choose one:

- **Shopify**: your shop's address, an access token and the webhook secret; orders, customers, carts and refunds then arrive by themselves.
- **Segment** (or any Segment SDK): copy the write key and set the SDK's host to PulseHub.
- **Google Tag Manager** or **Facebook Pixel**: your container or pixel id.
- **Webhook**: copy the address and signing secret into any system that can send JSON.

To look around first, choose **Add dummy data** on any source.`,
  },
  de: {
    looked: ({ one, count }) => (one ? 'Die Quelle geprüft' : `${count} Quellen geprüft`),
    bad: '**Nicht alles ist, wie es sein soll.**',
    good: '**Ja**, deine Daten kommen an.',
    failed: ({ messages, one }) =>
      `${messages} ${one ? 'konnte nicht verarbeitet werden und wartet' : 'konnten nicht verarbeitet werden und warten'} auf dich.`,
    badNext: 'Öffne Quellen, um zu sehen, was fehlt, und es noch einmal zu senden.',
    goodNext: (ask) => `Frag ${ask}, um etwas daraus zu machen.`,
    title: 'Quellen',
    columns: { source: 'Quelle', status: 'Zustand', events: 'Ereignisse', last: 'Letztes Ereignis' },
    status: { active: 'aktiv', paused: 'angehalten', pending: 'wartet', error: 'gestört', disconnected: 'getrennt' },
    nothingYet: 'noch nichts angekommen',
    arrived: ({ events, ago }) => `${events}, zuletzt ${ago}`,
    syncFailed: (name) => `Der letzte Abgleich von ${name} ist fehlgeschlagen.`,
    notActive: ({ name, status }) => `${name} ist ${status}; von dort kommt nichts Neues.`,
    sentNothing: (name) => `${name} ist verbunden und hat noch nichts gesendet.`,
    silent: ({ name, ago }) => `${name} schweigt: Das letzte Ereignis kam ${ago}.`,
    notCompared:
      'Ob eine Bestellung fehlt, kann ich nicht sagen: Verglichen werden Bestellungen nur, wo Shopify verbunden ist.',
    noSuch: ({ asked, names }) => `**${asked} ist nicht verbunden**, von dort kommt also nichts. Verbunden: ${names}.`,
    lookedForSources: 'Verbundene Quellen gesucht',
    nothingConnected: 'Es gibt noch nichts zu zählen: Keine Datenquelle ist verbunden.',
    connectNext: 'Verbinde eine Quelle, oder füge zum Ausprobieren Beispieldaten hinzu, und frag noch einmal.',
    howToConnect: `Öffne **Quellen** und wähle eine:

- **Shopify**: die Adresse deines Shops, ein Zugriffstoken und das Webhook-Geheimnis; Bestellungen, Kunden, Warenkörbe und Erstattungen kommen dann von selbst.
- **Segment** (oder ein Segment-SDK): Kopiere den Write Key und setze den Host des SDK auf PulseHub.
- **Google Tag Manager** oder **Facebook Pixel**: deine Container- oder Pixel-ID.
- **Webhook**: Kopiere Adresse und Signaturgeheimnis in jedes System, das JSON senden kann.

Um dich erst umzusehen, wähle bei einer Quelle **Beispieldaten hinzufügen**.`,
  },
  es: {
    looked: ({ one, count }) => (one ? 'Fuente revisada' : `${count} fuentes revisadas`),
    bad: '**No todo está como debería.**',
    good: '**Sí**, tus datos están llegando.',
    failed: ({ messages, one }) =>
      `${messages} ${one ? 'no se pudo procesar y te espera' : 'no se pudieron procesar y te esperan'}.`,
    badNext: 'Abre Fuentes para ver qué falla y enviarlo otra vez.',
    goodNext: (ask) => `Pregunta ${ask} para sacarles partido.`,
    title: 'Fuentes',
    columns: { source: 'Fuente', status: 'Estado', events: 'Eventos', last: 'Último evento' },
    status: {
      active: 'activa',
      paused: 'en pausa',
      pending: 'pendiente',
      error: 'con error',
      disconnected: 'desconectada',
    },
    nothingYet: 'aún no ha llegado nada',
    arrived: ({ events, ago }) => `${events}, el último ${ago}`,
    syncFailed: (name) => `La última sincronización de ${name} falló.`,
    notActive: ({ name, status }) => `${name} está ${status}, así que no llega nada nuevo de ahí.`,
    sentNothing: (name) => `${name} está conectada y aún no ha enviado nada.`,
    silent: ({ name, ago }) => `${name} no envía nada: el último evento llegó ${ago}.`,
    notCompared: 'No puedo decir si falta algún pedido: solo se comparan los pedidos donde Shopify está conectado.',
    noSuch: ({ asked, names }) => `**${asked} no está conectado**, así que no llega nada de ahí. Conectado: ${names}.`,
    lookedForSources: 'Búsqueda de fuentes conectadas',
    nothingConnected: 'Aún no hay nada que contar: no hay ninguna fuente de datos conectada.',
    connectNext: 'Conecta una fuente, o añade datos de ejemplo para probarlo, y pregunta otra vez.',
    howToConnect: `Abre **Fuentes** y elige una:

- **Shopify**: la dirección de tu tienda, un token de acceso y el secreto del webhook; los pedidos, clientes, carritos y reembolsos llegan solos.
- **Segment** (o un SDK de Segment): copia la clave de escritura y pon PulseHub como host del SDK.
- **Google Tag Manager** o **Facebook Pixel**: el id de tu contenedor o de tu píxel.
- **Webhook**: copia la dirección y el secreto de firma en cualquier sistema que envíe JSON.

Para echar un vistazo antes, elige **Añadir datos de ejemplo** en cualquier fuente.`,
  },
  fr: {
    looked: ({ one, count }) => (one ? 'Source vérifiée' : `${count} sources vérifiées`),
    bad: "**Tout n'est pas comme il faudrait.**",
    good: '**Oui**, vos données arrivent.',
    failed: ({ messages, one }) =>
      `${messages} ${one ? "n'a pas pu être traité et vous attend" : "n'ont pas pu être traités et vous attendent"}.`,
    badNext: 'Ouvrez Sources pour voir ce qui ne va pas et le renvoyer.',
    goodNext: (ask) => `Demandez ${ask} pour en tirer parti.`,
    title: 'Sources',
    columns: { source: 'Source', status: 'État', events: 'Événements', last: 'Dernier événement' },
    status: {
      active: 'active',
      paused: 'en pause',
      pending: 'en attente',
      error: 'en erreur',
      disconnected: 'déconnectée',
    },
    nothingYet: "rien n'est encore arrivé",
    arrived: ({ events, ago }) => `${events}, le dernier ${ago}`,
    syncFailed: (name) => `La dernière synchronisation de ${name} a échoué.`,
    notActive: ({ name, status }) => `${name} est ${status} : rien de nouveau n'en arrive.`,
    sentNothing: (name) => `${name} est connectée et n'a encore rien envoyé.`,
    silent: ({ name, ago }) => `${name} est silencieuse : le dernier événement est arrivé ${ago}.`,
    notCompared:
      "Je ne peux pas dire s'il manque une commande : les commandes ne sont comparées que là où Shopify est connecté.",
    noSuch: ({ asked, names }) => `**${asked} n'est pas connecté**, rien n'en arrive donc. Connecté : ${names}.`,
    lookedForSources: 'Recherche de sources connectées',
    nothingConnected: "Il n'y a encore rien à compter : aucune source de données n'est connectée.",
    connectNext: "Connectez une source, ou ajoutez des données d'exemple pour essayer, puis redemandez.",
    howToConnect: `Ouvrez **Sources** et choisissez-en une :

- **Shopify** : l'adresse de votre boutique, un jeton d'accès et le secret du webhook ; commandes, clients, paniers et remboursements arrivent alors tout seuls.
- **Segment** (ou un SDK Segment) : copiez la clé d'écriture et indiquez PulseHub comme hôte du SDK.
- **Google Tag Manager** ou **Facebook Pixel** : l'identifiant de votre conteneur ou de votre pixel.
- **Webhook** : copiez l'adresse et le secret de signature dans tout système capable d'envoyer du JSON.

Pour d'abord regarder, choisissez **Ajouter des données d'exemple** sur une source.`,
  },
};
