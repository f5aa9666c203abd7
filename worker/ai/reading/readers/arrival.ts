import type { Clause } from '../clause.ts';
import { normalise } from '../words.ts';
import { type Draft, steps } from './reader.ts';

const DATA = '(?:data|events?|orders?|sales|anything|something|records?)';
const PLATFORM =
  '(?:shopify|segment|facebook(?: pixel)?|meta pixel|google tag manager|gtm|webhooks?|my shop|the shop|our shop|mein shop|mi tienda|ma boutique)';
const NAMED =
  /\b(?:shopify|facebook|google tag manager|gtm|segment(?= (?:source|connection|up to date|in sync|connected|working)))\b/;

const ARRIVAL = new RegExp(
  [
    `\\bwhen (?:did|was|were|has|have|does)\\b.{0,20}\\b${DATA}\\b.{0,12}\\b(?:arriv\\w*|c[ao]me? in|received|synced|imported|updated|refreshed)\\b`,
    `\\b(?:any|some|are|is|am|missing|lost|lose|losing|have|has)\\b.{0,16}\\bmissing\\b.{0,12}\\b(?:any )?${DATA}\\b`,
    `\\b(?:are|is|have|any|which|what)\\b.{0,12}\\b${DATA}\\b.{0,12}\\b(?:missing|lost|not (?:arrived|counted|there)|incomplete)\\b`,
    `\\b(?:did|has|is|was|were) (?:my |the |our |last )*(?:sync|import|backfill)\\b`,
    `\\b(?:do|have) (?:you|we) (?:have|got|received?|get)\\b.{0,8}\\ball (?:of )?(?:my|our|the) ${DATA}\\b`,
    `\\bwhy (?:is|are) there no ${DATA}\\b|^what is missing\\W*$`,
    `\\bwhat (?:is|have (?:i|we)) connected\\b|\\bwhich (?:shops?|apps?|tools?|systems?) (?:is|are) connected\\b`,
    `\\b${PLATFORM}\\b.{0,20}\\b(?:up[- ]to[- ]date|in sync|synced|syncing|connected|working|current|complete|aktuell|synchron\\w*|verbunden|auf dem neuesten stand|al dia|actualizad\\w+|conectad\\w+|sincronizad\\w+|a jour|connectee?|synchronisee?)\\b`,
    `\\bwann\\b.{0,24}\\b(?:daten|ereignisse?|bestellungen)\\b.{0,30}\\b(?:an|angekommen|eingetroffen|eingegangen|aktualisiert|gekommen)\\b|\\bwann (?:kamen?|trafen)\\b.{0,12}\\bdaten\\b`,
    `\\bfehlen\\b.{0,20}\\b(?:bestellungen|daten|auftrage|verkaufe)\\b|\\bfehlt (?:etwas|was)\\b|\\b(?:bestellungen|daten)\\b.{0,12}\\b(?:fehlen|vollstandig)\\b|\\bwas ist (?:alles )?verbunden\\b`,
    `\\bcuando\\b.{0,24}\\b(?:datos|eventos)\\b|\\bfaltan?\\b.{0,16}\\b(?:pedidos?|datos|ventas)\\b|\\b(?:pedidos|datos)\\b.{0,8}\\b(?:faltan|completos|al dia|actualizados)\\b|\\bque esta conectado\\b`,
    `\\bquand\\b.{0,24}\\bdonnees\\b|\\b(?:manque|manquent|manque-t-il)\\b.{0,16}\\b(?:commandes?|donnees|ventes)\\b|\\b(?:commandes|donnees)\\b.{0,12}\\b(?:manquantes|manquent|completes)\\b|\\bqu'est-ce qui est connecte\\b`,
  ].join('|'),
);

/** Whether it is asked what has arrived and whether anything is missing: a number would be no answer. */
export const asksOfArrival = ({ text, splits, times }: Clause): boolean =>
  ARRIVAL.test(text) && splits.by.length === 0 && !splits.ranked && times.every(({ period }) => !period?.from);

/** How far the sources have come; of one of them where one is named. */
export function readArrival(clause: Clause): Draft {
  const { text, vocabulary } = clause;
  const own = vocabulary.sources.find((name) => name.length > 3 && ` ${text} `.includes(` ${normalise(name)} `));
  const source = own ?? NAMED.exec(text)?.[0];
  return steps(clause, [{ tool: 'read_sources', input: { ...(source && { source }) } }]);
}
