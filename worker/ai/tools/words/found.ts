import type { Language } from './format.ts';

/** What a search found, and what the shop has said of itself, in words. */
export interface FoundWords {
  lookedForNothing: string;
  nothing(query: string): string;
  nothingNext: string;
  looked(it: { count: string; one: boolean }): string;
  best(query: string): string;
  kinds: Record<string, string>;
  next: string;
}

export const FOUND_WORDS: Record<Language, FoundWords> = {
  en: {
    lookedForNothing: 'Searched products, campaigns, conversations and notes',
    nothing: (query) => `Nothing was found for ${query} in your products, campaigns, conversations, answers and notes.`,
    nothingNext: 'Try other words, or look under People for a customer.',
    looked: ({ count, one }) => `Found ${count} ${one ? 'text' : 'texts'}`,
    best: (query) => `What fits ${query} best:`,
    kinds: {},
    next: 'Open one to read all of it.',
  },
  de: {
    lookedForNothing: 'Produkte, Kampagnen, Gespräche und Notizen durchsucht',
    nothing: (query) =>
      `Zu ${query} wurde in deinen Produkten, Kampagnen, Gesprächen, Antworten und Notizen nichts gefunden.`,
    nothingNext: 'Versuche andere Worte, oder such einen Kunden unter Personen.',
    looked: ({ count, one }) => `${count} ${one ? 'Text' : 'Texte'} gefunden`,
    best: (query) => `Am besten passt zu ${query}:`,
    kinds: { product: 'Produkt', campaign: 'Kampagne', conversation: 'Gespräch', answer: 'Antwort', note: 'Notiz' },
    next: 'Öffne eines davon, um alles zu lesen.',
  },
  es: {
    lookedForNothing: 'Búsqueda en productos, campañas, conversaciones y notas',
    nothing: (query) =>
      `No se encontró nada sobre ${query} en tus productos, campañas, conversaciones, respuestas y notas.`,
    nothingNext: 'Prueba otras palabras, o busca a un cliente en Personas.',
    looked: ({ count, one }) => `${count} ${one ? 'texto encontrado' : 'textos encontrados'}`,
    best: (query) => `Lo que mejor encaja con ${query}:`,
    kinds: {
      product: 'producto',
      campaign: 'campaña',
      conversation: 'conversación',
      answer: 'respuesta',
      note: 'nota',
    },
    next: 'Abre uno para leerlo entero.',
  },
  fr: {
    lookedForNothing: 'Recherche dans les produits, campagnes, conversations et notes',
    nothing: (query) =>
      `Rien n'a été trouvé pour ${query} dans vos produits, campagnes, conversations, réponses et notes.`,
    nothingNext: "Essayez d'autres mots, ou cherchez un client sous Personnes.",
    looked: ({ count, one }) => `${count} ${one ? 'texte trouvé' : 'textes trouvés'}`,
    best: (query) => `Ce qui correspond le mieux à ${query} :`,
    kinds: {
      product: 'produit',
      campaign: 'campagne',
      conversation: 'conversation',
      answer: 'réponse',
      note: 'note',
    },
    next: 'Ouvrez-en un pour le lire en entier.',
  },
};

export interface FactWords {
  lookedForNone: string;
  none: string;
  noneNext(ask: string): string;
  looked: string;
  intro: string;
  more(count: string): string;
  next: string;
}

export const FACT_WORDS: Record<Language, FactWords> = {
  en: {
    lookedForNone: 'Looked for what you told me of your shop',
    none: 'You have not told me anything of your shop yet.',
    noneNext: (ask) => `Say, for example, ${ask}.`,
    looked: 'Read what you told me of your shop',
    intro: 'This is what I remember of your shop:',
    more: (count) => `${count} more are on the page of facts.`,
    next: 'Change or forget any of them on the page of facts.',
  },
  de: {
    lookedForNone: 'Gesucht, was du mir von deinem Shop erzählt hast',
    none: 'Du hast mir noch nichts von deinem Shop erzählt.',
    noneNext: (ask) => `Sag zum Beispiel ${ask}.`,
    looked: 'Gelesen, was du mir von deinem Shop erzählt hast',
    intro: 'Das habe ich mir von deinem Shop gemerkt:',
    more: (count) => `${count} weitere stehen auf der Seite der Fakten.`,
    next: 'Auf der Seite der Fakten kannst du alles ändern oder vergessen lassen.',
  },
  es: {
    lookedForNone: 'Búsqueda de lo que me contaste de tu tienda',
    none: 'Aún no me has contado nada de tu tienda.',
    noneNext: (ask) => `Di, por ejemplo, ${ask}.`,
    looked: 'Lectura de lo que me contaste de tu tienda',
    intro: 'Esto es lo que recuerdo de tu tienda:',
    more: (count) => `${count} más están en la página de datos de la tienda.`,
    next: 'Puedes cambiar u olvidar cualquiera en la página de datos de la tienda.',
  },
  fr: {
    lookedForNone: "Recherche de ce que vous m'avez dit de votre boutique",
    none: "Vous ne m'avez encore rien dit de votre boutique.",
    noneNext: (ask) => `Dites par exemple ${ask}.`,
    looked: "Lecture de ce que vous m'avez dit de votre boutique",
    intro: 'Voici ce que je retiens de votre boutique :',
    more: (count) => `${count} de plus se trouvent sur la page des faits.`,
    next: 'Modifiez ou oubliez-en sur la page des faits.',
  },
};
