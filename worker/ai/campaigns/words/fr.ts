import type { CampaignWords } from './words.ts';

export const fr: CampaignWords = {
  by: {
    email: 'par e-mail',
    sms: 'par SMS',
    push: 'par notification push',
    whatsapp: 'par WhatsApp',
    messenger: 'par Messenger',
  },
  channels: { email: 'e-mail', sms: 'SMS', push: 'push', whatsapp: 'WhatsApp', messenger: 'Messenger' },
  offers: {
    reminder: 'un simple rappel',
    free_delivery: 'la livraison offerte',
    discount: '10 % de remise',
    early_access: 'un accès anticipé',
    gift: 'un petit cadeau',
    guide: 'un guide de ce que les autres adorent',
    refill: 'un réassort facilité',
    friend: "quelque chose pour l'ami qu'ils amènent",
  },

  looked: ({ events, people }) => `${events} de ${people} lus`,
  lookedForSources: 'Recherche de sources de données',
  noSources: {
    first: "Connectez d'abord des sources de données",
    why: "les recommandations de campagnes reposent sur ce que vos clients ont fait, et rien n'est encore arrivé.",
    how: 'Ouvrez **Sources**, choisissez un type (un code de suivi, Segment, Shopify, Facebook Pixel ou un webhook) et suivez les étapes affichées.',
    after: 'Demandez ensuite à nouveau, et je recommanderai une campagne pour chaque segment où il y a du monde.',
  },
  nobody:
    "Vos sources sont connectées, mais aucun segment ne compte encore quelqu'un : il n'y a donc personne à qui écrire. Envoyez quelques événements (ou ajoutez des données d'essai à une source) et demandez à nouveau.",
  message: (campaigns, looked) => `${campaigns} pour vos segments. ${looked}.`,
  campaigns: ['campagne', 'campagnes'],
  lead: ({ one, campaigns, segments }) =>
    `Voici ${one ? 'une campagne' : campaigns} pour ${segments} où vous avez du monde.`,
  start: ({ segment, by }) =>
    `Commencez par **${segment}**, et n'écrivez qu'aux personnes qui ont accepté d'avoir de vos nouvelles ${by}.`,
  labels: {
    message: (text) => `Message : ${text}`,
    offer: (text) => `Offre : ${text}`,
    when: (text) => `Quand : ${text}`,
    why: (text) => `Pourquoi : ${text}`,
    cost: (text) => `Coût : ${text}`,
    expected: (text) => `À prévoir : ${text}`,
    learned: (text) => `Appris : ${text}`,
  },
  quoted: (text) => `« ${text} »`,
  next: "Dites laquelle vous voulez, et je la planifie pour que vous l'approuviez.",
  nextWithoutSources: "Connectez une source, ou ajoutez des données d'essai, et demandez à nouveau.",

  size: ({ people, share }) => (share ? `${people}, ${share} de tous les connus.` : `${people}.`),
  estimated: (people) => `${people}, estimées d'après les totaux d'événements.`,
  nobodyReached:
    "Personne parmi elles n'a accepté d'avoir de vos nouvelles en laissant une adresse : demandez-le d'abord.",
  reached: ({ count, parts, noneBy }) =>
    `${count} d'entre elles sont joignables : ${parts}${noneBy ? `, et personne ${noneBy}` : ''}.`,
  steps: {
    page_view: { who: 'regardent une page', go: (share) => `${share} regardent une page` },
    product_view: { who: 'regardent un produit', go: (share) => `${share} regardent un produit` },
    add_to_cart: { who: 'remplissent un panier', go: (share) => `${share} remplissent un panier` },
    checkout: { who: 'passent à la caisse', go: (share) => `${share} passent à la caisse` },
    purchase: { who: 'achètent', go: (share) => `${share} achètent` },
  },
  ofStep: ({ count, who, go }) => `Sur ${count} qui ${who}, ${go}.`,
  average: (money) => `Une commande vaut en moyenne ${money}.`,
  wantedToBuy: "Ils voulaient acheter et n'ont pas encore de première commande.",
  onlyLooked: "Ils ont regardé des pages et n'ont rien fait d'autre.",
  engaged: ({ things, kinds, score }) =>
    `Ils font trois choses différentes ou plus ; ici, une personne fait en moyenne ${things} choses de ${kinds} sortes, un engagement de ${score} sur 100.`,
  spent: {
    each: (money) => `Chacun a dépensé ${money} jusqu'ici`,
    order: (money) => `${money} par commande`,
    shop: (money) => `alors que la commande moyenne de la boutique est de ${money}`,
  },
  placed: ({ orders, average, each }) =>
    `Ensemble, ils ont passé ${orders}${average ? `, ${average} en moyenne` : ''}, ${each} chacun.`,

  timing: {
    cart: (atPeak) => `Premier rappel dans les 4 heures après le panier, le second après 24 heures${atPeak}`,
    afterCart: (atPeak) => `Trois jours après le panier, seulement à ceux qui n'ont toujours pas acheté${atPeak}`,
    visit: (atPeak) => `Dans la journée qui suit la visite${atPeak}`,
    interest: (atPeak) => `Tant que l'intérêt est vif : dans les 48 heures après la dernière visite${atPeak}`,
  },
  atPeak: (hour) => `, vers ${hour}, quand arrivent le plus de commandes`,
  peak: ({ weekday, hour, timezone }) =>
    `${weekday} à ${hour} (${timezone}), l'heure qui compte le plus de commandes ces derniers temps`,
  noPeak: 'Un matin de semaine ; déplacez-le dès que les premières commandes montrent quand vos clients achètent',

  nothingSent: "Personne n'est encore joignable, rien ne serait donc envoyé.",
  priceUnknown: ({ channels, currency }) =>
    `Non connu : personne n'a dit ce que coûte ici ${channels.join(' et ')}. Dites par exemple « un SMS coûte 0,05 ${currency} ».`,
  notConverted: ({ currency, parts }) => `Non connu en ${currency} : ${parts.join(' et ')} n'est pas converti.`,
  costPart: ({ messages, channel, parts, price }) =>
    `${messages} × ${channel}${parts ? ` en ${parts} parties` : ''} à ${price}`,

  onlyBy: ({ most, channels }) => `Pour rester dans ${most}, seulement ${channels}.`,
  leftOut: ({ most, names }) => `Laissé de côté, car avec le reste cela coûterait plus de ${most} : ${names}.`,
  stays: (most) => `Tout ensemble coûte au plus ${most}.`,
  notHeld: ({ most, names }) => `Le coût n'est pas connu et ne peut pas être comparé à ${most} : ${names}.`,

  noHistory: "Pas encore d'historique.",
  broughtBefore: ({ campaigns, count, range }) =>
    campaigns === 1
      ? `Une campagne précédente de ce type a apporté ${range}.`
      : `${count} campagnes précédentes de ce type ont apporté ${range}.`,
  byThemselves: ({ one, people, range, weeks }) =>
    `D'elles-mêmes, ${one ? 'une telle personne passe' : `${people} personnes de ce genre passent`} ${range} par semaine, d'après les ${weeks} dernières semaines ; ce qu'une campagne ajoute n'est pas encore connu.`,
  to: (low, high) => `de ${low} à ${high}`,

  evidence: {
    people: ({ name, definition }) => `Personnes dans « ${name} » : ${definition}`,
    ofEveryone: 'De tous les connus',
    reachable: "D'entre elles, avec accord et adresse sur un canal",
    reachableBy: (by) => `D'entre elles, joignables ${by}`,
    orders: "Commandes qu'elles ont passées",
    averageOrder: 'Leur panier moyen',
    spentEach: 'Dépense de chaque acheteur parmi elles',
    shopAverage: 'Le panier moyen de la boutique',
    learned: ({ day, text }) => `Appris le ${day} : ${text}`,
    measuredLesson: {
      more: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} à « ${segment} » a ajouté ${money} (entre ${low} et ${high}) face à ${heldOut} du groupe témoin`,
      less: ({ offer, by, segment, money, low, high, heldOut }) =>
        `${offer} ${by} à « ${segment} » a retiré ${money} (entre ${low} et ${high}) face à ${heldOut} du groupe témoin`,
      open: ({ offer, by, segment, low, high, heldOut }) =>
        `${offer} ${by} à « ${segment} » n'a pas fait de différence visible (entre ${low} et ${high}) face à ${heldOut} du groupe témoin`,
    },
    lesson: ({ offer, by, segment, worked, told, one }) =>
      `${offer} ${by} à « ${segment} » : ${worked} sur ${told} ${one ? 'recommandation' : 'recommandations'} avec succès`,
  },
  neverTold: ({ offer, by }) =>
    `Rien n'a encore été dit de ${offer} ${by} à ce segment : l'ordre du catalogue s'applique.`,
  measured: ({ one, count, from, to }) =>
    `Face aux personnes qui n'ont rien reçu dans ${count} ${one ? 'campagne' : 'campagnes'} de ce type, ses messages ont changé les dépenses de ${from} à ${to}.`,
  told: ({ offer, by, count, one, good, oneGood }) =>
    `Sur ${count} ${one ? 'recommandation' : 'recommandations'} de ${offer} ${by} à ce segment, ${good} ${oneGood ? 'a été un succès' : 'ont été des succès'}.`,
};
