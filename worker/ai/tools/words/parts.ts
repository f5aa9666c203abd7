import type { Language } from './format.ts';

/** What cannot be answered as it is, in a language: short, and with what can. */
export interface PartWords {
  unknownMetric(it: { word: string; near: string[] }): string;
  unknownNext: string;
  noSuchDate(words: string): string;
  noSuchDateNext: string;
  future(words: string): string;
  futureNext: string;
  askNext: string;
  notUnderstood: string;
  notUnderstoodNext: string;
  hello: string;
  thanks: string;
  privacy: string;
  price: string;
  next: string;
  signedOutNext: string;
}

const EXAMPLES: Record<Language, string[]> = {
  en: [
    '"How much did I sell last month?"',
    '"Who are my top 5 customers?"',
    '"Where do I lose people?"',
    '"Show me campaigns for my customers"',
  ],
  de: [
    '„Wie viel habe ich letzten Monat verkauft?“',
    '„Wer sind meine 5 besten Kunden?“',
    '„Umsatz nach Monat“',
    '„Wie viele Bestellungen gab es gestern?“',
  ],
  es: [
    '«¿Cuánto vendí el mes pasado?»',
    '«¿Quiénes son mis 5 mejores clientes?»',
    '«Ingresos por mes»',
    '«¿Cuántos pedidos hubo ayer?»',
  ],
  fr: [
    '« Combien ai-je vendu le mois dernier ? »',
    '« Qui sont mes 5 meilleurs clients ? »',
    "« Chiffre d'affaires par mois »",
    '« Combien de commandes hier ? »',
  ],
};

const list = (language: Language) => EXAMPLES[language].map((one) => `- ${one}`).join('\n');

