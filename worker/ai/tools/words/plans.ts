import type { Language } from './format.ts';

/** How a plan is told in a conversation. Names, titles and figures come written. */
interface PlanText {
  looked(title: string): string;
  done(title: string): string;
  waits(title: string): string;
  /** After how many people it is about. */
  reached(reachable: string): string;
  cost(amount: string): string;
  more(lines: string): string;
  /** A question that is asked by the clock. */
  clockReads: string;
  openNext: string;
  approveNext: string;
  othersNext: string;
}

export const PLAN_TEXT: Record<Language, PlanText> = {
  en: {
    looked: (title) => `Planned: ${title}`,
    done: (title) => `**Done already**: ${title}.`,
    waits: (title) => `**Nothing has been done yet.** This is the plan: ${title}.`,
    reached: (reachable) => `, of whom ${reachable} can be reached`,
    cost: (amount) => `Cost: ${amount}`,
    more: (lines) => `${lines} more on the card`,
    clockReads: 'A question that is asked by the clock only reads',
    openNext: 'Open it to see what was made.',
    approveNext: 'Look at the plan and approve or reject it.',
    othersNext: 'Somebody with the right to approve has to look at it.',
  },
  de: {
    looked: (title) => `Geplant: ${title}`,
    done: (title) => `**Schon erledigt**: ${title}.`,
    waits: (title) => `**Noch ist nichts geschehen.** Das ist der Plan: ${title}.`,
    reached: (reachable) => `, davon ${reachable} erreichbar`,
    cost: (amount) => `Kosten: ${amount}`,
    more: (lines) => `${lines} weitere auf der Karte`,
    clockReads: 'Eine Frage nach der Uhr liest nur',
    openNext: 'Öffne es, um zu sehen, was entstanden ist.',
    approveNext: 'Sieh dir den Plan an und gib ihn frei oder lehne ihn ab.',
    othersNext: 'Jemand mit dem Recht zur Freigabe muss ihn sich ansehen.',
  },
  es: {
    looked: (title) => `Planeado: ${title}`,
    done: (title) => `**Ya está hecho**: ${title}.`,
    waits: (title) => `**Todavía no se ha hecho nada.** Este es el plan: ${title}.`,
    reached: (reachable) => `, de las que ${reachable} se pueden alcanzar`,
    cost: (amount) => `Coste: ${amount}`,
    more: (lines) => `${lines} más en la tarjeta`,
    clockReads: 'Una pregunta a hora fija solo lee',
    openNext: 'Ábrelo para ver lo que se creó.',
    approveNext: 'Mira el plan y apruébalo o recházalo.',
    othersNext: 'Alguien con permiso para aprobar tiene que mirarlo.',
  },
  fr: {
    looked: (title) => `Prévu : ${title}`,
    done: (title) => `**C'est déjà fait** : ${title}.`,
    waits: (title) => `**Rien n'a encore été fait.** Voici le plan : ${title}.`,
    reached: (reachable) => `, dont ${reachable} joignables`,
    cost: (amount) => `Coût : ${amount}`,
    more: (lines) => `${lines} de plus sur la carte`,
    clockReads: 'Une question à heure fixe ne fait que lire',
    openNext: 'Ouvrez-le pour voir ce qui a été créé.',
    approveNext: 'Regardez le plan, puis approuvez-le ou refusez-le.',
    othersNext: "Quelqu'un qui a le droit d'approuver doit le regarder.",
  },
};
