import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Clause } from '../clause.ts';
import type { Before } from '../reading.ts';
import { NOBODY, ONE } from '../somebody.ts';
import { isOrdinary } from '../spelling.ts';
import { faultIn, timesOf } from '../times.ts';
import { asWritten } from '../unread.ts';
import { normalise, wordsOf } from '../words.ts';
import { type Draft, steps } from './reader.ts';

type Orders = NonNullable<ToolInput<'find_person'>['orders']>;
type What = Extract<ToolInput<'predict'>['what'], 'churn' | 'value' | 'next_order'>;
/** What is asked of a person: their orders, what is known of them, or what is expected. */
type Asked = { orders: Orders } | { known: true } | { expected: What } | { refunded: true };

export const N = `(?:customer |client |kunde |kundin |cliente |el cliente |la clienta |le client )?(?<name>[\\w.+-]{1,64}@[\\w.-]{1,90}\\w|${ONE})`;
const BOUGHT_EN = '(?:buy|bought|order|ordered|purchase|purchased|get|got)';
const LAST = '(?<last>last|latest|most recent|letzten?|letzter|ultim[oa]|derniere?)';
const FIRST = '(?<first>first|earliest|ersten?|erster|primer[oa]?|premiere?)';
const ORDER = '(?:orders?|purchases?|bestellung|einkauf|kauf|pedido|compra|commande|achat)';
const SO_FAR =
  '(?: (?:with us|from us|from me|at our shop|so far|again|anything|something|exactly|bei uns|bisher|con nosotros|chez nous|en total|hasta ahora))*';

