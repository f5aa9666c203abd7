export type AnswerLanguage = 'en' | 'de' | 'es' | 'fr';

interface Words {
  /** Stands in a sentence's place. */
  marker: string;
  one: string;
  some: string;
  corrected: string;
}

const WORDS: Record<AnswerLanguage, Words> = {
  en: {
    marker: '[withheld]',
    one: 'A sentence of the language model was withheld: your data does not show what it says.',
    some: 'Some sentences of the language model were withheld: your data does not show what they say.',
    corrected: 'A figure of the language model was not in your data and was replaced by the right one.',
  },
  de: {
    marker: '[zurückgehalten]',
    one: 'Ein Satz des Sprachmodells wurde zurückgehalten: was er sagt, geht aus deinen Daten nicht hervor.',
    some: 'Einige Sätze des Sprachmodells wurden zurückgehalten: was sie sagen, geht aus deinen Daten nicht hervor.',
    corrected: 'Eine Zahl des Sprachmodells stand nicht in deinen Daten und wurde durch die richtige ersetzt.',
  },
  es: {
    marker: '[omitido]',
    one: 'Se omitió una frase del modelo de lenguaje: tus datos no muestran lo que dice.',
    some: 'Se omitieron frases del modelo de lenguaje: tus datos no muestran lo que dicen.',
    corrected: 'Una cifra del modelo de lenguaje no estaba en tus datos y se sustituyó por la correcta.',
  },
  fr: {
    marker: '[omis]',
    one: 'Une phrase du modèle de langage a été omise : vos données ne montrent pas ce qu’elle dit.',
    some: 'Des phrases du modèle de langage ont été omises : vos données ne montrent pas ce qu’elles disent.',
    corrected: 'Un chiffre du modèle de langage n’était pas dans vos données et a été remplacé par le bon.',
  },
};

export function marker(language: AnswerLanguage): string {
  return WORDS[language].marker;
}

/** What the reader is told at the end; empty where nothing was withheld or replaced. */
export function notice(language: AnswerLanguage, withheld: number, corrected: number): string {
  const { one, some, corrected: mended } = WORDS[language];
  const lines = [withheld > 1 ? some : withheld === 1 ? one : '', corrected > 0 ? mended : ''].filter(Boolean);
  return lines.length > 0 ? `\n\n_${lines.join(' ')}_` : '';
}

const COMMON: Record<AnswerLanguage, RegExp> = {
  en: /\b(?:the|what|how|and|is|was|were|did|do|my|your|of|last|show|which|who)\b/gi,
  de: /\b(?:der|die|das|wie|was|und|ist|war|waren|ich|mein|meine|letzte|letzten|letzter|viel|viele|haben|zeig|welche|wer)\b/gi,
  es: /(?:^|[^\p{L}])(?:el|la|los|las|cuánto|cuántos|cuántas|qué|cuál|y|fue|mi|mis|pasada|pasado|del|por|quién|vendí|hubo)(?=[^\p{L}]|$)/giu,
  fr: /(?:^|[^\p{L}])(?:le|la|les|combien|quel|quelle|et|est|mon|mes|dernière|dernier|du|des|par|qui|ai|été|nous|ce)(?=[^\p{L}]|$)/giu,
};

/** The language of a text, by its small words; English where nothing tells. */
export function languageOf(text: string): AnswerLanguage {
  let [best, most]: [AnswerLanguage, number] = ['en', 0];
  for (const [language, pattern] of Object.entries(COMMON) as [AnswerLanguage, RegExp][]) {
    const count = text.match(pattern)?.length ?? 0;
    if (count > most) [best, most] = [language, count];
  }
  return best;
}
