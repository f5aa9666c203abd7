import type { Why } from './ask.ts';
import { BUILT_IN_NOTE } from './providers/built-in.ts';
import type { Language } from './tools/words/format.ts';

/** What an answer says of itself where no model wrote it: `withheld` is a model whose figures were none of the shop's. */
const NOTES: Record<Language, Record<Exclude<Why, 'none'> | 'withheld', string>> = {
  en: {
    budget: 'Answered by the built-in analyst: this month’s budget for language models is used up.',
    circuit:
      'Answered by the built-in analyst: the language model has failed several times and is left alone for a while.',
    silent: 'Answered by the built-in analyst: the language model did not answer in time.',
    failed: 'Answered by the built-in analyst: the language model could not be reached.',
    withheld: 'Answered by the built-in analyst: what the language model wrote did not match your numbers.',
  },
  de: {
    budget: 'Vom eingebauten Analysten beantwortet: Das Budget dieses Monats für Sprachmodelle ist aufgebraucht.',
    circuit: 'Vom eingebauten Analysten beantwortet: Das Sprachmodell ist mehrmals ausgefallen und bekommt eine Pause.',
    silent: 'Vom eingebauten Analysten beantwortet: Das Sprachmodell hat nicht rechtzeitig geantwortet.',
    failed: 'Vom eingebauten Analysten beantwortet: Das Sprachmodell war nicht erreichbar.',
    withheld: 'Vom eingebauten Analysten beantwortet: Was das Sprachmodell schrieb, passte nicht zu deinen Zahlen.',
  },
  es: {
    budget: 'Respondido por el analista integrado: el presupuesto de este mes para modelos de lenguaje se ha agotado.',
    circuit: 'Respondido por el analista integrado: el modelo de lenguaje ha fallado varias veces y descansa un rato.',
    silent: 'Respondido por el analista integrado: el modelo de lenguaje no respondió a tiempo.',
    failed: 'Respondido por el analista integrado: no se pudo contactar con el modelo de lenguaje.',
    withheld: 'Respondido por el analista integrado: lo que escribió el modelo no coincidía con tus cifras.',
  },
  fr: {
    budget: 'Réponse de l’analyste intégré : le budget du mois pour les modèles de langage est épuisé.',
    circuit: 'Réponse de l’analyste intégré : le modèle de langage a échoué plusieurs fois et se repose un moment.',
    silent: 'Réponse de l’analyste intégré : le modèle de langage n’a pas répondu à temps.',
    failed: 'Réponse de l’analyste intégré : le modèle de langage était injoignable.',
    withheld: 'Réponse de l’analyste intégré : ce que le modèle a écrit ne correspondait pas à vos chiffres.',
  },
};

const WITHOUT_MODEL: Record<Language, string> = {
  en: BUILT_IN_NOTE,
  de: 'Vom eingebauten Analysten aus deinen eigenen Ereignissen beantwortet, ohne Sprachmodell.',
  es: 'Respondido por el analista integrado con tus propios eventos, sin modelo de lenguaje.',
  fr: 'Réponse de l’analyste intégré à partir de vos propres événements, sans modèle de langage.',
};

/** The sentence that says who answered, and why no model did. */
function whyBuiltIn(why: Why | 'withheld', language: Language): string {
  return why === 'none' ? WITHOUT_MODEL[language] : NOTES[language][why];
}

/** What a reader is told where an answer does not come in one piece. */
interface Interruptions {
  /** A model stopped in the middle; what follows is the built-in analyst's. */
  cutOff: string;
  /** The answer was begun before, and would now be another one. */
  afresh: string;
  /** Nothing can be read, so nothing is said of it. */
  dataAway: string;
}

export const INTERRUPTED: Record<Language, Interruptions> = {
  en: {
    cutOff: 'The language model broke off here; the built-in analyst finishes the answer.',
    afresh: 'The answer was interrupted and your numbers have moved since; here it is afresh.',
    dataAway:
      'I cannot reach your data right now, so I will not guess at numbers. Please ask again in a moment; nothing is lost.',
  },
  de: {
    cutOff: 'Das Sprachmodell hat hier abgebrochen; der eingebaute Analyst führt die Antwort zu Ende.',
    afresh: 'Die Antwort wurde unterbrochen, und deine Zahlen haben sich seitdem bewegt; hier ist sie noch einmal neu.',
    dataAway:
      'Ich erreiche deine Daten gerade nicht und rate keine Zahlen. Frag bitte gleich noch einmal; nichts ist verloren.',
  },
  es: {
    cutOff: 'El modelo de lenguaje se interrumpió aquí; el analista integrado termina la respuesta.',
    afresh: 'La respuesta se interrumpió y tus cifras han cambiado desde entonces; aquí está de nuevo.',
    dataAway:
      'Ahora mismo no puedo llegar a tus datos, así que no voy a adivinar cifras. Pregunta otra vez en un momento; no se ha perdido nada.',
  },
  fr: {
    cutOff: "Le modèle de langage s'est interrompu ici ; l'analyste intégré termine la réponse.",
    afresh: 'La réponse a été interrompue et vos chiffres ont bougé depuis ; la voici à nouveau.',
    dataAway:
      "Je n'arrive pas à joindre vos données pour le moment, je ne devinerai donc aucun chiffre. Redemandez dans un instant ; rien n'est perdu.",
  },
};

/** Over the other readings that a question allows. */
export const OR_DID_YOU_MEAN: Record<Language, string> = {
  en: 'Or did you mean',
  de: 'Oder war gemeint',
  es: 'O querías decir',
  fr: 'Ou vouliez-vous dire',
};

const WHYS: (Why | 'withheld')[] = ['none', 'budget', 'circuit', 'silent', 'failed', 'withheld'];

/**
 * A text of the built-in analyst's with that sentence. `written` is what an attempt before a crash has shown: where it was
 * this text for another reason, it stays for that one.
 */
export function signedAs(text: string, why: Why | 'withheld', language: Language, written = ''): string {
  const reasons = written === '' ? [] : WHYS;
  const made = reasons.map((one) => signed(text, one, language)).find((one) => one.startsWith(written));
  return made ?? signed(text, why, language);
}

function signed(text: string, why: Why | 'withheld', language: Language): string {
  return `${text}\n\n_${whyBuiltIn(why, language)}_`;
}
