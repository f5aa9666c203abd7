import type { Language } from './format.ts';

/** What is said of a name that a question holds. Names come as they are shown. */
export interface NameWords {
  only(names: string[]): string;
  /** Nothing is called so, and the answer is of everything. */
  nobody(name: string): string;
  /** It is known, but this answer cannot be of it alone. */
  notOfIt(name: string): string;
  which(name: string): string;
  tooMany(name: string): string;
  or: string;
}

export const NAME_WORDS: Record<Language, NameWords> = {
  en: {
    only: (names) => `Only ${list(names, 'and')}.`,
    nobody: (name) => `I found no customer, product or segment called ${name}, so this is of the whole shop.`,
    notOfIt: (name) => `This cannot be narrowed to ${name}, so it is of the whole shop.`,
    which: (name) => `Several customers are called ${name}. Which one do you mean?`,
    tooMany: (name) => `Many customers are called ${name}. Ask with the e-mail address of the one you mean.`,
    or: 'or',
  },
  de: {
    only: (names) => `Nur ${list(names, 'und')}.`,
    nobody: (name) =>
      `Ich habe keinen Kunden, kein Produkt und kein Segment namens ${name} gefunden; das gilt also für den ganzen Shop.`,
    notOfIt: (name) => `Das lässt sich nicht auf ${name} einschränken; es gilt also für den ganzen Shop.`,
    which: (name) => `Mehrere Kunden heißen ${name}. Wer ist gemeint?`,
    tooMany: (name) => `Viele Kunden heißen ${name}. Frag mit der E-Mail-Adresse der gemeinten Person.`,
    or: 'oder',
  },
  es: {
    only: (names) => `Solo ${list(names, 'y')}.`,
    nobody: (name) =>
      `No encontré ningún cliente, producto ni segmento llamado ${name}, así que esto es de toda la tienda.`,
    notOfIt: (name) => `Esto no se puede limitar a ${name}, así que es de toda la tienda.`,
    which: (name) => `Varios clientes se llaman ${name}. ¿A quién te refieres?`,
    tooMany: (name) => `Muchos clientes se llaman ${name}. Pregunta con el correo de quien quieras.`,
    or: 'o',
  },
  fr: {
    only: (names) => `Seulement ${list(names, 'et')}.`,
    nobody: (name) =>
      `Je n'ai trouvé aucun client, produit ou segment nommé ${name} : c'est donc pour toute la boutique.`,
    notOfIt: (name) => `Cela ne peut pas se limiter à ${name} : c'est donc pour toute la boutique.`,
    which: (name) => `Plusieurs clients s'appellent ${name}. Lequel voulez-vous dire ?`,
    tooMany: (name) => `Beaucoup de clients s'appellent ${name}. Demandez avec l'adresse e-mail de la personne.`,
    or: 'ou',
  },
};

function list(names: string[], and: string): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1)}`;
}
