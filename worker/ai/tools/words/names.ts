import type { Language } from './format.ts';

/** What is said of a name that a question holds. Names come as they are shown. */
export interface NameWords {
  only(names: string[]): string;
  leftOut(names: string[]): string;
  /** Nothing is called so: no number of everything is given for it. */
  nobody(name: string): string;
  /** It is known, but this answer cannot be of it alone. */
  notOfIt(name: string): string;
  /** Ask the same without it. */
  without(name: string): string;
  /** Words that nothing has read, and that the answer does without. */
  ignored(names: string[]): string;
  which(name: string): string;
  tooMany(name: string): string;
  or: string;
}

export const NAME_WORDS: Record<Language, NameWords> = {
  en: {
    only: (names) => `Only ${list(names, 'and')}.`,
    leftOut: (names) => `Without ${list(names, 'and')}.`,
    nobody: (name) =>
      `I found no customer, product or segment called ${name}, and know no other meaning of it here. I will not count the whole shop instead.`,
    notOfIt: (name) => `This cannot be narrowed to ${name}, and I will not count the whole shop instead.`,
    without: (name) => `Without “${name}”`,
    ignored: (names) => `I did not understand ${list(names, 'and')}: this is answered without.`,
    which: (name) => `Several customers are called ${name}. Which one do you mean?`,
    tooMany: (name) => `Many customers are called ${name}. Ask with the e-mail address of the one you mean.`,
    or: 'or',
  },
  de: {
    only: (names) => `Nur ${list(names, 'und')}.`,
    leftOut: (names) => `Ohne ${list(names, 'und')}.`,
    nobody: (name) =>
      `Ich habe keinen Kunden, kein Produkt und kein Segment namens ${name} gefunden und weiß nicht, was es hier sonst heißt. Den ganzen Shop zähle ich nicht stattdessen.`,
    notOfIt: (name) =>
      `Das lässt sich nicht auf ${name} einschränken, und den ganzen Shop zähle ich nicht stattdessen.`,
    without: (name) => `Ohne „${name}“`,
    ignored: (names) => `${list(names, 'und')} habe ich nicht verstanden: Die Antwort ist ohne das.`,
    which: (name) => `Mehrere Kunden heißen ${name}. Wer ist gemeint?`,
    tooMany: (name) => `Viele Kunden heißen ${name}. Frag mit der E-Mail-Adresse der gemeinten Person.`,
    or: 'oder',
  },
  es: {
    only: (names) => `Solo ${list(names, 'y')}.`,
    leftOut: (names) => `Sin ${list(names, 'y')}.`,
    nobody: (name) =>
      `No encontré ningún cliente, producto ni segmento llamado ${name}, ni sé qué más significa aquí. No contaré toda la tienda en su lugar.`,
    notOfIt: (name) => `Esto no se puede limitar a ${name}, y no contaré toda la tienda en su lugar.`,
    without: (name) => `Sin «${name}»`,
    ignored: (names) => `No entendí ${list(names, 'y')}: la respuesta es sin eso.`,
    which: (name) => `Varios clientes se llaman ${name}. ¿A quién te refieres?`,
    tooMany: (name) => `Muchos clientes se llaman ${name}. Pregunta con el correo de quien quieras.`,
    or: 'o',
  },
  fr: {
    only: (names) => `Seulement ${list(names, 'et')}.`,
    leftOut: (names) => `Sans ${list(names, 'et')}.`,
    nobody: (name) =>
      `Je n'ai trouvé aucun client, produit ou segment nommé ${name}, et je ne sais pas ce que cela veut dire ici. Je ne compterai pas toute la boutique à la place.`,
    notOfIt: (name) => `Cela ne peut pas se limiter à ${name}, et je ne compterai pas toute la boutique à la place.`,
    without: (name) => `Sans « ${name} »`,
    ignored: (names) => `Je n'ai pas compris ${list(names, 'et')} : la réponse est sans cela.`,
    which: (name) => `Plusieurs clients s'appellent ${name}. Lequel voulez-vous dire ?`,
    tooMany: (name) => `Beaucoup de clients s'appellent ${name}. Demandez avec l'adresse e-mail de la personne.`,
    or: 'ou',
  },
};

function list(names: string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