/** The text comes normalised, without times and signs at its ends. Each pattern is whole. */
const PATTERNS: [Asked, string[]][] = [
  [
    { orders: 'last' },
    [
      `what (?:did|has) ${N} (?:last ${BOUGHT_EN}|${BOUGHT_EN} (?:last|most recently|the last time))`,
      `was hat ${N} (?:zuletzt|als letztes|das letzte mal) (?:gekauft|bestellt)`,
      `(?:(?:what|when) (?:is|was) |what was in |show(?: me)? |and |how much was )?${N}'s? (?:very )?(?:${LAST}|${FIRST}) ${ORDER}`,
      `(?:what|when|how much) (?:is|was|were)(?: in)? (?:the )?(?:${LAST}|${FIRST}) ${ORDER} (?:of|from|by|for) ${N}`,
      `(?:the )?(?:${LAST}|${FIRST}) ${ORDER} (?:of|from|by) ${N}`,
      `when did (?!customer |client )${N} last ${BOUGHT_EN}`,
      `when did ${N} ${BOUGHT_EN} (?:(?:for the )?last(?: time)?|most recently|for the ${FIRST} time)`,
      `wann hat ${N} (?:das |zum )(?:${LAST}|${FIRST}) mal (?:gekauft|bestellt)`,
      `(?:wann war |was war |zeig\\w* mir )?(?:die |der )?(?:${LAST}|${FIRST}) ${ORDER} von ${N}`,
      `(?:wann war |was war )?${N}s (?:${LAST}|${FIRST}) ${ORDER}`,
      `cuando (?:fue la ultima vez que )?(?:compro|pidio|ha comprado|hizo un pedido) ${N}(?: por (?:${LAST}|${FIRST}) vez)?`,
      `(?:cual fue |cuando fue )?(?:el |la )?(?:${LAST}|${FIRST}) ${ORDER} de ${N}`,
      `quand (?:est-ce que )?${N} a(?:-t-(?:il|elle))? (?:achete|commande)(?: pour la (?:${LAST}|${FIRST}) fois)?`,
      `quand a (?:achete|commande) ${N}(?: pour la (?:${LAST}|${FIRST}) fois)?`,
      `(?:quelle (?:est|etait) |quand (?:etait|date) )?(?:la |le )?(?:${LAST}|${FIRST}) ${ORDER} de ${N}`,
    ],
  ],
  [
    { orders: 'all' },
    [
      `what (?:all |else )?(?:did|has|does|do|had) ${N} (?:usually |normally |typically |mostly |ever |already )?${BOUGHT_EN}${SO_FAR}`,
      `(?:show|list|see|get)(?: me)? (?:all )?(?:the )?(?:orders|purchases|order history|purchase history) (?:of|from|by|for) ${N}`,
      `(?:(?:show|list|see|get)(?: me)?|what (?:is|are|were)) (?:all )?${N}'s? (?:orders|purchases|order history|purchase history|purchasing history)`,
      '(?:customer|client|kunde|kundin|cliente) (?<name>[\\w.+-]{1,64}@[\\w.-]{1,90}\\w|[\\w-]*\\d[\\w-]*) (?:orders|purchases|bestellungen|pedidos|commandes)',
      `was (?:alles )?(?:hat|hatte) ${N} (?:alles |schon |sonst |bisher |bei uns )*(?:gekauft|bestellt|eingekauft)`,
      `was (?:kauft|bestellt) ${N}(?: normalerweise| meistens| sonst| immer)?`,
      `(?:zeig\\w*|liste)(?: mir)? (?:alle |die )?(?:bestellungen|kaufe) von ${N}`,
      `que (?:ha |suele |cosas )?(?:compro|comprado|comprar|compra|pidio|pedido) ${N}`,
      `(?:muestra\\w*|ensena\\w*|lista)(?: me)? (?:todos )?(?:los )?(?:pedidos|compras) de ${N}`,
      `qu'est-ce (?:que |qu')${N} a (?:deja )?(?:achete|commande)`,
      `que ${N} a-t-(?:il|elle) (?:deja )?(?:achete|commande)`,
      `qu'a (?:achete|commande) ${N}`,
      `(?:montre\\w*|liste)(?:-moi)? (?:toutes )?(?:les )?(?:commandes|achats) de ${N}`,
      `what was in ${N}'s? ${ORDER}`,
    ],
  ],
  [
    { known: true },
    [
      `(?:in )?(?:which|what) segments? (?:is|does|are) ${N}(?: (?:in|belong to|part of)(?: now)?)?`,
      `(?:show me |what are )?${N}'s segments?`,
      `(?:in|zu) welche[mnr]? segment(?:en)? (?:ist|steckt|gehort) ${N}`,
      `en que segmentos? (?:esta|aparece) ${N}`,
      `dans quels? segments? (?:est|se trouve) ${N}`,
      `(?:can|may|am i allowed to|are we allowed to|could) (?:i |we )?(?:still )?(?:e-?mail|mail|text|message|contact|write to|send (?:an? )?(?:e-?mails?|sms|texts?|messages?|newsletters?) to) ${N}`,
      `(?:did|has|is) ${N} (?:ever |already |still |been )?(?:unsubscribed?|opt(?:ed)?[- ]?(?:in|out)|subscribed?|(?:given |gave |give )?consent(?:ed)?)(?: (?:to|from|by) (?:us|sms|e-?mails?|the newsletter|our newsletter|emails))?`,
      `(?:darf|kann|durfen|konnen) (?:ich|wir) ${N} (?:noch )?(?:an)?(?:schreiben|mailen|kontaktieren|eine? (?:e-?mail|mail|sms|nachricht|newsletter) (?:schicken|senden|schreiben))`,
      `(?:hat|ist) ${N} (?:sich )?(?:noch |schon |vom newsletter |den newsletter )*(?:zugestimmt|eingewilligt|abgemeldet|abbestellt|abonniert|angemeldet)`,
      `(?:puedo|podemos|se puede) (?:escribir|escribirle|contactar|contactar con|mandar|mandarle|enviar|enviarle)(?: (?:un )?(?:correo|e-?mail|sms|mensaje))? a ${N}`,
      `(?:esta) ${N} suscrit[oa]`,
      `(?:se (?:ha )?(?:dio|dado) de baja) ${N}`,
      `(?:est-ce que )?(?:je peux|puis-je|peut-on|on peut|pouvons-nous) (?:ecrire|envoyer (?:un |une )?(?:e-?mail|mail|sms|message)|contacter)(?: a)? ${N}`,
      `${N} (?:est|s'est)(?:-(?:il|elle))? (?:encore )?(?:abonnee?|inscrite?|desabonnee?|desinscrite?)`,
      `(?:(?:show(?: me)?|find|open|look up|what was in|what is in|who placed|whose is|details (?:of|for)|zeig\\w*(?: mir)?|was war in|wer hat|muestra\\w*|busca|que habia en|quien hizo|montre\\w*(?:-moi)?|cherche|qu'y avait-il dans) )?(?:the |die |el |la )?(?:order|bestellung|pedido|commande)(?: (?:number|no\\.?|nr\\.?|nummer|numero|n°))? #?(?<name>(?!(?:19|20)\\d\\d$)[a-z]{0,4}-?\\d{3,12})(?: (?:aufgegeben|bestellt))?`,
      `(?:show me|tell me) (?:everything|all)(?: (?:you|we) know)? about ${N}`,
      '(?:who is|who was|wer ist|quien es|qui est) (?<name>\\d{3,20})',
      `(?:what is|what's|whats|give me|show me) ${N}'s? (?:e-?mail(?: address)?|address|phone(?: number)?|contact(?: details)?)`,
      `(?:what is|what's|give me) the (?:e-?mail(?: address)?|phone(?: number)?|contact(?: details)?) (?:of|for) ${N}`,
      `how (?:can|do) (?:i|we) (?:reach|contact|e-?mail|write to|get hold of) ${N}`,
      `is ${N} (?:still )?(?:an? )?(?:\\w+[ -])?(?:customers?|buyers?|active|subscribed|subscriber|reachable|regular)`,
      `has ${N} (?:ever |already )?(?:bought|ordered)${SO_FAR}`,
      `did ${N} (?:ever |already )?(?:buy|order)${SO_FAR}`,
      `hat ${N} (?:schon |je |jemals |etwas |bei uns |einmal )*(?:gekauft|bestellt)`,
      `ist ${N} (?:ein |eine |noch )*(?:\\w*kund\\w+|aktiv|abonniert|angemeldet)`,
      `(?:wie lautet|was ist|wie ist) die (?:e-?mail(?:-?adresse)?|adresse|telefonnummer) von ${N}`,
      `wie erreiche ich ${N}`,
      `(?:ha|habia) (?:comprado|pedido) (?:algo |alguna vez )?${N}`,
      `cual es (?:el correo|el e-?mail|la direccion|el telefono) de ${N}`,
      `quelle est l'(?:adresse(?: e-?mail)?|e-?mail) de ${N}`,
      `comment (?:joindre|contacter) ${N}`,
    ],
  ],
  [
    { refunded: true },
    [
      `(?:did|has) ${N} (?:ever |already )?(?:get|got|gotten|have|had|receive|received|ask for|been given) (?:a |any |the )?(?:refunds?|money back)`,
      `(?:was|is|has|have) (?:we |i )?(?:ever )?(?:refunded )?${N} (?:been )?(?:ever )?refunded`,
      `(?:how much|what) (?:did|have|has) (?:we|i) (?:refund|refunded|give back to|given back to|paid back to|pay back to)(?: to)? ${N}`,
      `(?:did|have) (?:we|i) (?:ever )?(?:refund|refunded) ${N}`,
      `(?:show(?: me)? |list )?(?:the |all )?refunds? (?:of|for|to) ${N}`,
      `(?:show(?: me)? |list )?${N}'s? refunds?`,
      `wie ?viel (?:haben wir|habe ich|wurde) ${N} (?:erstattet|zuruckgezahlt|zuruckerstattet)`,
      `(?:hat|hatte) ${N} (?:eine |je eine )?(?:erstattung|ruckerstattung|geld zuruck)(?: bekommen| erhalten)`,
      `(?:die )?erstattungen (?:von|an|fur) ${N}`,
      `cuanto (?:le )?(?:reembolsamos|hemos reembolsado|devolvimos|hemos devuelto|se le (?:reembolso|devolvio)) a ${N}`,
      `(?:los )?(?:reembolsos?|devoluciones) (?:de|a) ${N}`,
      `combien (?:a-t-on|avons-nous|on a|nous avons|ai-je) rembourse(?: a)? ${N}`,
      `(?:les )?remboursements? (?:de|a) ${N}`,
    ],
  ],
  [
    { expected: 'next_order' },
    [
      `when (?:will|is|should|would) ${N} (?:likely |probably |going to |expected to |due to |next )*(?:buy|order|come back|return|purchase)(?: (?:again|next|something))*`,
      `wann (?:wird|kauft|bestellt) ${N} (?:wohl |voraussichtlich |wieder|das nachste mal|erneut)+ ?(?:kaufen|bestellen)?`,
      `cuando (?:volvera a comprar|va a comprar|comprara|volvera|va a volver) ${N}`,
      `quand ${N} (?:va-t-(?:il|elle)|va) (?:racheter|acheter|commander|recommander|revenir)`,
      `quand est-ce que ${N} va (?:racheter|acheter|commander|revenir)`,
    ],
  ],
  [
    { expected: 'churn' },
    [
      `will ${N} (?:ever |probably |likely )?(?:come back|buy(?: again)?|return|order(?: again)?|leave|churn|stop buying)`,
      `how likely is (?:it that )?${N} (?:to |will )(?:leave|churn|stop buying|buy(?: again)?|come back|return|order(?: again)?)`,
      `is ${N} (?:about|going|likely) to (?:leave|churn|stop buying|come back|buy(?: again)?)`,
      `(?:is|are) (?:we|i) (?:about to lose|losing) ${N}`,
      `is ${N} at risk`,
      `(?:wird|kommt|kauft) ${N} (?:wieder|zuruck|noch einmal|nochmal|abspringen|abwandern)(?: ?kommen| kaufen| bestellen|kommen)?`,
      `(?:volvera|va a volver)(?: a comprar)? ${N}`,
      `(?:est-ce que )?${N} va(?:-t-(?:il|elle))? (?:revenir|racheter|partir|nous quitter)`,
    ],
  ],
  [
    { expected: 'value' },
    [
      `(?:what|how much) (?:is|will) ${N} (?:(?:going|likely|expected) to )?(?:be )?worth(?: to (?:us|me))?`,
      `(?:the )?(?:predicted|expected|future|estimated) (?:\\w+ )?(?:value|spend|revenue|clv|ltv) (?:of|for) ${N}`,
      `how much (?:will|is) ${N} (?:going to |likely to |expected to )?(?:spend|bring|buy|order)(?: in)?${SO_FAR}`,
      `wie ?viel (?:wird|ist) ${N} (?:(?:noch|uns|wohl|kunftig|voraussichtlich) )*(?:wert|ausgeben|bringen|einbringen|kaufen|bestellen)(?: sein)?`,
      `(?:der )?(?:erwartete[rn]?|kunftige[rn]?|vorhergesagte[rn]?) (?:\\w*wert|umsatz) (?:von|fur) ${N}`,
      `cuanto (?:(?:nos )?(?:gastara|aportara|traera|valdra)|va a (?:gastar|aportar|valer|traer)(?:nos)?|vale)(?: todavia| aun)? ${N}`,
      `(?:el )?valor (?:previsto|esperado|futuro|estimado) (?:de|del) ${N}`,
      `combien ${N} va-t-(?:il|elle) (?:encore )?(?:depenser|rapporter)`,
      `combien va (?:encore )?(?:nous )?(?:depenser|rapporter) ${N}`,
      `(?:la )?valeur (?:prevue|attendue|future|estimee) (?:de|du) ${N}`,
    ],
  ],
];
const WHOLE = PATTERNS.flatMap(([asked, patterns]) =>
  patterns.map((pattern) => [asked, new RegExp(`^(?:${pattern})$`, 'u')] as const),
);

