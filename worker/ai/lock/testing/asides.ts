import type { AnswerLanguage } from '../notice.ts';
import { LUMEN } from './shops.ts';
import { figure, type Twin } from './twins.ts';

type Aside = (of: string, aside: string, value: string) => string;

const NAMES: Record<AnswerLanguage, [name: string, value: number][]> = {
  en: [
    ['refunds', 90],
    ['discounts', 20],
    ['gross revenue', 620],
    ['net revenue', 510],
  ],
  de: [
    ['Erstattungen', 90],
    ['Rabatten', 20],
    ['Bruttoumsatz', 620],
    ['Nettoumsatz', 510],
  ],
  es: [
    ['reembolsos', 90],
    ['descuentos', 20],
    ['ingresos brutos', 620],
    ['ingresos netos', 510],
  ],
  fr: [
    ['remboursements', 90],
    ['remises', 20],
    ["chiffre d'affaires brut", 620],
    ["chiffre d'affaires net", 510],
  ],
};

const ASIDES: Record<AnswerLanguage, Aside[]> = {
  en: [
    (of, aside, value) => `When it comes to ${of}, ${aside} aside, you had ${value}.`,
    (of, aside, value) => `Speaking of ${of} and leaving ${aside} aside, it was ${value}.`,
    (of, aside, value) => `As far as ${of} goes, never mind ${aside}, the figure is ${value}.`,
    (of, aside, value) => `${value} – ${aside} aside – is what ${of} came to.`,
  ],
  de: [
    (of, aside, value) => `Was ${of} angeht, von ${aside} abgesehen, waren es ${value}.`,
    (of, aside, value) => `Bei ${of}, ${aside} einmal beiseite, kamst du auf ${value}.`,
  ],
  es: [
    (of, aside, value) => `En cuanto a ${of}, dejando aparte ${aside}, fueron ${value}.`,
    (of, aside, value) => `Si hablamos de ${of}, sin contar ${aside}, tuviste ${value}.`,
  ],
  fr: [
    (of, aside, value) => `En ce qui concerne ${of}, ${aside} mis à part, c'était ${value}.`,
    (of, aside, value) => `Côté ${of}, ${aside} à part, vous aviez ${value}.`,
  ],
};

/** The figure of a metric that is named only to be passed over, said of the one that is spoken of. */
export function asidesOf(language: AnswerLanguage): Twin[] {
  const names = NAMES[language];
  return ASIDES[language].flatMap((say) =>
    names.flatMap(([of, value]) =>
      names.flatMap(([aside, wrong]) => {
        const text = (amount: number) => say(of, aside, figure(amount, 'USD', language));
        return of === aside ? [] : [{ how: 'passed over', told: LUMEN, lie: text(wrong), honest: text(value) }];
      }),
    ),
  );
}
