import type { MetricId } from '../../../../contract/metrics.ts';
import type { Clause } from '../clause.ts';
import { AHEAD, COMPARE, GROWTH } from '../lexicon.ts';

export const SUMMARY =
  /\b(?:overview|summary|summari[sz]e|report|recap|numbers|figures|results|kpis?|stats|statistics|dashboard|how did\b.{0,30}\b(?:go|do|look|perform)|wie (?:lief|liefen|war(?:en)?|lauft)|que tal (?:fue|fueron|va|estuvo|nos fue)|como (?:fue|fueron|nos fue|va)|comment (?:s'est passee?|se sont passes|c'etait|etait|a ete)|uberblick|zusammenfassung|bericht|zahlen|kennzahlen|resumen|informe|cifras|resume|bilan|rapport|chiffres)\b/;

const HAPPENED =
  /^(?:and |so )?(?:what happened|what went on|was ist passiert|was war los|que paso|que s'est-il passe)\b/;
/** "Was yesterday a good day?" */
const GOOD_TIME =
  /\b(?:good|bad|great|strong|weak|slow|decent|gute[rs]?|schlechte[rs]?|starke[rs]?|schwache[rs]?|buen[oa]?|mal[oa]?|bonne?|mauvaise?) (?:day|week|month|quarter|year|weekend|one|tag|woche|monat|jahr|dia|semana|mes|ano|jour|journee|semaine|mois|annee)\b/;
const HOW_MANY =
  /\b(?:how many|number of|count of|wie ?viele|anzahl|cuant[oa]s|numero de|combien d[e']|nombre de|quanti|quante|quantos|quantas|hoeveel)/;

/** Money is meant where a ranking, a split of the shop's things or its business is asked for without a metric. */
export function byCue(clause: Clause): MetricId[] {
  const { splits, text, filters } = clause;
  if (
    /\b(?:busiest|most orders|buy most|order most|buy the most often|am meisten bestell\w*|when do (?:people|customers|they|most people) (?:buy|order|shop))\b/.test(
      text,
    )
  )
    return ['orders'];
  if (splits.ranked === 'product' && /\b(?:popular|sold most often|beliebt\w*|most often|frequently)\b/.test(text))
    return ['units'];
  if (
    splits.ranked === 'customer' &&
    /\b(?:most often|most frequently|frequent|loyal|most active|am haufigsten|mas a menudo|le plus souvent)\b/.test(
      text,
    )
  )
    return ['orders'];
  const ofProducts = filters.some(({ by }) => by === 'product');
  if (ofProducts && !splits.ranked && HOW_MANY.test(text)) return ['units'];
  if (splits.ranked && splits.ranked !== 'segment') return ['revenue'];
  if (splits.by.some((one) => one === 'buyer')) return ['customers', 'revenue'];
  if (
    splits.by.length > 0 &&
    /\b(?:show|give|break|split|list|zeig\w*|muestra\w*|montre\w*|data|numbers|figures|results|performance)\b/.test(
      text,
    )
  )
    return ['revenue'];
  if (
    /\b(?:who (?:buys|bought|spends|spent|ordered|shops|purchased|orders|paid)|wer (?:kauft|hat)|quien(?:es)? (?:compro|compraron|compra|gasta)|qui (?:achete|a achete|depense))\b/.test(
      text,
    )
  )
    return [/often|haufig|souvent|menudo/.test(text) ? 'orders' : 'revenue'];
  if (
    filters.length > 0 &&
    /\b(?:how much|how many|sell|sells|selling|sold|perform\w*|bring|brings|brought|money|verkauft|vendi\w*|vendu)\b/.test(
      text,
    )
  )
    return ['revenue'];
  if (
    /\b(?:business|my shop|my store|performance|how (?:did|are|were) (?:i|we|things)|how is it going|geschaft|negocio|affaires)\b/.test(
      text,
    )
  )
    return ['revenue', 'orders'];
  if (clause.times.length > 0 && (AHEAD.test(text) || GOOD_TIME.test(text))) return ['revenue'];
  if (GROWTH.test(text) && /\b(?:we|i|business|shop|store|wir|nosotros|vamos|estamos|nous|on)\b/.test(text))
    return ['revenue'];
  if (clause.times.some(({ relative }) => relative)) return ['revenue'];
  if (clause.times.length > 0 && (COMPARE.test(text) || GROWTH.test(text))) return ['revenue'];
  if (isBareTime(clause)) return ['revenue'];
  const happened = clause.times.length > 0 && HAPPENED.test(text);
  if (SUMMARY.test(text) || happened) return ['revenue', 'orders', 'customers', 'average_order_value'];
  return [];
}

const AROUND_TIMES = new Set(
  'total totals totales all together in for of on the and or vs to by per me show give please today now insgesamt zusammen gesamt im am und von vom der die das bitte en el la los las y del de por juntos et le les du pour au ensemble'.split(
    ' ',
  ),
);

/** "Yesterday and today", "total for October": nothing but times. */
export function isBareTime({ times, rest, filters }: Clause): boolean {
  const words = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return times.length > 0 && filters.length === 0 && words.every((word) => AROUND_TIMES.has(word));
}
