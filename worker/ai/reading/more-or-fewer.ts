import type { MetricId } from '../../../contract/metrics.ts';

const FOLK = {
  de: '(?:leute|kunden|kundinnen|personen|menschen|kaufer)',
  es: '(?:gente|clientes|personas|compradores)',
  fr: '(?:gens|clients|personnes|monde|acheteurs)',
};
const THINGS = '(?:units?|items?|pieces?|articles?|products?|things|goods)';

/** "Did I sell more units of tea", "did more people buy": what is counted, and not the money that it brought. */
export const MORE_OR_FEWER: [MetricId, RegExp][] = [
  [
    'units',
    new RegExp(
      `\\b(?:sell|sold|selling|ship|shipped|shift|shifted|move) (?:any )?(?:more|fewer|less|as many) ${THINGS}\\b`,
    ),
  ],
  [
    'units',
    new RegExp(
      `\\b(?:more|fewer|less|as many) ${THINGS}\\b(?=.{0,60}\\b(?:sold|sell|bought|ordered|shipped|go out|went out)\\b)`,
    ),
  ],
  [
    'customers',
    new RegExp(
      `\\b(?:mehr|weniger) (?:neue )?${FOLK.de}\\b(?=.{0,60}\\b(?:gekauft|bestellt|eingekauft|kauft?en|bestellt?en|kaufen|bestellen)\\b)|\\b(?:kauft?en|bestellt?en) (?:.{0,30} )?(?:mehr|weniger) ${FOLK.de}\\b`,
    ),
  ],
  [
    'customers',
    new RegExp(
      `\\b(?:compr\\w+|pidi\\w+|encarg\\w+) (?:mas|menos) ${FOLK.es}\\b|\\b(?:mas|menos) ${FOLK.es}\\b(?=.{0,60}\\b(?:compr\\w+|pidi\\w+)\\b)`,
    ),
  ],
  [
    'customers',
    new RegExp(`\\b(?:plus|moins) de ${FOLK.fr}\\b(?=.{0,60}\\b(?:achet\\w*|command(?:e|ent|aient|er)|commandes?)\\b)`),
  ],
];

/** "Ce mois-ci" is "ce mois". */
const THIS_ONE = /(?<=\b(?:mois|semaine|trimestre|annee|jour|weekend))-ci\b/g;
/** "This month than last": the second time is of the same length as the first. */
const SAME_AGAIN: [RegExp, string][] = [
  [
    /\bthis (week|month|quarter|year) (than|vs|versus|against|compared to|compared with) last(?! \p{L})/gu,
    'this $1 $2 last $1',
  ],
  [
    /\b(diese[nrs]? (woche|monat|quartal|jahr)\b.{0,40}?) (als|gegenuber) (letzte[nrs]?)(?! (?:woche|monat|quartal|jahr))/gu,
    '$1 $3 $4 $2',
  ],
  [/\b(est[ea] (semana|mes|trimestre|ano)\b.{0,40}?) que (la|el) pasad[oa]\b/gu, '$1 que $3 $2 pasado'],
  [
    /\b(cet?(?:te)? (semaine|mois|trimestre|annee)\b.{0,40}?) que (la|le) (derniere?|precedente?)\b/gu,
    '$1 que $3 $2 $4',
  ],
  // "Que le" alone compares nothing: "est-ce que le ...".
  [
    /\b(cet?(?:te)? (?:semaine|mois|trimestre|annee)\b.{0,40}?) que (l[ae] (?:semaine|mois|trimestre|annee) (?:derniere?|precedente?))\b/gu,
    '$1 par rapport $2',
  ],
];

export function withWholeComparison(text: string): string {
  return SAME_AGAIN.reduce((whole, [short, long]) => whole.replace(short, long), text.replace(THIS_ONE, ''));
}
