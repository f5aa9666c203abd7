import type { CampaignWords } from './words.ts';

export const de: CampaignWords = {
  by: {
    email: 'per E-Mail',
    sms: 'per SMS',
    push: 'per Push-Nachricht',
    whatsapp: 'per WhatsApp',
    messenger: 'per Messenger',
  },
  channels: { email: 'E-Mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  offers: {
    reminder: 'eine schlichte Erinnerung',
    free_delivery: 'kostenloser Versand',
    discount: '10 % Rabatt',
    early_access: 'früher Zugang',
    gift: 'ein kleines Geschenk',
    guide: 'ein Wegweiser zu dem, was andere lieben',
    refill: 'Nachschub leicht gemacht',
    friend: 'etwas für Freunde, die sie mitbringen',
  },

  looked: ({ events, people }) => `${events} von ${people} gelesen`,
  lookedForSources: 'Nach Datenquellen gesehen',
  noSources: {
    first: 'Bitte verbinde zuerst Datenquellen',
    why: 'Kampagnenvorschläge beruhen auf dem, was deine Kunden getan haben, und noch ist nichts angekommen.',
    how: 'Öffne **Quellen**, wähle eine Art (Tracking-Code, Segment, Shopify, Facebook Pixel oder Webhook) und folge den Schritten dort.',
    after: 'Frag dann noch einmal, und ich schlage für jedes Segment mit Personen eine Kampagne vor.',
  },
  nobody:
    'Deine Quellen sind verbunden, aber noch ist niemand in einem Segment; es gibt also niemanden zum Anschreiben. Sende Ereignisse (oder füge einer Quelle Beispieldaten hinzu) und frag noch einmal.',
  message: (campaigns, looked) => `${campaigns} für deine Segmente. ${looked}.`,
  campaigns: ['Kampagne', 'Kampagnen'],
  lead: ({ one, campaigns, segments }) =>
    `Hier ${one ? 'ist eine Kampagne' : `sind ${campaigns}`} für ${segments}, in denen du Personen hast.`,
  start: ({ segment, by }) =>
    `Beginne mit **${segment}**, und schreib nur an Personen, die zugestimmt haben, ${by} von dir zu hören.`,
  labels: {
    message: (text) => `Nachricht: ${text}`,
    offer: (text) => `Angebot: ${text}`,
    when: (text) => `Wann: ${text}`,
    why: (text) => `Warum: ${text}`,
    cost: (text) => `Kosten: ${text}`,
    expected: (text) => `Zu erwarten: ${text}`,
    learned: (text) => `Gelernt: ${text}`,
  },
  quoted: (text) => `„${text}“`,
  next: 'Sag, welche du willst, und ich plane sie, damit du sie freigeben kannst.',
  nextWithoutSources: 'Verbinde eine Quelle, oder füge zum Ausprobieren Beispieldaten hinzu, und frag noch einmal.',

  size: ({ people, share }) => (share ? `${people}, ${share} aller Bekannten.` : `${people}.`),
  estimated: (people) => `${people}, aus Ereignissummen geschätzt.`,
  nobodyReached: 'Niemand davon hat zugestimmt, von dir zu hören, und eine Adresse hinterlassen: Bitte zuerst darum.',
  reached: ({ count, parts, noneBy }) =>
    `Davon sind ${count} erreichbar: ${parts}${noneBy ? `, und niemand ${noneBy}` : ''}.`,
  steps: {
    page_view: { who: 'eine Seite ansehen', go: (share) => `sehen ${share} eine Seite an` },
    product_view: { who: 'ein Produkt ansehen', go: (share) => `sehen ${share} ein Produkt an` },
    add_to_cart: { who: 'einen Warenkorb füllen', go: (share) => `füllen ${share} einen Warenkorb` },
    checkout: { who: 'zur Kasse gehen', go: (share) => `gehen ${share} zur Kasse` },
    purchase: { who: 'kaufen', go: (share) => `kaufen ${share}` },
  },
  ofStep: ({ count, who, go }) => `Von ${count}, die ${who}, ${go}.`,
  average: (money) => `Eine Bestellung ist im Schnitt ${money} wert.`,
  wantedToBuy: 'Sie wollten kaufen und haben noch keine erste Bestellung.',
  onlyLooked: 'Sie haben Seiten angesehen und sonst nichts getan.',
  engaged: ({ things, kinds, score }) =>
    `Sie tun drei oder mehr verschiedene Dinge; eine Person tut hier im Schnitt ${things} Dinge von ${kinds} Arten, eine Aktivität von ${score} von 100.`,
  spent: {
    each: (money) => `Jeder davon hat bisher ${money} ausgegeben`,
    order: (money) => `${money} je Bestellung`,
    shop: (money) => `während die durchschnittliche Bestellung des Shops ${money} beträgt`,
  },
  placed: ({ orders, average, each }) =>
    `Zusammen haben sie ${orders} aufgegeben${average ? `, im Schnitt ${average}` : ''}, ${each} je Person.`,

  timing: {
    cart: (atPeak) => `Erste Erinnerung binnen 4 Stunden nach dem Warenkorb, die zweite nach 24 Stunden${atPeak}`,
    afterCart: (atPeak) => `Drei Tage nach dem Warenkorb, nur an die, die noch nicht gekauft haben${atPeak}`,
    visit: (atPeak) => `Binnen eines Tages nach dem Besuch${atPeak}`,
    interest: (atPeak) => `Solange das Interesse frisch ist: binnen 48 Stunden nach dem letzten Besuch${atPeak}`,
  },
  atPeak: (hour) => `, gegen ${hour}, wenn die meisten Bestellungen kommen`,
  peak: ({ weekday, hour, timezone }) =>
    `${weekday} um ${hour} (${timezone}), die Stunde mit den meisten Bestellungen in letzter Zeit`,
  noPeak: 'An einem Werktagmorgen; verschieb es, sobald die ersten Bestellungen zeigen, wann deine Kunden kaufen',

  nothingSent: 'Noch ist niemand erreichbar, es würde also nichts gesendet.',
  priceUnknown: ({ channels, currency }) =>
    `Nicht bekannt: Was ${channels.join(' und ')} hier kostet, hat noch niemand gesagt. Sag zum Beispiel „eine SMS kostet 0,05 ${currency}“.`,
  notConverted: ({ currency, parts }) => `In ${currency} nicht bekannt: ${parts.join(' und ')} wird nicht umgerechnet.`,
  costPart: ({ messages, channel, parts, price }) =>
    `${messages} × ${channel}${parts ? ` aus ${parts} Teilen` : ''} zu ${price}`,

  onlyBy: ({ most, channels }) => `Um innerhalb von ${most} zu bleiben, nur ${channels}.`,
  leftOut: ({ most, names }) => `Weggelassen, weil es mit den übrigen mehr als ${most} kosten würde: ${names}.`,
  stays: (most) => `Alle zusammen kosten höchstens ${most}.`,
  notHeld: ({ most, names }) => `Die Kosten sind nicht bekannt und lassen sich nicht an ${most} messen: ${names}.`,

  noHistory: 'Noch keine Vorgeschichte.',
  broughtBefore: ({ campaigns, count, range }) =>
    campaigns === 1
      ? `Eine frühere Kampagne dieser Art brachte ${range}.`
      : `${count} frühere Kampagnen dieser Art brachten ${range}.`,
  byThemselves: ({ one, people, range, weeks }) =>
    `Von sich aus ${one ? 'gibt eine solche Person' : `geben ${people} solche Personen`} ${range} in der Woche auf, nach den letzten ${weeks} Wochen; was eine Kampagne hinzufügt, ist noch nicht bekannt.`,
  to: (low, high) => `${low} bis ${high}`,

  evidence: {
    people: ({ name, definition }) => `Personen in „${name}“: ${definition}`,
    ofEveryone: 'Aller Bekannten',
    reachable: 'Davon mit Zustimmung und Adresse auf einem Kanal',
    reachableBy: (by) => `Davon ${by} erreichbar`,
    orders: 'Ihre Bestellungen',
    averageOrder: 'Ihr durchschnittlicher Bestellwert',
    spentEach: 'Ausgaben je Käufer unter ihnen',
    shopAverage: 'Durchschnittlicher Bestellwert des Shops',
    learned: ({ day, text }) => `Gelernt am ${day}: ${text}`,
    measuredLesson: {
      more: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} an „${segment}“ brachte ${money} mehr (zwischen ${low} und ${high}) gegenüber ${heldOut} in der Kontrollgruppe`,
      less: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} an „${segment}“ brachte ${money} weniger (zwischen ${low} und ${high}) gegenüber ${heldOut} in der Kontrollgruppe`,
      open: ({ offer, by, segment, low, high, heldOut }) =>
        `${offer} ${by} an „${segment}“ brachte keinen erkennbaren Unterschied (zwischen ${low} und ${high}) gegenüber ${heldOut} in der Kontrollgruppe`,
    },
    lesson: ({ offer, by, segment, worked, told, one }) =>
      `${offer} ${by} an „${segment}“: ${worked} von ${told} ${one ? 'Vorschlag' : 'Vorschlägen'} hatte Erfolg`,
  },
  neverTold: ({ offer, by }) =>
    `Zu „${offer}“ ${by} an dieses Segment hat noch niemand etwas gesagt: Es gilt die Reihenfolge des Katalogs.`,
  measured: ({ one, count, from, to }) =>
    `Gemessen an Personen, die bei ${count} ${one ? 'Kampagne' : 'Kampagnen'} dieser Art nichts bekamen, haben die Briefe die Ausgaben um ${from} bis ${to} verändert.`,
  told: ({ offer, by, count, one, good, oneGood }) =>
    `Von ${count} ${one ? 'Vorschlag' : 'Vorschlägen'} „${offer}“ ${by} an dieses Segment ${oneGood ? 'war' : 'waren'} ${good} ein Erfolg.`,
};