export const PART_WORDS: Record<Language, PartWords> = {
  en: {
    unknownMetric: ({ word, near }) =>
      `${word} is not defined here, so I will not guess it.${near.length > 0 ? ` What comes near and I can show: ${near.join(', ')}.` : ''}`,
    unknownNext: 'Ask "Which metrics do you know?" for all that are defined.',
    noSuchDate: (words) => `There is no ${words} in any calendar.`,
    noSuchDateNext: 'Ask again with a day that exists.',
    future: (words) => `${words} has not come yet, so nothing is recorded for it.`,
    futureNext: 'Ask "Who is likely to buy?" for a prediction, or for a time that has begun.',
    askNext: 'Choose one, or say it in other words.',
    notUnderstood: `I do not know how to answer that from your data, so I will not guess. I can tell you about sales, orders and customers in any period, segments, funnel, predictions and sources, and which campaigns to send to whom.\n\nFor example:\n\n${list('en')}`,
    notUnderstoodNext: 'Try one of these, or say it in other words.',
    hello: `**PulseHub** connects your shop, keeps every event of your customers, and answers questions about them in words: what you sold, who bought, where people leave, and which campaign to send to whom. Nothing is sent or changed before you approve it.\n\nYou can ask, for example:\n\n${list('en')}\n- "How do I connect my shop?"`,
    thanks: 'You are welcome.',
    privacy:
      'Your events belong to your workspace alone: every look-up is bound to it, secrets of your sources are encrypted, and your data can be deleted. Without a language model set up, no question and no number leaves the hub.',
    price:
      'PulseHub is open software that you run yourself; it asks no price. What you pay is your own hosting and, if you set one up, your language model.',
    next: 'Ask away, in your own words and language.',
    signedOutNext: 'Sign in, connect a source (or add dummy data), and ask about your own shop.',
  },
  de: {
    unknownMetric: ({ word, near }) =>
      `${word} ist hier nicht definiert, deshalb rate ich nicht.${near.length > 0 ? ` Ähnlich ist und zeigen kann ich: ${near.join(', ')}.` : ''}`,
    unknownNext: 'Frag „Welche Kennzahlen gibt es?“, um alle zu sehen.',
    noSuchDate: (words) => `${words} gibt es in keinem Kalender.`,
    noSuchDateNext: 'Frag noch einmal mit einem Tag, den es gibt.',
    future: (words) => `${words} liegt noch in der Zukunft, dafür ist nichts erfasst.`,
    futureNext: 'Frag nach einer Zeit, die schon begonnen hat.',
    askNext: 'Wähle eines, oder sag es mit anderen Worten.',
    notUnderstood: `Das kann ich aus deinen Daten nicht beantworten, deshalb rate ich nicht. Ich kenne Umsatz, Bestellungen und Kunden für jeden Zeitraum, Segmente, den Weg zum Kauf, Vorhersagen und Quellen.\n\nZum Beispiel:\n\n${list('de')}`,
    notUnderstoodNext: 'Versuche eines davon, oder sag es mit anderen Worten.',
    hello: `**PulseHub** verbindet deinen Shop, bewahrt jedes Ereignis deiner Kunden auf und beantwortet Fragen dazu in Worten: was du verkauft hast, wer gekauft hat, wo Leute abspringen. Nichts wird gesendet oder geändert, bevor du zustimmst.\n\nFrag zum Beispiel:\n\n${list('de')}`,
    thanks: 'Gern geschehen.',
    privacy:
      'Deine Ereignisse gehören allein deinem Arbeitsbereich: Jede Abfrage ist daran gebunden, Geheimnisse deiner Quellen sind verschlüsselt, und deine Daten können gelöscht werden. Ohne eingerichtetes Sprachmodell verlässt keine Frage und keine Zahl den Hub.',
    price:
      'PulseHub ist offene Software, die du selbst betreibst; sie kostet nichts. Du zahlst dein Hosting und, falls eingerichtet, dein Sprachmodell.',
    next: 'Frag einfach, in deinen Worten und deiner Sprache.',
    signedOutNext: 'Melde dich an, verbinde eine Quelle, und frag nach deinem eigenen Shop.',
  },
  es: {
    unknownMetric: ({ word, near }) =>
      `${word} no está definido aquí, así que no voy a adivinar.${near.length > 0 ? ` Lo más parecido que puedo mostrar: ${near.join(', ')}.` : ''}`,
    unknownNext: 'Pregunta «¿Qué métricas hay?» para verlas todas.',
    noSuchDate: (words) => `${words} no existe en ningún calendario.`,
    noSuchDateNext: 'Pregunta otra vez con un día que exista.',
    future: (words) => `${words} aún no ha llegado, así que no hay nada registrado.`,
    futureNext: 'Pregunta por un tiempo que ya haya empezado.',
    askNext: 'Elige una, o dilo con otras palabras.',
    notUnderstood: `No sé responder a eso con tus datos, así que no voy a adivinar. Conozco ingresos, pedidos y clientes de cualquier período, segmentos, el camino a la compra, predicciones y fuentes.\n\nPor ejemplo:\n\n${list('es')}`,
    notUnderstoodNext: 'Prueba una de estas, o dilo con otras palabras.',
    hello: `**PulseHub** conecta tu tienda, guarda cada evento de tus clientes y responde preguntas con palabras: qué vendiste, quién compró, dónde se va la gente. Nada se envía ni se cambia antes de que lo apruebes.\n\nPuedes preguntar, por ejemplo:\n\n${list('es')}`,
    thanks: 'De nada.',
    privacy:
      'Tus eventos pertenecen solo a tu espacio de trabajo: cada consulta está ligada a él, los secretos de tus fuentes están cifrados y tus datos se pueden borrar. Sin un modelo de lenguaje configurado, ninguna pregunta ni cifra sale de aquí.',
    price:
      'PulseHub es software abierto que ejecutas tú; no tiene precio. Pagas tu alojamiento y, si lo configuras, tu modelo de lenguaje.',
    next: 'Pregunta con tus palabras y en tu idioma.',
    signedOutNext: 'Inicia sesión, conecta una fuente y pregunta por tu propia tienda.',
  },
  fr: {
    unknownMetric: ({ word, near }) =>
      `${word} n'est pas défini ici, je ne vais donc pas deviner.${near.length > 0 ? ` Ce qui s'en approche et que je peux montrer : ${near.join(', ')}.` : ''}`,
    unknownNext: 'Demandez « Quelles métriques connais-tu ? » pour les voir tous.',
    noSuchDate: (words) => `${words} n'existe dans aucun calendrier.`,
    noSuchDateNext: 'Demandez à nouveau avec un jour qui existe.',
    future: (words) => `${words} n'est pas encore arrivé, rien n'est donc enregistré.`,
    futureNext: 'Demandez une période qui a déjà commencé.',
    askNext: 'Choisissez, ou dites-le autrement.',
    notUnderstood: `Je ne sais pas répondre à cela avec vos données, je ne vais donc pas deviner. Je connais le chiffre d'affaires, les commandes et les clients de toute période, les segments, le parcours d'achat, les prévisions et les sources.\n\nPar exemple :\n\n${list('fr')}`,
    notUnderstoodNext: "Essayez l'une de ces questions, ou dites-le autrement.",
    hello: `**PulseHub** connecte votre boutique, garde chaque événement de vos clients et répond avec des mots : ce que vous avez vendu, qui a acheté, où les gens partent. Rien n'est envoyé ni modifié avant votre accord.\n\nVous pouvez demander, par exemple :\n\n${list('fr')}`,
    thanks: 'Je vous en prie.',
    privacy:
      "Vos événements n'appartiennent qu'à votre espace de travail : chaque recherche y est liée, les secrets de vos sources sont chiffrés et vos données peuvent être supprimées. Sans modèle de langage configuré, aucune question ni aucun chiffre n'en sort.",
    price:
      "PulseHub est un logiciel ouvert que vous exploitez vous-même ; il n'a pas de prix. Vous payez votre hébergement et, si vous en configurez un, votre modèle de langage.",
    next: 'Demandez avec vos mots et dans votre langue.',
    signedOutNext: 'Connectez-vous, reliez une source et demandez à propos de votre boutique.',
  },
};