/** What is asked of a person by name, and no number of the whole shop: "what did Cara buy", "wann kauft Bob wieder?" */
export function readNamed(clause: Clause, before: Before | undefined): Draft | undefined {
  const { things } = clause;
  if (things.length > 0) return undefined;
  const said = withName(clause.said, before);
  const texts = said === clause.said ? [normalise(said), clause.text] : [normalise(said)];
  for (const text of new Set(texts.map((one) => bare(one, clause)))) {
    for (const [asked, pattern] of WHOLE) {
      const groups = pattern.exec(text)?.groups;
      const name = groups?.name;
      if (!groups || !name || !isSomebody(name)) continue;
      return answer(clause, asked, { name: asWritten(said, name), isFirst: groups.first !== undefined });
    }
  }
  return undefined;
}

function answer(clause: Clause, asked: Asked, { name, isFirst }: { name: string; isFirst: boolean }): Draft {
  if ('expected' in asked)
    return steps(clause, [{ tool: 'predict', input: { what: asked.expected, person: name, limit: 10 } }]);
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  if ('refunded' in asked) {
    const filters = [{ by: 'customer' as const, is: [name] }];
    return steps(clause, [
      { tool: 'query_metric', input: { metric: 'refunds', filters, range: timesOf(clause).range } },
    ]);
  }
  if ('known' in asked) return steps(clause, [{ tool: 'find_person', input: { text: name } }]);
  const orders = asked.orders === 'last' && isFirst ? 'first' : asked.orders;
  const range = clause.times.length > 0 ? timesOf(clause).range : undefined;
  return steps(clause, [{ tool: 'find_person', input: { text: name, orders, ...(range && { range }) } }]);
}

