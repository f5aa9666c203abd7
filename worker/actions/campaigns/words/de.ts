import type { CampaignPlanWords } from './words.ts';

const BY = {
  email: 'per E-Mail',
  sms: 'per SMS',
  push: 'per Push-Nachricht',
  whatsapp: 'über WhatsApp',
  messenger: 'über Messenger',
};
const WHY = {
  no_consent: 'zu keinem davon wurde je Ja gesagt',
  said_no: 'es wurde Nein gesagt',
  no_address: 'es wurde Ja gesagt, doch es fehlt die Adresse',
};

export const de: CampaignPlanWords = {
  language: 'de',
  labels: {
    channels: 'Kanäle',
    subject: 'Betreff',
    message: 'Nachricht',
    offer: 'Angebot',
    reach: 'Wer sie worüber bekommt',
    cost: 'Kosten',
    condition: 'Nur, für wen das gilt',
    sendOn: 'Vorgesehen für',
  },
  channels: { email: 'E-Mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  order: (channels) => channels.join(', sonst '),
  was: ({ label, before, after }) => `${label}: ${after} (vorher: ${before})`,
  line: ({ label, text }) => `${label}: ${text}`,
  by: ({ people, channel }) => `${people} ${BY[channel]}`,
  unreached: { no_consent: 'Nie Ja gesagt', said_no: 'Nein gesagt', no_address: 'Keine Adresse' },
  nobody: ({ people, why }) => `${people} über nichts: ${WHY[why]}`,
  everybody: 'Alle im Segment',
  title: (name) => `Die Kampagne ${name} ändern`,
  changed: (name) => `Die Kampagne ${name} ist geändert. Gesendet wurde nichts.`,
  restored: (name) => `Die Kampagne ${name} ist wieder wie vorher.`,
  cannot: {
    nothing: 'Die Kampagne ist schon so: Es würde sich nichts ändern',
    changedSince:
      'Die Kampagne wurde seither geändert: Sehen Sie sie an und sagen Sie noch einmal, was anders sein soll',
    gone: 'Die Kampagne wurde entfernt',
    notRestored: 'Die Kampagne wurde seither noch einmal geändert: Das lässt sich nicht mehr zurücknehmen',
    costUnknown: ({ most, why }) =>
      `Was sie kostet, ist nicht bekannt, also lässt sie sich nicht bei ${most} halten: ${why}`,
    tooMuch: ({ amount, most }) =>
      `Das Senden würde ${amount} kosten, mehr als die ${most}, die es kosten darf: Wählen Sie weniger Menschen oder andere Kanäle, oder heben Sie die Grenze an`,
    passed: (when) => `${when} ist schon vorbei: Wähle einen Tag und eine Zeit, die noch kommen`,
    replaced: 'Vor der Freigabe wurde es noch einmal geändert: Der spätere Plan gilt.',
    sendAnew: 'Die Kampagne wurde geändert, nachdem dies beantragt war: Sende sie neu',
  },
  meantFor: (when) =>
    `Vorgesehen für ${when}: Dann geht es von selbst hinaus, sobald jemand auf Senden gedrückt hat und es freigegeben ist`,
  onlyEmail: ({ people, channels }) =>
    `Verschickt werden kann bisher nur per E-Mail: ${people} mit ${channels} bekommen noch nichts`,
  nothingSends:
    'Verschickt werden kann bisher nur per E-Mail, und diese Kampagne beginnt mit einem anderen Kanal: Sie lässt sich vorbereiten, aber noch nicht verschicken',
  heldOut: (share) =>
    `Beim Versand per E-Mail kommen ${share} zufällig in die Kontrollgruppe, um zu sehen, was er bringt`,
  nobodyHeldOut: (least) =>
    `Beim Versand gibt es keine Kontrollgruppe: Unter ${least} E-Mails ließe sich kein Unterschied vom Zufall trennen`,
  crowded: ({ people, letters }) =>
    `${people} bekamen in den letzten sieben Tagen schon ${letters} Briefe oder mehr; dieser wird ihnen nicht vorenthalten, denn in den Einstellungen steht keine Obergrenze`,
  within: ({ amount, most }) => `Höchstens ${most}: Das Senden kostet ${amount}, so viel Nachrichten jetzt kosten`,
};
