import type { Predicted } from '../../../contract/predicted.ts';
import type { Letter } from '../../ai/campaigns/letters.ts';
import type { OfferKind } from '../../ai/campaigns/offers.ts';
import type { Language } from '../../ai/tools/words/format.ts';

interface PredictedWords {
  names: Record<Predicted, string>;
  /** Who is in the list. */
  meaning: Record<Predicted, string>;
  /** Where people deserve words of their own. */
  letters: Partial<Record<Predicted, Partial<Record<OfferKind, Letter>>>>;
  nobody(name: string): string;
  notKnown(it: { name: string; status: string }): string;
  holdout(it: { share: string; people: string }): string;
  noHoldout(least: string): string;
  /** After campaigns for such lists. */
  next: string;
}

const WORDS: Record<Language, PredictedWords> = {
  en: {
    names: { churn: 'About to leave', purchase: 'About to buy', value: 'Worth most' },
    meaning: {
      churn: 'They came back before, and have not ordered for longer than they usually take.',
      purchase: 'Their chance to buy within 7 days is at least twice the usual one.',
      value: 'The tenth of your buyers who are expected to spend most in the next 90 days.',
    },
    letters: {
      churn: {
        discount: {
          subject: 'It has been a while',
          message:
            'You used to come by more often, and we noticed. If something was not right, answer this letter and a person will put it right. If life got busy: here is something for your next order.',
          offer: '10% off the next order, valid for 14 days',
        },
      },
    },
    nobody: (name) => `Nobody is in “${name}” now.`,
    notKnown: ({ name, status }) => `Who is in “${name}” is not known yet. ${status}`.trim(),
    holdout: ({ share, people }) =>
      `${share} of those reached, ${people}, get no letter, so that it can be told what it brings.`,
    next: 'Plan it from its card: it then waits for somebody who may approve it.',
    noHoldout: (least) =>
      `With fewer than ${least} people nobody is held out: no difference could be told from chance.`,
  },
  de: {
    names: { churn: 'Kurz vor dem Absprung', purchase: 'Kurz vor dem Kauf', value: 'Am meisten wert' },
    meaning: {
      churn: 'Sie kamen schon wieder und haben länger nicht bestellt, als sie sonst brauchen.',
      purchase: 'Ihre Chance, in 7 Tagen zu kaufen, ist mindestens doppelt so groß wie üblich.',
      value: 'Das Zehntel der Käufer, von dem in den nächsten 90 Tagen die höchsten Ausgaben erwartet werden.',
    },
    letters: {
      churn: {
        discount: {
          subject: 'Lange nicht gesehen',
          message:
            'Sie waren früher öfter hier, und das ist uns aufgefallen. Wenn etwas nicht in Ordnung war, antworten Sie auf diesen Brief, und ein Mensch kümmert sich darum. Wenn nur viel los war: Hier ist etwas für Ihre nächste Bestellung.',
          offer: '10 % auf die nächste Bestellung, 14 Tage gültig',
        },
      },
    },
    nobody: (name) => `In „${name}“ ist gerade niemand.`,
    notKnown: ({ name, status }) => `Wer in „${name}“ ist, ist noch nicht bekannt. ${status}`.trim(),
    holdout: ({ share, people }) =>
      `${share} der Erreichten, ${people}, bekommen keinen Brief, damit sich sagen lässt, was er bringt.`,
    next: 'Plane sie auf ihrer Karte: Dann wartet sie auf jemanden, der sie freigeben darf.',
    noHoldout: (least) =>
      `Unter ${least} Personen bekommen alle den Brief: Ein Unterschied ließe sich nicht vom Zufall trennen.`,
  },
  es: {
    names: { churn: 'A punto de irse', purchase: 'A punto de comprar', value: 'Los de más valor' },
    meaning: {
      churn: 'Ya volvieron antes y llevan sin pedir más tiempo del que suelen tardar.',
      purchase: 'Su probabilidad de comprar en 7 días es al menos el doble de la habitual.',
      value: 'La décima parte de los compradores de la que se espera el mayor gasto en los próximos 90 días.',
    },
    letters: {
      churn: {
        discount: {
          subject: 'Cuánto tiempo sin verte',
          message:
            'Antes venías más a menudo, y lo hemos notado. Si algo no estuvo bien, responde a esta carta y una persona lo arreglará. Si solo has estado con mucho lío: aquí tienes algo para tu próximo pedido.',
          offer: '10 % en el próximo pedido, válido 14 días',
        },
      },
    },
    nobody: (name) => `Ahora no hay nadie en «${name}».`,
    notKnown: ({ name, status }) => `Aún no se sabe quién está en «${name}». ${status}`.trim(),
    holdout: ({ share, people }) =>
      `El ${share} de quienes se alcanza, ${people}, no recibe carta, para poder decir qué aporta.`,
    next: 'Planifícala desde su tarjeta: entonces espera a quien pueda aprobarla.',
    noHoldout: (least) =>
      `Con menos de ${least} personas todas reciben la carta: una diferencia no se distinguiría del azar.`,
  },
  fr: {
    names: { churn: 'Sur le point de partir', purchase: "Sur le point d'acheter", value: 'Les plus précieux' },
    meaning: {
      churn: "Ils sont déjà revenus et n'ont rien commandé depuis plus longtemps que d'habitude.",
      purchase: "Leur chance d'acheter sous 7 jours est au moins le double de l'habituelle.",
      value: 'Le dixième des acheteurs dont on attend le plus de dépenses dans les 90 prochains jours.',
    },
    letters: {
      churn: {
        discount: {
          subject: 'Cela fait longtemps',
          message:
            "Vous veniez plus souvent, et nous l'avons remarqué. Si quelque chose n'allait pas, répondez à cette lettre et une personne s'en occupera. Si vous avez seulement été pris : voici quelque chose pour votre prochaine commande.",
          offer: '10 % sur la prochaine commande, valable 14 jours',
        },
      },
    },
    nobody: (name) => `Il n'y a personne dans « ${name} » pour l'instant.`,
    notKnown: ({ name, status }) => `On ne sait pas encore qui est dans « ${name} ». ${status}`.trim(),
    holdout: ({ share, people }) =>
      `${share} des personnes atteintes, ${people}, ne reçoivent pas de lettre, pour pouvoir dire ce qu'elle apporte.`,
    next: "Planifiez-la depuis sa carte : elle attend alors quelqu'un qui peut l'approuver.",
    noHoldout: (least) =>
      `Avec moins de ${least} personnes, toutes reçoivent la lettre : une différence ne se distinguerait pas du hasard.`,
  },
};

export function predictedWords(language: Language = 'en'): PredictedWords {
  return WORDS[language];
}
