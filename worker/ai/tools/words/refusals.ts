import type { ErrorCode } from '../../../errors.ts';
import type { Language } from './format.ts';

/** What a person can do something about: said in words instead of thrown. */
export const EXPECTED = ['invalid', 'forbidden', 'not_found', 'conflict', 'rate_limited', 'too_large'] as const;
export type Expected = (typeof EXPECTED)[number];

export function isExpected(code: ErrorCode): code is Expected {
  return (EXPECTED as readonly ErrorCode[]).includes(code);
}

/** Why something is not answered or planned as it was asked. */
interface RefusalWords {
  looked: string;
  notAnswered: string;
  notPlanned: string;
  /** Where no better words are known than what kind of refusal it is; without its full stop. */
  why: Record<Expected, string>;
  /** The exact reason, which the features give in English; not needed in English. */
  exactly: ((reason: string) => string) | undefined;
  /** The key that asks lacks a scope. */
  closed: { looked: string; text(scope: string): string; next(scope: string): string };
  next: { metrics: string; listed: string; counted: string; planned: string; other: string };
}

export const REFUSAL_WORDS: Record<Language, RefusalWords> = {
  en: {
    looked: 'Checked what was asked',
    notAnswered: 'I cannot answer that as it was asked.',
    notPlanned: 'That cannot be planned as it is.',
    why: {
      invalid: 'Something is missing, or is not what it should be',
      forbidden: 'You have no right to this',
      not_found: 'Something that was asked for is not there',
      conflict: 'It does not fit what has happened meanwhile',
      rate_limited: 'That was too often in a short time',
      too_large: 'That is too much at once',
    },
    exactly: undefined,
    closed: {
      looked: 'Looked at nothing: the key does not open it',
      text: (scope) => `The key that asks lacks the scope \`${scope}\`, so this stays closed to it.`,
      next: (scope) => `Use a key with ${scope}.`,
    },
    next: {
      metrics: 'Ask "Which metrics do you know?" to see what can be asked.',
      listed: 'Ask "Which segments do I have?" to see whom you can list.',
      counted: 'Ask "Which segments do I have?" to see whom you can count.',
      planned: 'Say what should be done, for whom, and with which words.',
      other: 'Say it in other words, or ask "What can you do?".',
    },
  },
  de: {
    looked: 'Geprüft, was gefragt war',
    notAnswered: 'So, wie es gefragt war, kann ich das nicht beantworten.',
    notPlanned: 'So lässt sich das nicht planen.',
    why: {
      invalid: 'Etwas fehlt oder ist nicht, was es sein sollte',
      forbidden: 'Dafür fehlt das Recht',
      not_found: 'Etwas, wonach gefragt war, gibt es hier nicht',
      conflict: 'Es passt nicht zu dem, was inzwischen geschehen ist',
      rate_limited: 'Das war zu oft in kurzer Zeit',
      too_large: 'Das ist zu viel auf einmal',
    },
    exactly: (reason) => `Auf Englisch genau: „${reason}“.`,
    closed: {
      looked: 'Nichts angesehen: Der Schlüssel öffnet es nicht',
      text: (scope) => `Dem Schlüssel, der fragt, fehlt der Bereich \`${scope}\`, also bleibt ihm das verschlossen.`,
      next: (scope) => `Nimm einen Schlüssel mit ${scope}.`,
    },
    next: {
      metrics: 'Frage „Welche Kennzahlen kennst du?“, um zu sehen, wonach gefragt werden kann.',
      listed: 'Frage „Wie viele Personen sind in jedem Segment?“, um zu sehen, welche Segmente es gibt.',
      counted: 'Frage „Wie viele Personen sind in jedem Segment?“, um zu sehen, welche Segmente es gibt.',
      planned: 'Sage, was getan werden soll, für wen und mit welchen Worten.',
      other: 'Sage es mit anderen Worten oder frage „Was kannst du?“.',
    },
  },
  es: {
    looked: 'Comprobado lo que se pidió',
    notAnswered: 'No puedo responder a eso tal como se preguntó.',
    notPlanned: 'Eso no se puede planear tal como está.',
    why: {
      invalid: 'Falta algo, o no es lo que debería ser',
      forbidden: 'No tienes permiso para esto',
      not_found: 'Algo de lo que se pidió no existe aquí',
      conflict: 'No encaja con lo que ha pasado mientras tanto',
      rate_limited: 'Han sido demasiadas veces en poco tiempo',
      too_large: 'Es demasiado de una vez',
    },
    exactly: (reason) => `En inglés, exactamente: «${reason}».`,
    closed: {
      looked: 'No se ha mirado nada: la clave no lo abre',
      text: (scope) => `A la clave que pregunta le falta el ámbito \`${scope}\`, así que esto sigue cerrado para ella.`,
      next: (scope) => `Usa una clave con ${scope}.`,
    },
    next: {
      metrics: 'Pregunta «¿Qué métricas conoces?» para ver qué se puede preguntar.',
      listed: 'Pregunta «¿Cuántas personas hay en cada segmento?» para ver qué segmentos hay.',
      counted: 'Pregunta «¿Cuántas personas hay en cada segmento?» para ver qué segmentos hay.',
      planned: 'Di qué hay que hacer, para quién y con qué palabras.',
      other: 'Dilo con otras palabras o pregunta «¿Qué puedes hacer?».',
    },
  },
  fr: {
    looked: 'Vérifié ce qui était demandé',
    notAnswered: "Je ne peux pas répondre à cela tel que c'est demandé.",
    notPlanned: 'Cela ne peut pas être prévu tel quel.',
    why: {
      invalid: "Il manque quelque chose, ou ce n'est pas ce que cela devrait être",
      forbidden: "Vous n'y avez pas droit",
      not_found: "Quelque chose qui était demandé n'existe pas ici",
      conflict: "Cela ne va pas avec ce qui s'est passé entre-temps",
      rate_limited: "C'était trop souvent en peu de temps",
      too_large: "C'est trop à la fois",
    },
    exactly: (reason) => `En anglais, exactement : « ${reason} ».`,
    closed: {
      looked: "Rien n'a été regardé : la clé ne l'ouvre pas",
      text: (scope) => `Il manque à la clé qui demande la portée \`${scope}\`, cela lui reste donc fermé.`,
      next: (scope) => `Utilisez une clé avec ${scope}.`,
    },
    next: {
      metrics: 'Demandez « Quelles métriques connais-tu ? » pour voir ce qui peut être demandé.',
      listed: 'Demandez « Combien de personnes dans chaque segment ? » pour voir quels segments existent.',
      counted: 'Demandez « Combien de personnes dans chaque segment ? » pour voir quels segments existent.',
      planned: 'Dites ce qui doit être fait, pour qui et avec quels mots.',
      other: "Dites-le avec d'autres mots, ou demandez « Que peux-tu faire ? ».",
    },
  },
};
