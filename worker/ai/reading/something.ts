import { SMALL_WORDS } from './language.ts';
import { HIGHEST, LOWEST } from './lexicon.ts';
import { ORDINARY_WORDS } from './ordinary-words.ts';
import { isOurs } from './spelling.ts';
import { wordsOf } from './words.ts';

/** A phrase of one to five words; what stands as dots has been read already. */
const THING = "(?<thing>[\\p{L}\\p{N}][\\p{L}\\p{N}&'-]*(?: [\\p{L}\\p{N}&][\\p{L}\\p{N}&'-]*){0,4}?)";
const OF_OURS = '(?:of )?(?:the |our |my |these |those |different |del? |la |los |las |des? |les |nos |unsere[rn]? )?';
const ENDS = '(?=\\W*(?:$|[·?!.,]))';

/** What was sold, as a question names it where nothing knows the name: "how many blue candles did we sell". */
const PATTERNS = [
  `\\bhow many ${OF_OURS}${THING} (?:did|do|have|has|were|was|are|got) (?:(?:we|i|you|they|the shop|my shop|our shop|been|being) )*(?:sell|sold|ordered|bought|purchased|move|moved)\\b`,
  `\\bhow many ${OF_OURS}${THING} (?:sold|did (?:people|customers|they) (?:buy|order))\\b`,
  `\\b(?:did|do|have) (?:we|i) (?:ever |already )?(?:sell|sold) (?:any |some |a |an )?${THING}${ENDS}`,
  `\\b(?:who|which customers|how many (?:people|customers)) (?:have |has )?(?:never |not |haven't |hasn't |didn't )?(?:ever )?(?:bought|ordered|purchased|buys|buy) (?:a |an |any |the |our )?${THING}${ENDS}`,
  `\\bwhen (?:did|was|were) (?:we |i |somebody |anybody |the |a |an )*(?:last |first )?(?:sell|sold|order|buy) (?:a |an |any |the )?${THING}${ENDS}`,
  `\\b(?:wer|welche(?: meiner| unserer)? kunden|wie viele (?:kunden|leute)) (?:hat|haben) (?:·+ )*(?:schon |je |noch nie |nie )?(?:eine[nmrs]? |ein |die |den |das |unsere[nrs]? )?${THING} (?:gekauft|bestellt)\\b`,
  `\\b(?:quien(?:es)?|que clientes|cuantos clientes|clientes que) (?:no |nunca )?(?:ha |han )?(?:compraron|compro|comprado|pidieron) (?:una?s? |unos |el |la |los |las |nuestr[oa]s? )?${THING}${ENDS}`,
  `\\b(?:qui|quels clients|combien de clients|clients qui) (?:n')?(?:a|ont) (?:deja |jamais |pas )?(?:achete|commande) (?:une? |le |la |les |des |du |de la |de l'|l')?${THING}${ENDS}`,
  `\\bwie viele? ${THING} (?:haben wir|habe ich|wurden|hat (?:der|mein|unser) (?:shop|laden))\\b`,
  `\\bcuant[oa]s ${THING} (?:vendimos|vendi|hemos vendido|he vendido|se vendieron|se han vendido)\\b`,
  `\\bcombien (?:de |d')${THING} (?:avons-nous|ai-je|a-t-on|on a|nous avons|ont ete) vendue?s?\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

/** Whose or what a number is of: somebody or something, which only a look-up tells. */
const OF_WHAT = new RegExp(
  `· ?(?:of|with|containing|from|for|mit|von|de|du|des) (?:the |our |my |la |las |los |el |les |le )?${THING}${ENDS}`,
  'u',
);

const NO_THING = new Set([
  ...wordsOf(`${HIGHEST} ${LOWEST}`),
  ...wordsOf(ORDINARY_WORDS),
  ...Object.values(SMALL_WORDS).flatMap(wordsOf),
  ...wordsOf(`today january february march april june july august september october november december copies everything once twice thrice single seule sola einziges einmal zweimal dreimal again more least exactly
    stucke geld veces fois cosas choses produkte kunden clientes pedidos commandes articulos productos`),
]);

/** "But not", "and nothing since": a condition of its own begins there, and no name goes on. */
const TURN =
  /(?:^| )(?:but|and|yet|aber|und|doch|pero|y|e|mais|et)(?: then)? (?:not|never|nothing|none|no|nicht|nichts|nie|kein\w*|nada|nunca|pas|rien|jamais|(?:did|have|has)(?:n't| not))(?![\p{L}]).*$/u;

/** A product that no list of names has, with its place; a phrase of ordinary words alone is none. */
export function findSomething(text: string): { name: string; start: number } | undefined {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    const name = match?.groups?.thing?.replace(TURN, '');
    if (match && name && namesSomething(name)) return { name, start: match.index + match[0].lastIndexOf(name) };
  }
  return undefined;
}

/** The same of the rest of a question, where it may be a person as well. */
export function findOfWhat(rest: string): string | undefined {
  const name = OF_WHAT.exec(rest)?.groups?.thing;
  return name && namesSomething(name) ? name : undefined;
}

/** What follows is a time or a condition, and no product. */
const NO_START =
  /^(?:in|for|since|within|during|over|from|on|at|more|less|fewer|only|this|last|next|anything|something|nothing|etwas|nichts|algo|nada|rien|quelque|exactly|exactement|exactamente|again|yet|before|after|until|by|seit|fur|innerhalb|mehr|en|desde|hace|durante|mas|menos|depuis|pendant|dans|plus|moins|mindestens|hochstens|maximal|genau|weniger|\p{L}+mal|al menos|por lo menos|au moins|au plus)\b/u;

function namesSomething(name: string): boolean {
  return (
    !/^\d+\b/.test(name) &&
    !NO_START.test(name) &&
    !wordsOf(name).every((word) => isOurs(word) || NO_THING.has(word) || /^\d+$/.test(word))
  );
}
