import type { Language } from '../format.ts';

/** What is expected of one person, and how good the model is, in words. */
export interface OneWords {
  looked: string;
  several(name: string): string;
  notBought(name: string): string;
  likelyNext(ask: string): string;
  lookedAt: string;
  orderBy(it: { name: string; day: string }): string;
  noOrder(name: string): string;
  risk(it: { days: string; risk: string }): string;
  value(it: { days: string; money: string; between: string }): string;
  soFar(it: { purchases: string; day: string }): string;
  why: string;
  profileNext: string;
}

export interface ModelWords {
  looked: string;
  learned(it: { version: string; model: string; buyers: string; day: string }): string;
  tested(it: { from: string; to: string; expected: string; people: string; actual: string }): string;
  inside(it: { good: string; all: string }): string;
  untested: string;
  newer: string;
  next(ask: string): string;
}

export const ONE_WORDS: Record<Language, OneWords> = {
  en: {
    looked: 'Searched customers',
    several: (name) => `Several people fit ${name}: say which one, with the e-mail address or the id.`,
    notBought: (name) => `${name} has not bought anything yet, so there is no order to expect the next one from.`,
    likelyNext: (ask) => `Ask ${ask} for people who look around.`,
    lookedAt: 'Worked out what is expected of one customer',
    orderBy: ({ name, day }) => `${name} should order again by **${day}**, as likely as not.`,
    noOrder: (name) => `${name} will more likely **not** order again.`,
    risk: ({ days, risk }) => `Chance that nothing is bought in the next ${days} days: ${risk}`,
    value: ({ days, money, between }) => `Expected value in the next ${days} days: ${money} ${between}`,
    soFar: ({ purchases, day }) => `So far: ${purchases}, the last on ${day}`,
    why: 'Why:',
    profileNext: 'Open the profile to see the whole timeline.',
  },
  de: {
    looked: 'Kunden gesucht',
    several: (name) => `Auf ${name} passen mehrere Personen: Sag mit E-Mail-Adresse oder ID, welche gemeint ist.`,
    notBought: (name) => `${name} hat noch nichts gekauft; es gibt also keine Bestellung, von der auszugehen wäre.`,
    likelyNext: (ask) => `Frag ${ask} nach Personen, die sich umsehen.`,
    lookedAt: 'Ausgerechnet, was von einem Kunden zu erwarten ist',
    orderBy: ({ name, day }) => `${name} dürfte bis zum **${day}** wieder bestellen, so wahrscheinlich wie nicht.`,
    noOrder: (name) => `${name} bestellt eher **nicht** noch einmal.`,
    risk: ({ days, risk }) => `Chance, dass in den nächsten ${days} Tagen nichts gekauft wird: ${risk}`,
    value: ({ days, money, between }) => `Erwarteter Wert in den nächsten ${days} Tagen: ${money} ${between}`,
    soFar: ({ purchases, day }) => `Bisher: ${purchases}, zuletzt am ${day}`,
    why: 'Warum:',
    profileNext: 'Öffne das Profil für den ganzen Verlauf.',
  },
  es: {
    looked: 'Búsqueda de clientes',
    several: (name) => `Varias personas encajan con ${name}: di cuál, con el correo o el id.`,
    notBought: (name) => `${name} aún no ha comprado nada, así que no hay pedido del que partir.`,
    likelyNext: (ask) => `Pregunta ${ask} para ver a quienes están mirando.`,
    lookedAt: 'Cálculo de lo que se espera de un cliente',
    orderBy: ({ name, day }) => `${name} volverá a pedir antes del **${day}**, con una probabilidad de la mitad.`,
    noOrder: (name) => `Lo más probable es que ${name} **no** vuelva a pedir.`,
    risk: ({ days, risk }) => `Probabilidad de que no compre nada en los próximos ${days} días: ${risk}`,
    value: ({ days, money, between }) => `Valor esperado en los próximos ${days} días: ${money} ${between}`,
    soFar: ({ purchases, day }) => `Hasta ahora: ${purchases}, la última el ${day}`,
    why: 'Por qué:',
    profileNext: 'Abre el perfil para ver toda su historia.',
  },
  fr: {
    looked: 'Recherche de clients',
    several: (name) =>
      `Plusieurs personnes correspondent à ${name} : précisez laquelle, avec l'adresse e-mail ou l'identifiant.`,
    notBought: (name) => `${name} n'a encore rien acheté ; il n'y a donc aucune commande d'où partir.`,
    likelyNext: (ask) => `Demandez ${ask} pour voir qui regarde en ce moment.`,
    lookedAt: 'Calcul de ce que l’on attend d’un client',
    orderBy: ({ name, day }) => `${name} devrait commander à nouveau d'ici le **${day}**, avec une chance sur deux.`,
    noOrder: (name) => `Le plus probable est que ${name} ne commande **plus**.`,
    risk: ({ days, risk }) => `Chance que rien ne soit acheté dans les ${days} prochains jours : ${risk}`,
    value: ({ days, money, between }) => `Valeur attendue dans les ${days} prochains jours : ${money} ${between}`,
    soFar: ({ purchases, day }) => `Jusqu'ici : ${purchases}, la dernière fois le ${day}`,
    why: 'Pourquoi :',
    profileNext: "Ouvrez le profil pour voir tout l'historique.",
  },
};

