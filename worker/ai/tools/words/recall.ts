import type { Language } from './format.ts';

type Wish = 'approve' | 'refuse' | 'undo';
type State = 'waits' | 'ahead' | 'done';

/** What is said of a plan that somebody wants to decide on in words. Titles come written. */
interface RecallWords {
  looked: string;
  quoted(text: string): string;
  none: Record<Wish, string>;
  noneNext: string;
  text: Record<State, (title: string, wish: Wish) => string>;
  next: Record<State, Record<Wish, string>>;
  notDrafted(name: string): string;
  draftFirst: string;
}

export const RECALL_WORDS: Record<Language, RecallWords> = {
  en: {
    looked: 'Looked at the plans of this conversation',
    quoted: (text) => `“${text}”`,
    none: {
      approve: 'Nothing of this conversation waits for approval.',
      refuse: 'Nothing of this conversation waits, so there is nothing to call off.',
      undo: 'Nothing of this conversation was done that could be undone.',
    },
    noneNext: 'Everything that waits, and everything that was done, is under Tasks.',
    text: {
      waits: (title, wish) =>
        wish === 'undo'
          ? `Nothing has been done yet, so there is nothing to undo. This still waits: ${title}.`
          : `This waits for you: ${title}. A word in a conversation decides nothing: you do, on the card.`,
      ahead: (title) => `This is approved and has not gone out yet: ${title}. Until its time it can be called off.`,
      done: (title) => `This was done last: ${title}. A word in a conversation undoes nothing: you do, on the card.`,
    },
    next: {
      waits: {
        approve: 'Look at the card and press Approve.',
        refuse: 'Press Refuse on the card.',
        undo: 'Press Refuse on the card.',
      },
      ahead: {
        approve: 'There is nothing to do: it goes out by itself.',
        refuse: 'Press “Call it off” on the card.',
        undo: 'Press “Call it off” on the card.',
      },
      done: { approve: 'It is done.', refuse: 'Press Undo on the card.', undo: 'Press Undo on the card.' },
    },
    notDrafted: (name) => `${name} is a recommendation: before it can be sent it has to be drafted.`,
    draftFirst: 'Say what is to be different, or open its card and draft it.',
  },
  de: {
    looked: 'Die Pläne dieses Gesprächs angesehen',
    quoted: (text) => `„${text}“`,
    none: {
      approve: 'Aus diesem Gespräch wartet nichts auf Freigabe.',
      refuse: 'Aus diesem Gespräch wartet nichts, also gibt es nichts abzusagen.',
      undo: 'Aus diesem Gespräch ist nichts geschehen, das sich rückgängig machen ließe.',
    },
    noneNext: 'Alles, was wartet, und alles, was geschehen ist, steht unter Tasks.',
    text: {
      waits: (title, wish) =>
        wish === 'undo'
          ? `Noch ist nichts geschehen, also ist nichts rückgängig zu machen. Das wartet noch: ${title}.`
          : `Das wartet auf dich: ${title}. Ein Wort im Gespräch entscheidet nichts: Das tust du auf der Karte.`,
      ahead: (title) =>
        `Das ist freigegeben und noch nicht hinausgegangen: ${title}. Bis zu seiner Zeit lässt es sich absagen.`,
      done: (title) =>
        `Das ist zuletzt geschehen: ${title}. Ein Wort im Gespräch nimmt nichts zurück: Das tust du auf der Karte.`,
    },
    next: {
      waits: {
        approve: 'Sieh dir die Karte an und drücke auf „Approve“.',
        refuse: 'Drücke auf der Karte auf „Refuse“.',
        undo: 'Drücke auf der Karte auf „Refuse“.',
      },
      ahead: {
        approve: 'Es ist nichts zu tun: Es geht von selbst hinaus.',
        refuse: 'Drücke auf der Karte auf „Call it off“.',
        undo: 'Drücke auf der Karte auf „Call it off“.',
      },
      done: {
        approve: 'Es ist erledigt.',
        refuse: 'Drücke auf der Karte auf „Undo“.',
        undo: 'Drücke auf der Karte auf „Undo“.',
      },
    },
    notDrafted: (name) => `${name} ist eine Empfehlung: Bevor sie verschickt werden kann, muss sie entworfen werden.`,
    draftFirst: 'Sag, was anders sein soll, oder öffne ihre Karte und entwirf sie.',
  },
  es: {
    looked: 'Miré los planes de esta conversación',
    quoted: (text) => `«${text}»`,
    none: {
      approve: 'Nada de esta conversación espera aprobación.',
      refuse: 'Nada de esta conversación está en espera, así que no hay nada que cancelar.',
      undo: 'No se hizo nada en esta conversación que se pueda deshacer.',
    },
    noneNext: 'Todo lo que espera y todo lo que se hizo está en Tasks.',
    text: {
      waits: (title, wish) =>
        wish === 'undo'
          ? `Todavía no se ha hecho nada, así que no hay nada que deshacer. Esto sigue en espera: ${title}.`
          : `Esto te espera: ${title}. Una palabra en la conversación no decide nada: lo haces tú, en la tarjeta.`,
      ahead: (title) => `Esto está aprobado y aún no ha salido: ${title}. Hasta su hora se puede cancelar.`,
      done: (title) =>
        `Esto fue lo último que se hizo: ${title}. Una palabra en la conversación no deshace nada: lo haces tú, en la tarjeta.`,
    },
    next: {
      waits: {
        approve: 'Mira la tarjeta y pulsa «Approve».',
        refuse: 'Pulsa «Refuse» en la tarjeta.',
        undo: 'Pulsa «Refuse» en la tarjeta.',
      },
      ahead: {
        approve: 'No hay nada que hacer: sale por sí solo.',
        refuse: 'Pulsa «Call it off» en la tarjeta.',
        undo: 'Pulsa «Call it off» en la tarjeta.',
      },
      done: { approve: 'Ya está hecho.', refuse: 'Pulsa «Undo» en la tarjeta.', undo: 'Pulsa «Undo» en la tarjeta.' },
    },
    notDrafted: (name) => `${name} es una recomendación: antes de poder enviarla hay que redactarla.`,
    draftFirst: 'Di qué debe ser distinto, o abre su tarjeta y redáctala.',
  },
  fr: {
    looked: "J'ai regardé les plans de cette conversation",
    quoted: (text) => `« ${text} »`,
    none: {
      approve: "Rien dans cette conversation n'attend d'approbation.",
      refuse: "Rien dans cette conversation n'est en attente, il n'y a donc rien à annuler.",
      undo: "Rien n'a été fait dans cette conversation qui puisse être défait.",
    },
    noneNext: 'Tout ce qui attend et tout ce qui a été fait se trouve sous Tasks.',
    text: {
      waits: (title, wish) =>
        wish === 'undo'
          ? `Rien n'a encore été fait, il n'y a donc rien à défaire. Ceci attend toujours : ${title}.`
          : `Ceci vous attend : ${title}. Un mot dans la conversation ne décide de rien : c'est vous, sur la carte.`,
      ahead: (title) => `Ceci est approuvé et n'est pas encore parti : ${title}. Jusqu'à son heure, on peut l'annuler.`,
      done: (title) =>
        `Voici ce qui a été fait en dernier : ${title}. Un mot dans la conversation ne défait rien : c'est vous, sur la carte.`,
    },
    next: {
      waits: {
        approve: 'Regardez la carte et appuyez sur « Approve ».',
        refuse: 'Appuyez sur « Refuse » sur la carte.',
        undo: 'Appuyez sur « Refuse » sur la carte.',
      },
      ahead: {
        approve: "Il n'y a rien à faire : cela part tout seul.",
        refuse: 'Appuyez sur « Call it off » sur la carte.',
        undo: 'Appuyez sur « Call it off » sur la carte.',
      },
      done: {
        approve: "C'est fait.",
        refuse: 'Appuyez sur « Undo » sur la carte.',
        undo: 'Appuyez sur « Undo » sur la carte.',
      },
    },
    notDrafted: (name) => `${name} est une recommandation : avant de pouvoir l'envoyer, il faut la rédiger.`,
    draftFirst: 'Dites ce qui doit être différent, ou ouvrez sa carte et rédigez-la.',
  },
};
