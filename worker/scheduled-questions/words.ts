import type { Language } from '../ai/tools/words/format.ts';

/** Why an answer of the clock was told or not, in words. Numbers and times come written. */
export interface ClockWords {
  failed: string;
  first: string;
  changed: string;
  same: string;
  nothing: string;
  closed(start: string): string;
  tooLittle(start: string): string;
  usual(it: { start: string; low: string; high: string; count: string }): string;
  unusual(it: { start: string; more: boolean; low: string; high: string; count: string }): string;
  onlyQuestions: string;
  unreadable: string;
  /** In letters. */
  receipts: string;
  changeIt: string;
}

export const CLOCK_WORDS: Record<Language, ClockWords> = {
  en: {
    failed: 'It could not be answered this time.',
    first: 'This is its first answer.',
    changed: 'It says something else than last time.',
    same: 'It says the same as last time.',
    nothing: 'nothing',
    closed: (start) => `${start}: you are closed then.`,
    tooLittle: (start) => `${start}. There is too little before it to know what is usual.`,
    usual: ({ start, low, high, count }) =>
      `${start}, as usual (between ${low} and ${high} in the ${count} like times before).`,
    unusual: ({ start, more, low, high, count }) =>
      `${start}, ${more ? 'more' : 'less'} than by chance (between ${low} and ${high} in the ${count} like times before).`,
    onlyQuestions: 'Only questions can be asked by the clock: nothing that plans, sends or recommends',
    unreadable: 'I cannot read this as a question about the shop: say it as “What was my revenue last week?”',
    receipts: 'Receipts',
    changeIt: 'Change or end this question',
  },
  de: {
    failed: 'Diesmal ließ es sich nicht beantworten.',
    first: 'Das ist die erste Antwort.',
    changed: 'Die Antwort ist anders als beim letzten Mal.',
    same: 'Die Antwort ist dieselbe wie beim letzten Mal.',
    nothing: 'nichts',
    closed: (start) => `${start}: Da hast du geschlossen.`,
    tooLittle: (start) => `${start}. Davor gibt es zu wenig, um zu wissen, was üblich ist.`,
    usual: ({ start, low, high, count }) =>
      `${start}, wie üblich (zwischen ${low} und ${high} in den ${count} vergleichbaren Zeiten davor).`,
    unusual: ({ start, more, low, high, count }) =>
      `${start}, ${more ? 'mehr' : 'weniger'} als durch Zufall (zwischen ${low} und ${high} in den ${count} vergleichbaren Zeiten davor).`,
    onlyQuestions: 'Nach der Uhr lassen sich nur Fragen stellen: nichts, was plant, sendet oder empfiehlt',
    unreadable: 'Das kann ich nicht als Frage zum Shop lesen: Frag etwa „Wie viel Umsatz hatte ich letzte Woche?“',
    receipts: 'Belege',
    changeIt: 'Diese Frage ändern oder beenden',
  },
  es: {
    failed: 'Esta vez no se pudo responder.',
    first: 'Es su primera respuesta.',
    changed: 'Dice algo distinto que la última vez.',
    same: 'Dice lo mismo que la última vez.',
    nothing: 'nada',
    closed: (start) => `${start}: entonces cierras.`,
    tooLittle: (start) => `${start}. Antes hay muy poco para saber qué es lo habitual.`,
    usual: ({ start, low, high, count }) =>
      `${start}, como de costumbre (entre ${low} y ${high} en las ${count} veces comparables anteriores).`,
    unusual: ({ start, more, low, high, count }) =>
      `${start}, ${more ? 'más' : 'menos'} que por azar (entre ${low} y ${high} en las ${count} veces comparables anteriores).`,
    onlyQuestions: 'A una hora fija solo se pueden hacer preguntas: nada que planee, envíe o recomiende',
    unreadable: 'No puedo leer esto como una pregunta sobre la tienda: prueba con «¿Cuánto vendí la semana pasada?»',
    receipts: 'Comprobantes',
    changeIt: 'Cambiar o terminar esta pregunta',
  },
  fr: {
    failed: "Cette fois, il n'a pas été possible de répondre.",
    first: "C'est la première réponse.",
    changed: 'La réponse diffère de la dernière fois.',
    same: 'La réponse est la même que la dernière fois.',
    nothing: 'rien',
    closed: (start) => `${start} : vous êtes alors fermé.`,
    tooLittle: (start) => `${start}. Il y a trop peu avant pour savoir ce qui est habituel.`,
    usual: ({ start, low, high, count }) =>
      `${start}, comme d'habitude (entre ${low} et ${high} lors des ${count} périodes comparables précédentes).`,
    unusual: ({ start, more, low, high, count }) =>
      `${start}, ${more ? 'plus' : 'moins'} que par hasard (entre ${low} et ${high} lors des ${count} périodes comparables précédentes).`,
    onlyQuestions: 'À heure fixe, seules des questions peuvent être posées : rien qui planifie, envoie ou recommande',
    unreadable:
      'Je ne peux pas lire cela comme une question sur la boutique : essayez « Combien ai-je vendu la semaine dernière ? »',
    receipts: 'Justificatifs',
    changeIt: 'Modifier ou arrêter cette question',
  },
};
