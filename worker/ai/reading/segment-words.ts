import { SEGMENT_KEYS, type SegmentKey } from '../../../contract/analytics.ts';
import type { Definition } from '../../../contract/segments.ts';
import type { Vocabulary } from './reading.ts';
import { wordsOf } from './words.ts';

/** What the six segments are called, in text that is normalised. */
export const SEGMENT_WORDS: Record<SegmentKey, RegExp> = {
  cart_abandoners:
    /\b(?:cart|basket)[- ]abandon\w*|\babandon(?:ers?|ed (?:their |the |a |my )?(?:carts?|baskets?))|\babandoned (?:carts?|baskets?)|\b(?:left|leave|leaving) (?:something in )?(?:their|the|a) (?:carts?|baskets?)|warenkorbabbrecher\w*|warenkorb (?:verlassen|abgebrochen|(?:stehen|liegen|zuruck) ?(?:ge)?lassen)|carritos? abandonados?|abandon(?:aron|o|an) (?:el|su|un) (?:carrito|cesta)|(?:dejaron|dejo) (?:algo en )?(?:el|su) (?:carrito|cesta)|paniers? abandonnes?|(?:abandonne|laisse) (?:leur|un|son) panier|carrell[oi] abbandonat[oi]|carrinhos? abandonados?|verlaten winkelwagens?/,
  potential_customers:
    /\bpotential (?:customers?|buyers?)|\bprospects?\b|potenzielle[rn]? kunden|potentielle[rn]? kunden|interessenten|clientes potenciales|clients potentiels|clienti potenziali/,
  high_value_customers:
    /\bhigh[- ]?value(?: (?:customers?|people|buyers?|clients?|shoppers?))?|\bbig spenders?|\bvips?\b(?: customers?)?|wertvolle[nr]? kunden|hoher wert|kunden mit hohem wert|(?:clientes )?(?:de )?alto valor|(?:clients )?(?:a |de )?(?:forte|haute|grande) valeur|valeur elevee|clienti di alto valore/,
  new_visitors:
    /\bnew visitors?|\b(?:only|just) (?:looked|browsed|visited|looking|browsing)|neue[nr]? besucher|nuevos visitantes|visitantes nuevos|nouveaux visiteurs|nuovi visitatori|novos visitantes|nieuwe bezoekers/,
  engaged_users:
    /\bengaged (?:users?|people|visitors?|customers?|shoppers?)|\bmost active (?:users?|people|visitors?)|aktive[nr]? nutzer|usuarios (?:activos|comprometidos)|utilisateurs (?:actifs|engages)|utenti attivi/,
  repeat_customers:
    /\brepeat (?:customers?|buyers?|purchasers?|shoppers?|clients?)|\bloyal (?:customers?|people|buyers?|clients?)|\bregulars\b|\bregular (?:customers?|buyers?)|stammkunden|treue[nr]? kunden|clientes (?:fieles|habituales|repetidores|recurrentes)|clients (?:fideles|reguliers|recurrents)|clienti (?:fedeli|abituali)|vaste klanten/,
};

export interface FoundSegment {
  id: string;
  /** Null for a saved one. */
  key: SegmentKey | null;
  start: number;
  end: number;
}

/** The segments that a text names: the six by their words, the shop's own by their names. */
export function findSegments(text: string, own: Vocabulary['segments']): FoundSegment[] {
  const found: FoundSegment[] = [];
  for (const key of SEGMENT_KEYS) {
    const match = SEGMENT_WORDS[key].exec(text);
    if (match) found.push({ id: key, key, start: match.index, end: match.index + match[0].length });
  }
  for (const { id, name } of own) {
    const words = wordsOf(name);
    if (words.join('').length < 3) continue;
    const match = new RegExp(`(?<![\\p{L}\\p{N}])${words.join('[^\\p{L}\\p{N}·]+')}(?![\\p{L}\\p{N}])`, 'u').exec(text);
    if (match) found.push({ id, key: null, start: match.index, end: match.index + match[0].length });
  }
  return found.sort((a, b) => a.start - b.start);
}

const BOTH = /\b(?:who|that|which|but|also|both|die|aber|auch|que|pero|tambien|qui|mais|aussi)\b/;

/** Several segments: those who are in each, as in "VIPs who abandoned a cart", or all who are in any, as in "VIPs and regulars". */
export function ofSegments({ text }: { text: string }, found: FoundSegment[]): Definition {
  const [first, last] = [found[0], found.at(-1)];
  const type = first && last && BOTH.test(text.slice(first.end, last.start)) ? 'all' : 'any';
  const of = found.slice(0, 10).map(({ id }) => ({ type: 'segment' as const, segment: id }));
  return { version: 1, who: 'known', where: { type, of } };
}
