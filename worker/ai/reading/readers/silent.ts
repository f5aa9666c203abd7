import type { Clause } from '../clause.ts';
import type { Named } from '../periods/period.ts';

const CONJUNCTION = '(?:but|and|yet|aber|und|doch|pero|y|e|mais|et)';
const NEGATION =
  "(?:not|never|nothing|none|no|(?:have|has|did|do|does|is|are|was|were)n'?t|nicht|nichts|nie|keine?n?|nada|nunca|ningun[ao]?|pas|rien|jamais|aucune?)";
/** What may stand between without saying more than that nobody bought. */
const FILLER =
  "(?:have|has|had|did|do|who|that|they|then|yet|noch|aun|todavia|encore|them|it|any|anything|at all|a|an|one|in|on|for|from|us|me|the|since|during|within|over|again|ever|been|seen|back|bought|buy|purchased?|purchases?|ordered|orders?|order|placed|made|come|came|return(?:ed)?|haben?|hat|sie|die|mehr|wieder|etwas|was|bei|uns|mir|im|seit|gekauft|bestellt|kauf|bestellung(?:en)?|en|el|la|los|las|han|ha|hayan|desde|durante|vuelto|comprad[oa]s?|compraron|compro|pedido|pidieron|compra|n'ont|n'a|ont|dans|le|les|depuis|pendant|achete|commande|recommande|rachete)";
const BETWEEN = `(?:[\\s,]+${FILLER})*`;

const BEFORE_TIME = new RegExp(`\\b${CONJUNCTION}${BETWEEN}[\\s,]+${NEGATION}${BETWEEN}[\\s,]*$`);
const TIME_FIRST = new RegExp(`\\b${CONJUNCTION}${BETWEEN}[\\s,]*$`);
const THEN_NOT = new RegExp(`^${BETWEEN}[\\s,]+${NEGATION}\\b`);

/**
 * Where a rule turns to those who did not buy in a time: "more than three times but not in the last 60 days", "aber in den letzten 60
 * Tagen nicht". What stands before it is another condition, of another time.
 */
export function turnToSilence({ text, times }: Clause): { at: number; time: Named } | undefined {
  for (const time of times) {
    const before = text.slice(0, time.start);
    const turn =
      BEFORE_TIME.exec(before) ?? (THEN_NOT.test(text.slice(time.end)) ? TIME_FIRST.exec(before) : undefined);
    if (turn) return { at: turn.index, time };
  }
  return undefined;
}
