import type { CampaignPlanWords } from './words.ts';

const BY = {
  email: 'par e-mail',
  sms: 'par SMS',
  push: 'par notification push',
  whatsapp: 'sur WhatsApp',
  messenger: 'sur Messenger',
};
const WHY = {
  no_consent: "n'ont jamais dit oui à rien de cela",
  said_no: 'ont dit non',
  no_address: "ont dit oui et n'y ont pas d'adresse",
};

export const fr: CampaignPlanWords = {
  language: 'fr',
  labels: {
    channels: 'Canaux',
    subject: 'Objet',
    message: 'Message',
    offer: 'Offre',
    reach: 'Qui la reçoit, et par où',
    cost: 'Coût',
    condition: 'Seulement ceux pour qui ceci est vrai',
    sendOn: 'Prévu pour',
  },
  channels: { email: 'E-mail', sms: 'SMS', push: 'Push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  order: (channels) => channels.join(', sinon '),
  was: ({ label, before, after }) => `${label} : ${after} (avant : ${before})`,
  line: ({ label, text }) => `${label} : ${text}`,
  by: ({ people, channel }) => `${people} ${BY[channel]}`,
  unreached: { no_consent: 'Jamais dit oui', said_no: 'Ont dit non', no_address: "Pas d'adresse" },
  nobody: ({ people, why }) => `${people} par aucun canal : ${WHY[why]}`,
  everybody: 'Tout le segment',
  title: (name) => `Changer la campagne ${name}`,
  changed: (name) => `La campagne ${name} est changée. Rien n'a été envoyé.`,
  restored: (name) => `La campagne ${name} est de nouveau comme avant.`,
  cannot: {
    nothing: 'La campagne est déjà ainsi : rien ne changerait',
    changedSince: 'La campagne a été changée depuis : regardez-la, et redites ce qui doit être différent',
    gone: 'La campagne a été retirée',
    notRestored: 'La campagne a encore été changée depuis : cela ne peut plus être annulé',
    costUnknown: ({ most, why }) =>
      `On ne sait pas ce qu'elle coûte, elle ne peut donc pas être tenue à ${most} : ${why}`,
    tooMuch: ({ amount, most }) =>
      `L'envoyer coûterait ${amount}, plus que les ${most} permis : choisissez moins de personnes ou d'autres canaux, ou relevez la limite`,
    passed: (when) => `${when} est déjà passé : choisissez un jour et une heure à venir`,
    replaced: "Elle a encore été changée avant que quiconque n'approuve : le plan suivant vaut.",
    sendAnew: 'La campagne a changé depuis cette demande : envoyez-la à nouveau',
  },
  meantFor: (when) =>
    `Prévu pour ${when} : cela part alors tout seul, une fois que quelqu'un a appuyé sur Envoyer et que c'est approuvé`,
  onlyEmail: ({ people, channels }) =>
    `Pour l'instant, seul l'e-mail peut être envoyé : ${people} par ${channels} ne reçoivent encore rien`,
  nothingSends:
    "Pour l'instant, seul l'e-mail peut être envoyé, et cette campagne commence par un autre canal : elle se prépare, mais ne s'envoie pas encore",
  heldOut: (share) =>
    `À l'envoi par e-mail, ${share} sont placés au hasard dans le groupe témoin, pour voir ce qu'il apporte`,
  nobodyHeldOut: (least) =>
    `À l'envoi, pas de groupe témoin : sous ${least} e-mails, aucune différence ne se distinguerait du hasard`,
  crowded: ({ people, letters }) =>
    `${people} ont reçu ${letters} lettres ou plus ces sept derniers jours ; les leurs ne sont pas retenues, car les réglages ne fixent aucun maximum`,
  within: ({ amount, most }) =>
    `Au plus ${most} : l'envoyer coûte ${amount} selon ce que coûtent les messages aujourd'hui`,
};
