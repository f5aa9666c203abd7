/** A name of one to three words; what stands as dots has been read already. */
export const ONE = "[\\p{L}\\p{N}][\\p{L}\\p{N}'-]{1,30}(?: [\\p{L}][\\p{L}'-]{1,30}){0,2}?";
const NAME = `(?<name>${ONE}(?:(?:,|,? and|,? und|,? y|,? et|,? &) ${ONE}){0,3}?)`;

/** Who is asked of without a word for a customer, in each language: "did Alice spend", "hat Leila Gibson ausgegeben". */
const PATTERNS = [
  `\\bhow (?:much|often|many (?:orders|times|units|items|products)) (?:money )?(?:did|has|have|does) ${NAME} (?:spend|spent|order|ordered|buy|bought|place|placed|pay|paid)\\b`,
  `\\bwhen did ${NAME} (?:last|first) (?:buy|order|purchase|shop)\\b`,
  `\\bwann hat ${NAME} (?:zuletzt|zum ersten mal) (?:gekauft|bestellt)\\b`,
  `\\bwie (?:viele? (?:geld |bestellungen |artikel |stuck )?|oft )(?:hat|haben) ${NAME} (?:(?:bei uns|bisher|insgesamt|schon|[·\\s]+) )*·*\\s*(?:ausgegeben|bestellt|gekauft|bezahlt|eingekauft|aufgegeben)\\b`,
  `\\bcuant[oa]s? (?:dinero |pedidos |veces |compras )?(?:ha |se )?(?:gasto|gastado|gasta|compro|comprado|pidio|pedido|hizo|hecho|pago|pagado) ${NAME}(?=\\W*(?:$|[·?!.,]|en total|en |este |esta |el |la |desde ))`,
  `\\bcombien (?:d'argent |de commandes |de fois )?(?:a |ont )(?:depense|achete|commande|passe|paye) ${NAME}(?=\\W*(?:$|[·?!.,]|en |au |cette |ce |depuis |le |la ))`,
  `\\bcombien (?:d'argent |de commandes |de fois )?${NAME} a(?:-t-(?:il|elle))? (?:depense|achete|commande|passe|paye)\\b`,
].map((pattern) => new RegExp(pattern, 'u'));

export const NOBODY =
  /^(?:i|we|you|they|(?:i|we|you|they) .*|he|she|it|one|people|anyone|everyone|everybody|somebody|(?:a|an|the|my|our|new|returning|repeat|each|every|all|most|these|those|average|typical)\b.*|customers?|clients?|buyers?|shoppers?|visitors?|users?|persons?|.*\b(?:customers?|clients?|buyers?|shoppers?|people|visitors?|shop|store|business|typically|usually|i|we))$|^(?:ich|wir|er|sie|es|man|jeder?|alle|(?:der|die|das|ein|eine|mein|meine|unser|unsere|neue|jeder|jede|durchschnittliche[rn]?)\b.*|.*\b(?:kunden?|kundin(?:nen)?|leute|besucher|laden))$|^(?:yo|nosotros|el|ella|ellos|gente|(?:el|la|los|las|un|una|cada|mi|mis|nuestr[oa]s?|de media|por)\b.*|.*\b(?:clientes?|personas?|gente|tienda|media))$|^(?:je|nous|on|il|elle|ils|elles|(?:le|la|les|un|une|chaque|mon|ma|mes|notre|nos|de|d')\b.*|.*\b(?:clients?|gens|boutique|magasin|moyenne))$/;

/** The names in a question such as "¿Cuánto gastó María López?" or "what did Ada and 14646 spend", with their place. */
export function findSomebody(text: string): { names: string[]; start: number; end: number } | undefined {
  for (const pattern of PATTERNS) {
    const match = pattern.exec(text);
    const name = match?.groups?.name;
    if (!match || !name || NOBODY.test(name)) continue;
    const start = match.index + match[0].indexOf(name);
    const names = name.split(/,? (?:and|und|y|et|&) |, /).filter((one) => !NOBODY.test(one));
    return { names, start, end: start + name.length };
  }
  return undefined;
}