const THEY = /\b(?:he|she|er|sie|il|elle|him)\b/iu;
const THEIRS = /\b(?:his|her)\b/iu;

/** "And what did she buy?" after a question of a person is of that person. */
function withName(said: string, before: Before | undefined): string {
  const last = before?.steps.at(-1);
  const name =
    last?.tool === 'find_person' ? last.input.text : last?.tool === 'predict' ? last.input.person : undefined;
  return name ? said.replace(THEIRS, `${name}'s`).replace(THEY, name) : said;
}

/** Without times, signs and what only opens a sentence. */
function bare(text: string, { times }: Clause): string {
  const timeless = times.reduce((left, { words }) => left.replace(normalise(words), ' '), text);
  return timeless
    .replace(/^(?:[¿¡\s]|(?:and|so|ok|please|hey|tell me|can you tell me|und|y|et)\b[, ]*)+/, '')
    .replace(/\s+(?:in|on|during|since|im|am|en|au)\s*(?=[?!.\s]*$)/, ' ')
    .replace(/[?!.,\s]+$/, '')
    .replace(/\s+/g, ' ');
}

/** A name, and no word for people, products or figures. */
export function isSomebody(name: string): boolean {
  if (name.includes('@')) return true;
  return !NOBODY.test(name) && !wordsOf(name).some((word) => OTHERS.test(word)) && !wordsOf(name).every(isOrdinary);
}
/** Who is asked of is no one person. */
const OTHERS =
  /^(?:the|my|our|your|their|we|i|you|they|who|most|all|any\w*|every\w*|some\w*|customers?|people|buyers?|visitors?|shop|store|it|that|this|those|them|das|die|der|wir|ich|man|kunden|leute|los|las|mis|nuestr\w+|clientes?|les|mes|nos|clients?|gens|on|je|nous)$/;