export const MODEL_WORDS: Record<Language, ModelWords> = {
  en: {
    looked: 'Read how the model did',
    learned: ({ version, model, buyers, day }) =>
      `Model ${version} (${model}) learned from ${buyers}, orders up to ${day}.`,
    tested: ({ from, to, expected, people, actual }) =>
      `On the last 90 days with orders (${from} to ${to}) it expected ${expected} purchases of ${people}; there were ${actual}.`,
    inside: ({ good, all }) => `In ${good} of ${all} tenths of these people the actual mean lay inside its interval.`,
    untested: 'Too little came before the last 90 days to test it on them.',
    newer: 'A newer model is on its way.',
    next: (ask) => `Ask ${ask} to use it.`,
  },
  de: {
    looked: 'Nachgesehen, wie gut das Modell war',
    learned: ({ version, model, buyers, day }) =>
      `Modell ${version} (${model}), gelernt aus Bestellungen bis zum ${day}: ${buyers}.`,
    tested: ({ from, to, expected, people, actual }) =>
      `Für die letzten 90 Tage mit Bestellungen (${from} bis ${to}) hat es ${expected} Käufe erwartet (${people}); es waren ${actual}.`,
    inside: ({ good, all }) =>
      `In ${good} von ${all} Zehnteln dieser Personen lag das wahre Mittel in seinem Intervall.`,
    untested: 'Vor den letzten 90 Tagen liegt zu wenig, um es daran zu prüfen.',
    newer: 'Ein neueres Modell ist unterwegs.',
    next: (ask) => `Frag ${ask}, um es zu nutzen.`,
  },
  es: {
    looked: 'Revisión de cómo acertó el modelo',
    learned: ({ version, model, buyers, day }) =>
      `El modelo ${version} (${model}) aprendió de ${buyers}, pedidos hasta el ${day}.`,
    tested: ({ from, to, expected, people, actual }) =>
      `En los últimos 90 días con pedidos (del ${from} al ${to}) esperaba ${expected} compras de ${people}; hubo ${actual}.`,
    inside: ({ good, all }) =>
      `En ${good} de ${all} décimas partes de estas personas la media real cayó en su intervalo.`,
    untested: 'Antes de los últimos 90 días hay muy poco para probarlo con ellos.',
    newer: 'Viene un modelo más nuevo.',
    next: (ask) => `Pregunta ${ask} para usarlo.`,
  },
  fr: {
    looked: 'Lecture des résultats du modèle',
    learned: ({ version, model, buyers, day }) =>
      `Le modèle ${version} (${model}) a appris de ${buyers}, commandes jusqu'au ${day}.`,
    tested: ({ from, to, expected, people, actual }) =>
      `Sur les 90 derniers jours avec commandes (du ${from} au ${to}), il attendait ${expected} achats de ${people} ; il y en a eu ${actual}.`,
    inside: ({ good, all }) =>
      `Dans ${good} dixièmes sur ${all} de ces personnes, la moyenne réelle se trouvait dans son intervalle.`,
    untested: "Il y a trop peu avant les 90 derniers jours pour l'y tester.",
    newer: 'Un modèle plus récent arrive.',
    next: (ask) => `Demandez ${ask} pour l'utiliser.`,
  },
};
