import { nameText } from '../tools/shown.ts';
import { rangeWords } from '../tools/words/ranges.ts';
import type { Language } from './reading.ts';

/** What is taken for granted, in words. */
export interface Phrasing {
  noPeriod: string;
  /** A default other than all time. */
  took(range: string): string;
  beforeLast(unit: string): string;
  yearBefore(unit: string): string;
  ranked(metric: string): string;
  /** A word was read as all products that have it in their names. */
  kind(words: string, products: string[], inAll: number): string;
  /** A condition that a plan does not keep. */
  unheeded(words: string): string;
  /** A message asks more than is answered at once. */
  leftOut(most: number): string;
  /** People are told by how often they bought a product, not by what it came to. */
  spentOnProducts: string;
}

/** A list that can be read: the first of many. */
function named(products: string[], inAll: number): string {
  const shown = products.slice(0, LISTED).map(nameText);
  return `${shown.join(', ')}${inAll > shown.length ? ', …' : ''}`;
}
const LISTED = 10;

const EN: Phrasing = {
  noPeriod: 'You named no period, so this is of all time.',
  took: (range) => `You named no period, so I looked ${rangeWords(range, 'en')}.`,
  beforeLast: (unit) => `I took "the ${unit} before" as the ${unit} before last.`,
  yearBefore: (unit) => `I took it as this ${unit}, a year before.`,
  ranked: (metric) => `Ranked by ${metric}.`,
  kind: (words, products, inAll) =>
    `I took “${words}” as the ${inAll} products with that in their names: ${named(products, inAll)}.`,
  unheeded: (words) => `The plan does not heed “${words}”: look at its people and its cost before you approve it.`,
  leftOut: (most) => `Your message asks more than ${most} things: I answered the first ${most}. Ask the others again.`,
  spentOnProducts:
    'People cannot be told apart by what they spent on a product, only by how often they bought it or how many units. Ask for example “Who bought it at least twice?”.',
};

const UNITS_DE: Record<string, string> = {
  day: 'der Tag',
  week: 'die Woche',
  month: 'der Monat',
  quarter: 'das Quartal',
  year: 'das Jahr',
};
const UNITS_ES: Record<string, string> = {
  day: 'el día',
  week: 'la semana',
  month: 'el mes',
  quarter: 'el trimestre',
  year: 'el año',
};
const UNITS_FR: Record<string, string> = {
  day: 'le jour',
  week: 'la semaine',
  month: 'le mois',
  quarter: 'le trimestre',
  year: "l'année",
};

const PHRASES: Partial<Record<Language, Phrasing>> = {
  en: EN,
  de: {
    noPeriod: 'Es war kein Zeitraum genannt, also ist das über die ganze Zeit.',
    took: (range) => `Es war kein Zeitraum genannt; gezählt ist ${rangeWords(range, 'de')}.`,
    beforeLast: (unit) => `Gemeint ist ${UNITS_DE[unit] ?? unit} vor dem letzten.`,
    yearBefore: (unit) => `Gemeint ist ${UNITS_DE[unit] ?? unit} von heute, ein Jahr davor.`,
    ranked: (metric) => `Gereiht nach ${metric}.`,
    kind: (words, products, inAll) =>
      `„${words}“ steht für die ${inAll} Produkte, die das im Namen haben: ${named(products, inAll)}.`,
    unheeded: (words) =>
      `Der Plan berücksichtigt „${words}“ nicht: Sieh dir Personen und Kosten an, bevor du ihn freigibst.`,
    leftOut: (most) =>
      `Deine Nachricht fragt mehr als ${most} Dinge: Beantwortet sind die ersten ${most}, frag die anderen noch einmal.`,
    spentOnProducts:
      'Nach dem Geld für ein einzelnes Produkt lassen sich Kunden nicht unterscheiden, nur danach, wie oft oder wie viele Stück sie gekauft haben. Frag zum Beispiel: „Wer hat es mindestens zweimal gekauft?“',
  },
  es: {
    noPeriod: 'No indicaste ningún periodo, así que es de todo el tiempo.',
    took: (range) => `No indicaste ningún periodo: miré ${rangeWords(range, 'es')}.`,
    beforeLast: (unit) => `Lo leí como ${UNITS_ES[unit] ?? unit} anterior al último.`,
    yearBefore: (unit) => `Lo leí como ${UNITS_ES[unit] ?? unit} actual, un año antes.`,
    ranked: (metric) => `Ordenado por ${metric}.`,
    kind: (words, products, inAll) =>
      `Leí «${words}» como los ${inAll} productos que lo llevan en el nombre: ${named(products, inAll)}.`,
    unheeded: (words) => `El plan no tiene en cuenta «${words}»: mira sus personas y su coste antes de aprobarlo.`,
    leftOut: (most) =>
      `Tu mensaje pregunta más de ${most} cosas: respondí las primeras ${most}; pregunta las demás otra vez.`,
    spentOnProducts:
      'No puedo distinguir a los clientes por lo que gastaron en un producto, solo por cuántas veces o cuántas unidades lo compraron. Pregunta por ejemplo: «¿Quién lo compró al menos dos veces?»',
  },
  fr: {
    noPeriod: 'Aucune période n’était indiquée : c’est depuis le début.',
    took: (range) => `Aucune période n’était indiquée : j’ai regardé ${rangeWords(range, 'fr')}.`,
    beforeLast: (unit) => `J’ai compris ${UNITS_FR[unit] ?? unit} avant la dernière période.`,
    yearBefore: (unit) => `J’ai compris ${UNITS_FR[unit] ?? unit} en cours, un an plus tôt.`,
    ranked: (metric) => `Classé par ${metric}.`,
    kind: (words, products, inAll) =>
      `J’ai lu « ${words} » comme les ${inAll} produits qui l’ont dans leur nom : ${named(products, inAll)}.`,
    unheeded: (words) =>
      `Le plan ne tient pas compte de « ${words} » : regardez ses personnes et son coût avant de l’approuver.`,
    leftOut: (most) =>
      `Votre message pose plus de ${most} questions : j’ai répondu aux ${most} premières, posez les autres à nouveau.`,
    spentOnProducts:
      "Je ne peux pas distinguer les clients selon ce qu'ils ont dépensé pour un produit, seulement selon le nombre de fois ou d'unités achetées. Demandez par exemple : « Qui l'a acheté au moins deux fois ? »",
  },
};

export function phrasesOf(language: Language): Phrasing {
  return PHRASES[language] ?? EN;
}
