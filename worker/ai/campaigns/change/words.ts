import type { Language } from '../../tools/words/format.ts';
import type { Note } from './apply.ts';

/** What is said of a change besides its plan. Names come in the quotes of the language. */
export interface ChangeWords {
  looked: string;
  quoted(text: string): string;
  couldNot(wishes: string[]): string;
  notes: Record<Note['kind'], string>;
  /** A model's words were not taken. */
  notRewritten: string;
  none: { text: string; next: string };
  noSuch: { text: string; next: string };
  which: string;
  whichNext: string;
  /** The same wish for the one at a place, or of a name. */
  forPlace(it: { place: number; wish: string }): string;
  forName(it: { name: string; wish: string }): string;
  drafted(name: string): string;
  draftedNext: string;
}

export const CHANGE_WORDS: Record<Language, ChangeWords> = {
  en: {
    looked: 'Looked at the campaigns of this conversation',
    quoted: (text) => `“${text}”`,
    couldNot: (wishes) => `**Not done**, as no rule here understands it: ${wishes.join(', ')}.`,
    notes: {
      not_translated:
        'The words stay in their language: they are your own, and without a language model I cannot translate them.',
      other_letter: 'The letter promised something else, so it is now the one that goes with this offer.',
      no_channel_left: 'The channels stay as they are: without those you named, none would be left.',
      already_short: 'The letter is as short as I can make it without a language model.',
    },
    notRewritten: 'A language model’s words did not keep to the letter, so these are the built-in ones.',
    none: {
      text: 'There is no campaign here that I could change.',
      next: 'Ask "Show me campaigns for my customers" first, and then say what is to be different.',
    },
    noSuch: {
      text: 'I cannot tell which campaign you mean.',
      next: 'Say its name, or its place among the cards, such as "the second one".',
    },
    which: 'Which campaign do you mean?',
    whichNext: 'Choose one, or say its name.',
    forPlace: ({ place, wish }) => `Number ${place}: ${wish}`,
    forName: ({ name, wish }) => `Change the campaign "${name}": ${wish}`,
    drafted: (name) => `That is the draft ${name}.`,
    draftedNext: 'Say what is to be different: channels, tone, offer, subject or language.',
  },
  de: {
    looked: 'Die Kampagnen dieses Gesprächs angesehen',
    quoted: (text) => `„${text}“`,
    couldNot: (wishes) => `**Nicht getan**, weil es hier keine Regel versteht: ${wishes.join(', ')}.`,
    notes: {
      not_translated:
        'Die Worte bleiben in ihrer Sprache: Es sind Ihre eigenen, und ohne Sprachmodell kann ich sie nicht übersetzen.',
      other_letter: 'Der Brief versprach etwas anderes, also ist es jetzt der, der zu diesem Angebot gehört.',
      no_channel_left: 'Die Kanäle bleiben, wie sie sind: Ohne die genannten bliebe keiner übrig.',
      already_short: 'Kürzer bekomme ich den Brief ohne Sprachmodell nicht.',
    },
    notRewritten: 'Die Worte eines Sprachmodells hielten sich nicht an den Brief, also sind es die eingebauten.',
    none: {
      text: 'Hier ist keine Kampagne, die ich ändern könnte.',
      next: 'Fragen Sie zuerst „Zeig mir Kampagnen für meine Kunden“, und sagen Sie dann, was anders sein soll.',
    },
    noSuch: {
      text: 'Ich erkenne nicht, welche Kampagne gemeint ist.',
      next: 'Nennen Sie ihren Namen oder ihren Platz unter den Karten, etwa „die zweite“.',
    },
    which: 'Welche Kampagne ist gemeint?',
    whichNext: 'Wählen Sie eine, oder nennen Sie ihren Namen.',
    forPlace: ({ place, wish }) => `Nummer ${place}: ${wish}`,
    forName: ({ name, wish }) => `Ändere die Kampagne "${name}": ${wish}`,
    drafted: (name) => `Das ist der Entwurf ${name}.`,
    draftedNext: 'Sagen Sie, was anders sein soll: Kanäle, Ton, Angebot, Betreff oder Sprache.',
  },
  es: {
    looked: 'He mirado las campañas de esta conversación',
    quoted: (text) => `«${text}»`,
    couldNot: (wishes) => `**Sin hacer**, porque ninguna regla lo entiende aquí: ${wishes.join(', ')}.`,
    notes: {
      not_translated:
        'Las palabras siguen en su idioma: son las tuyas, y sin un modelo de lenguaje no puedo traducirlas.',
      other_letter: 'La carta prometía otra cosa, así que ahora es la que va con esta oferta.',
      no_channel_left: 'Los canales quedan como están: sin los que nombras no quedaría ninguno.',
      already_short: 'Sin un modelo de lenguaje no puedo hacer la carta más corta.',
    },
    notRewritten: 'Las palabras de un modelo de lenguaje no se ceñían a la carta, así que son las incorporadas.',
    none: {
      text: 'Aquí no hay ninguna campaña que pueda cambiar.',
      next: 'Pide primero «Muéstrame campañas para mis clientes», y di después qué debe ser distinto.',
    },
    noSuch: {
      text: 'No sé a qué campaña te refieres.',
      next: 'Di su nombre o su lugar entre las tarjetas, por ejemplo «la segunda».',
    },
    which: '¿A qué campaña te refieres?',
    whichNext: 'Elige una o di su nombre.',
    forPlace: ({ place, wish }) => `Número ${place}: ${wish}`,
    forName: ({ name, wish }) => `Cambia la campaña "${name}": ${wish}`,
    drafted: (name) => `Ese es el borrador ${name}.`,
    draftedNext: 'Di qué debe ser distinto: canales, tono, oferta, asunto o idioma.',
  },
  fr: {
    looked: "J'ai regardé les campagnes de cette conversation",
    quoted: (text) => `« ${text} »`,
    couldNot: (wishes) => `**Pas fait**, car aucune règle ne le comprend ici : ${wishes.join(', ')}.`,
    notes: {
      not_translated:
        'Les mots restent dans leur langue : ce sont les vôtres, et sans modèle de langue je ne peux pas les traduire.',
      other_letter: "La lettre promettait autre chose, c'est donc maintenant celle qui va avec cette offre.",
      no_channel_left: "Les canaux restent comme ils sont : sans ceux que vous nommez, il n'en resterait aucun.",
      already_short: 'Sans modèle de langue, je ne peux pas raccourcir davantage la lettre.',
    },
    notRewritten: "Les mots d'un modèle de langue ne s'en tenaient pas à la lettre, ce sont donc ceux d'ici.",
    none: {
      text: "Il n'y a ici aucune campagne que je puisse changer.",
      next: "Demandez d'abord « Montre-moi des campagnes pour mes clients », puis dites ce qui doit être différent.",
    },
    noSuch: {
      text: 'Je ne vois pas de quelle campagne vous parlez.',
      next: 'Dites son nom ou sa place parmi les cartes, par exemple « la deuxième ».',
    },
    which: 'De quelle campagne parlez-vous ?',
    whichNext: 'Choisissez-en une, ou dites son nom.',
    forPlace: ({ place, wish }) => `Numéro ${place} : ${wish}`,
    forName: ({ name, wish }) => `Change la campagne "${name}" : ${wish}`,
    drafted: (name) => `C'est le brouillon ${name}.`,
    draftedNext: 'Dites ce qui doit être différent : canaux, ton, offre, objet ou langue.',
  },
};
