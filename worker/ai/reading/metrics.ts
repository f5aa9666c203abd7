import type { MetricId } from '../../../contract/metrics.ts';
import { METRIC_WORDS } from '../../metrics/catalogue/words.ts';
import { MORE_OR_FEWER } from './more-or-fewer.ts';
import { Phrases, type Span } from './phrases.ts';

/** Names that mean a metric in one language and something else in others. */
const ONLY_IN: Record<string, string> = {
  ca: 'fr',
  gross: 'en',
  brut: 'fr',
  brutto: 'de',
  bruto: 'es',
  order: 'en',
  customer: 'en',
};

const NAMES = new Phrases<MetricId>(
  Object.entries(METRIC_WORDS).flatMap(([id, { en, de, es, fr, other = [] }]) =>
    [...en, ...de, ...es, ...fr, ...other].map((name) => [name, id as MetricId] as const),
  ),
);

const SHARE_OF =
  '(?:share|percent|percentage|per cent|proportion|fraction|portion|part|%|anteil|prozent|porcentaje|proporcion|pourcentage|part)';
const WHO =
  '(?:(?:different |unique |distinct |individual )?(?:people|customers?|clients?|buyers?|shoppers?|persons?|users?|companies|accounts))';
const BUY =
  '(?:bought|buy|purchased?|ordered|order|shopped|shop|placed (?:an? )?orders?|made (?:an? )?(?:purchase|order)s?)';

/**
 * What is asked in whole phrases instead of by a metric's name: the first that fits. A later group says nothing more; the
 * words of the match are used up.
 */
const ASKED_FOR: [MetricId, RegExp][] = [
  ...MORE_OR_FEWER,
  [
    'units',
    /\b(?:wie oft (?:wurden?|haben wir|habe ich)\b.{0,60}\bverkauft|cuantas veces (?:se (?:vendio|ha vendido|vendieron)|vendimos)|combien de fois\b.{0,60}\b(?:vendue?s?|vend-on)|how (?:often|many times) (?:did (?:we|i) sell|was|were|have (?:we|i) sold)\b.{0,60}?(?:\bsold)?)/,
  ],
  ['revenue', /\bnet(?= (?:vs\.?|versus|and|or|against|compared (?:to|with)) gross\b)/],
  [
    'subscribers',
    /\bhow many (?:people|customers|users|contacts) (?:have |are |did )?(?:subscribed?|opted in|signed up)(?: (?:to|for|by))?(?: (?:our |my |the ))?(?: ?(?:e-?mails?|newsletter|sms))?\b/,
  ],
  [
    'days_between_orders',
    /\b(?:days|time|gap|interval|tage|abstand|zeit|dias|tiempo|jours|delai|temps)\b[^?]{0,30}?\b(?:between|zwischen|entre)\b[^?]{0,25}?\b(?:orders?|purchases?|bestellungen|kaufen|bestellung|pedidos?|compras?|commandes?|achats?)(?: (?:and|und|y|et) (?:the )?(?:next|second|otro|otra|siguiente|nachsten?|suivante?)(?: (?:order|purchase))?)?/,
  ],
  [
    'revenue_concentration',
    /\b(?:share|portion|proportion|percentage|part|percent|%) of (?:my |our |the )?(?:customers|buyers|clients) (?:(?:is|are) responsible for|makes? (?:up)?|account(?:s)? for|brings?(?: in)?|generates?) \d{1,3} ?%/,
  ],
  [
    'revenue_concentration',
    /\b(?:top|best|biggest) (?:decile|10 ?%|ten per ?cent)(?: of (?:my |our |the )?(?:customers|buyers|clients)(?:'s?)?)?\b/,
  ],
  [
    'visitors',
    /\bhow many (?:people|persons|shoppers|customers|users) (?:have |has |did )?(?:visit(?:ed)?|came (?:to|by)|come to|look(?:ed)? at|brows(?:ed|e)|landed on|were on)(?: (?:my|our|the|us))?(?: (?:shop|store|site|website|page))?\b|\bwie viele (?:leute|personen|menschen) (?:haben|waren)\b.{0,30}\b(?:besucht|auf (?:der|unserer) (?:seite|website))\b|\bcuant[oa]s (?:personas|gente) (?:visitaron|han visitado|entraron)\b|\bcombien de (?:personnes|gens) (?:ont )?visite\w*/,
  ],
  [
    'revenue_per_customer',
    /\b(?:average|avg|mean) (?:spend(?:ing)?|expenditure) (?:per|by|of (?:a|each|our)) (?:customers?|buyers?|clients?)\b|\bdepenses? moyennes? (?:par|d'un) (?:client|acheteur)\b|\b(?:gasto|compra) (?:medi[oa]|promedio) (?:por|de un) cliente\b|\b(?:durchschnittliche[rn]? )?(?:ausgaben|umsatz) (?:pro|je) (?:kundin|kunden?)\b/,
  ],
  ['orders', /\bhow busy\b(?: (?:were|are|was|is) (?:we|i|it|the shop|things))?|\bwie viel war (?:bei uns )?los\b/],
  ['largest_order', /\b(?:on|in|with|for) (?:a|one) single (?:order|purchase|sale|transaction)\b/],
  [
    'customers',
    /\b(?:more|fewer|less|as many) (?:people|customers|buyers|shoppers) (?:buy|bought|order|ordered|purchase|shop)\b/,
  ],
  [
    'revenue',
    /\b(?:(?:how much|what) (?:(?:money|cash) )?(?:did |have |has )?(?:we|i|the shop|it)? ?)(?:pulled? in|raked? in|rung up|rang up|banked?|cleared?|took in|came through the tills?|went through the tills?|came in|got in)\b|\b(?:total|amount|value|sum) (?:invoiced|billed|sold)\b/,
  ],
  [
    'revenue',
    /\b(?:was|wie ?viel)\b.{0,50}\b(?:eingenommen|umgesetzt|verdient|erlost|reingekommen|hereingekommen)\b|\bwas (?:habe|haben) (?:ich|wir)\b.{0,40}\bverkauft\b|\b(?:que (?:vendimos|vendi|hemos vendido)|qu'avons-nous vendu|qu'est-ce qu'on a vendu)\b|\bcuanto (?:dinero )?(?:ingresamos|entro|facturamos|sacamos|recaudamos)\b|\bcombien\b.{0,20}\b(?:encaisse|rentre|realise|gagne)s?\b/,
  ],
  [
    'new_customers',
    new RegExp(
      `\\bhow many ${WHO} (?:have |has |did )?${BUY}\\b.{0,60}?\\b(?:never before|not before|(?:for )?the (?:very )?first time)\\b`,
    ),
  ],
  [
    'orders',
    /\bwhen (?:do|does|did|are) (?:most )?(?:my |our |the )?(?:people|customers|they|buyers|shoppers) (?:usually |mostly |typically )?(?:buy|order|shop|purchase)(?: (?:the )?most(?: often)?)?\b/,
  ],
  [
    'revenue',
    /\b(?:the )?(?:total|amount|sum|money) (?:that )?(?:i|we) (?:have )?(?:took|taken|made|sold|earned|brought in)\b|\b(?:how much|what) (?:money )?(?:did|do|does|has|have) (?:the|my|our) (?:shop|store|business|company) (?:sell|sold|make|made|earn(?:ed)?|take|taken|bring in|brought in|turn over|generated?)\b|\b(?:how much|what) (?:i|we) (?:have )?(?:sold|made|earned|took|sell|make|turned over|turn over|brought in|taken|grossed|generated)\b|\bhow (?:well |much )?(?:did|have|has|do|are|is|was|were) (?:i|we|the shop|my shop|our shop|the store|my store|the business|things|it) (?:do|done|doing|going|perform(?:ed|ing)?|go)\b/,
  ],
  [
    'discount_rate',
    /\bdiscounts? (?:as|in) (?:an? |the )?(?:%|per ?cent(?:age)?|share|proportion) of (?:(?:gross|net|total|the|my|our) )*(?:sales|revenue|turnover|gross)\b|\b(?:rabatte?|descuentos?|remises?) (?:in|als|en|como) (?:(?:prozent|%|anteil|porcentaje|pourcentage) )(?:vom|des|am|de(?: la| las| los| l')?|du) ?(?:umsatz\w*|ventas|ingresos|ca|ventes|chiffre d'affaires)\b/,
  ],
  [
    'refund_rate',
    /\brefunds? (?:as|in) (?:an? |the )?(?:%|per ?cent(?:age)?|share|proportion) of (?:(?:gross|net|total|the|my|our) )*(?:sales|revenue|turnover)\b/,
  ],
  [
    'revenue_per_customer',
    /\b(?:how much|what) (?:do|does|did|have) (?:the |our |my )?·[·\s]*(?:(?:typically |usually |normally )(?:spend|spent|pay|paid)\b|(?:spend|spent|pay|paid) (?:typically|usually|normally|on average)\b|on average (?:spend|spent|pay|paid)\b)/u,
  ],
  [
    'revenue',
    /\b(?:how much|what) (?:did|has|have|does|do) (?:the )?(?:customer |client |buyer |person )?·[·\s]*(?:spend|spent|pay|paid|buy|bought|order|ordered)\b/u,
  ],
  [
    'orders',
    /\b(?:wie oft (?:hat|haben) ·|wie viele bestellungen (?:hat|haben) ·|cuant[oa]s (?:veces|pedidos|compras) (?:ha |se )?(?:compro|comprado|pidio|pedido|hizo|hecho) ·|combien de (?:fois|commandes) (?:a |ont )?(?:(?:achete|commande|passe) )?·)/u,
  ],
  [
    'revenue',
    /\bwie viel (?:geld )?(?:hat|haben) ·[^?.]*?\b(?:ausgegeben|bestellt|gekauft|bezahlt|eingekauft)\b|\bcuanto (?:dinero )?(?:ha |se )?(?:gasto|gastado|gasta|compro|comprado|pago|pagado) ·|\bcombien (?:d'argent )?(?:a |ont )(?:depense|achete|paye) ·|\bcombien (?:d'argent )?·[·\s]*a(?:-t-(?:il|elle))? (?:depense|achete|paye)\b/u,
  ],
  [
    'orders',
    /\bhow (?:often|many times) (?:did|has|have|does) (?:the )?(?:customer |client |buyer |person )?·[·\s]*(?:order|ordered|buy|bought|purchase|purchased)\b/u,
  ],
  [
    'order_refund_rate',
    new RegExp(
      `\\b${SHARE_OF} (?:of )?(?:my |our |the |all )?(?:orders|purchases|sales) (?:that )?(?:were|was|are|got|get|have been|had been|is|being) (?:refunded|returned)`,
    ),
  ],
  [
    'order_refund_rate',
    /\b(?:wie viel prozent|welcher anteil) (?:der )?bestellungen (?:wurden?|sind) (?:erstattet|ruckerstattet)|\bporcentaje de (?:los )?pedidos (?:reembolsados|devueltos|se reembolsaron)|\bpourcentage (?:de |des )?commandes (?:remboursees|ont ete remboursees)/,
  ],
  [
    'conversion_rate',
    new RegExp(
      `\\b${SHARE_OF} (?:of )?(?:my |our |the |all )?(?:visitors|visits|sessions|people|traffic|users) (?:that |who |actually |end up )?(?:buy|bought|convert|converted|purchase|purchased|order|ordered|buying)`,
    ),
  ],
  [
    'conversion_rate',
    /\bhow (?:well|often) (?:do|does|did) (?:my |our |the )?(?:visitors|site|shop|store|traffic|website) (?:convert|buy)\b|\bhow many visitors (?:buy|bought|convert|converted)\b/,
  ],
  [
    'cart_abandonment_rate',
    new RegExp(
      `\\b${SHARE_OF} (?:of )?(?:my |our |the |all )?(?:carts|baskets|shopping carts) (?:that )?(?:turn(?:ed)? into|become|became|end(?:ed)? (?:up )?(?:in|as)|lead to|convert(?:ed)? (?:in)?to|result in) (?:an? )?(?:orders?|purchases?|sales?)`,
    ),
  ],
  [
    'cart_abandonment_rate',
    new RegExp(
      `\\b${SHARE_OF} (?:of )?(?:my |our |the |all )?(?:carts|baskets|shopping carts) (?:that )?(?:(?:are|were|got|get|is|have been) )?(?:abandoned|left|never bought|not bought)`,
    ),
  ],
  [
    'cart_abandonment_rate',
    /\bhow (?:often|many) (?:do people |do customers |are )?(?:carts|baskets|abandon) ?(?:are |get |their |the )?(?:abandoned|carts?|baskets?)\b/,
  ],
  [
    'repeat_rate',
    new RegExp(
      `\\b${SHARE_OF} (?:of )?(?:my |our |the |all )?${WHO} (?:that |who |have |has |had |are |were )*(?:${BUY} (?:again|more than once|twice|at least twice|a second time|repeatedly)|(?:made|placed|make|place) (?:a second|another|more than one|at least two) (?:purchases?|orders?)|come back|came back|return|returned|repeat|reorder|reordered|returning|repeat (?:customers|buyers))`,
    ),
  ],
  [
    'repeat_rate',
    /\b(?:welcher anteil|wie viel prozent) (?:der )?kunden (?:hat |haben |kauft |kaufen )?(?:wieder|erneut|mehrfach|mehrmals)|\bporcentaje de (?:los )?clientes (?:que )?(?:repiten|vuelven|volvieron|repitieron)|\bpourcentage (?:de |des )?clients (?:qui )?(?:reviennent|ont rachete|sont revenus)/,
  ],
  [
    'orders_per_customer',
    new RegExp(
      `\\bhow (?:often|frequently|many times) (?:do|does|did|on average do) (?:my |our |the |a |an |average )*${WHO} (?:come back|on average )?(?:buy|order|purchase|shop)`,
    ),
  ],
  [
    'days_between_orders',
    /\b(?:how (?:long|many days)|time|days|gap|interval) (?:does it take |do customers take |is there |pass(?:es)? |until |till |before |do people wait )*(?:between (?:two |one |customers' |their )?(?:orders|purchases|order and the next)|(?:until|till|before|for) (?:a |an |the |my |our )?(?:customers?|people|they|buyers?) (?:to )?(?:buy|order|purchase|come back|return)s? ?(?:again)?)|\bhow long (?:between|until) (?:orders|purchases|(?:the )?(?:second|next) (?:order|purchase))/,
  ],
  [
    'units_per_order',
    /\b(?:number of |how many )?(?:items|units|products|pieces|things|articles)(?: (?:are|do (?:people|customers) (?:buy|order)|were))? (?:per|in an?|in each|in the|on an?|with each) (?:average |typical )?(?:order|basket|purchase|cart)\b/,
  ],
  [
    'units',
    /\bwie viele (?:[\p{L}-]+ ){0,4}(?:[·\s]*)(?:haben wir|habe ich|wurden|hat der shop)(?: \p{L}+){0,3}[·\s]*verkauft\b|\bcuant[oa]s (?!clientes|pedidos|veces|personas|dias)[\p{L}· -]{2,60}? (?:vendimos|vendi|hemos vendido|he vendido|se vendieron|se han vendido)\b|\bcombien de (?!clients|commandes|fois|jours)[\p{L}· '-]{2,60}? (?:avons-nous|ai-je|a-t-on|on a|nous avons|ont ete) (?:vendu(?:e?s)?)\b/u,
  ],
  [
    'units',
    /\bhow many (?!(?:[\p{L}-]+ ){0,3}(?:orders?|customers?|people|buyers?|times|days?|weeks?|months?|refunds?|returns?)\b)[\p{L}\p{N}·' -]{2,60}? (?:did (?:i|we|the shop) sell|have (?:i|we) sold|(?:were|was|got|have been) sold|sold)\b/u,
  ],
  ['units', /\bhow many[\s·]+(?:did (?:i|we|the shop) sell|have (?:i|we) sold|(?:were|was|got) sold|sold)\b/],
  [
    'new_customers',
    new RegExp(
      `\\bhow many ${WHO} (?:have |has |did )?(?:${BUY}) (?:for the |their |the )?first time|\\bhow many (?:people|customers|buyers) (?:did (?:i|we) )?(?:gain|acquire|win|add)(?:ed)?`,
    ),
  ],
  [
    'returning_customers',
    new RegExp(`\\bhow many ${WHO} (?:have |has |did )?(?:came back|come back|returned|return|bought again|buy again)`),
  ],
  [
    'customers',
    new RegExp(
      `\\b(?:how many|number of|count of|count) ${WHO} (?:who |that |have |has |had |did |were |do |does )*${BUY}`,
    ),
  ],
  [
    'customers',
    /\bwie viele (?:kunden|leute|personen|menschen) (?:haben )?(?:\w+ ){0,3}(?:gekauft|bestellt)|\bcuant[oa]s (?:clientes|personas) (?:han )?(?:compraron|comprado|compran)|\bcombien de (?:clients|personnes) (?:ont )?(?:achete|commande)/,
  ],
  ['customers', /\bhow many (?:different|unique|distinct) (?:customers|people|buyers|clients)\b/],
  [
    'average_order_value',
    /\b(?:how much|what) (?:do|does|did) (?:a |an |the |my |our |average |typical )*(?:customers?|people|buyers?|shoppers?|clients?|person|one) (?:typically |usually )?(?:spend|pay)(?: on average)? (?:per|each|every|in an?|on an?|for an?) (?:order|purchase|visit|basket|cart|time)/,
  ],
  [
    'average_order_value',
    /\b(?:average|mean|typical|avg) (?:value|size|amount|total|worth) (?:of |per |for )?(?:an? |each |the |my |our )*(?:orders?|baskets?|carts?|purchases?|sales?|transactions?|invoices?)\b|\bhow (?:big|large|much) is (?:the |an |my |our )?(?:average|typical) (?:order|basket|purchase|sale|cart)\b|\b(?:order|basket|cart) (?:average|size)\b|\bhow much is an? (?:order|basket|sale) worth(?: on average)?/,
  ],
  [
    'revenue_per_customer',
    /\b(?:how much|what) (?:do|does|did|is|has|have) (?:a |an |the |my |our |each |every |average |typical )*(?:customers?|people|buyers?|shoppers?|clients?|person) (?:typically |usually )?(?:spend|spent|pay|worth|bring in|bring)\b(?! (?:the )?(?:most|least))(?: on average)?/,
  ],
  [
    'largest_order',
    /\b(?:biggest|largest|highest|most expensive|greatest|record|maximum|max|top) (?:ever |single |individual |one )?(?:orders?|sales?|purchases?|invoices?|transactions?|basket|order value)\b(?! (?:days?|weeks?|months?|hours?|years?|weekdays?|quarters?))/,
  ],
  [
    'gross_revenue',
    /\b(?:revenue|sales|turnover|umsatz|ingresos|ventas|chiffre d'affaires|ventes) (?:without|before|excluding|not counting|ignoring|ohne|vor|sin|antes de|sans|hors|avant) (?:the |any |los |les )?(?:refunds?|returns|discounts?|erstattungen|retouren|rabatten?|reembolsos|devoluciones|descuentos|remboursements|retours|remises)\b/,
  ],
  [
    'total_charged',
    /\b(?:revenue|sales|turnover|umsatz|ingresos|ventas) (?:including|incl\.?|with|inkl\.?|inklusive|mit|con|con los|incluyendo|incluidos) (?:tax(?:es)?|vat|shipping|mwst|steuern?|mehrwertsteuer|versand|impuestos|iva|envio)(?: and (?:shipping|tax(?:es)?))?\b|\bhow much (?:did|have) (?:i|we) (?:charged?|billed?|invoiced?|collect(?:ed)?)\b/,
  ],
  [
    'shipping',
    /\bhow much (?:did|have) (?:i|we|customers) (?:charge|charged|pay|paid|earn|take) (?:for|in|on) (?:shipping|delivery|postage)\b/,
  ],
  [
    'discounts',
    /\bhow much (?:did|have|was|were) (?:i|we|customers)? ?(?:discount(?:ed)?|give away|given away|take off|knock off)\b|\bhow much (?:discount|money off)\b/,
  ],
  [
    'refunds',
    /\bhow much (?:money )?(?:did|do|have|has) (?:i|we) (?:lose|loose|lost|give back|gave back|spend|spent) (?:on|to|through|for|in|with) (?:the )?(?:returns?|refunds?)\b|\bhow much (?:money )?(?:did|have|was|were|has been|got|is) (?:i|we)? ?(?:refund(?:ed)?|(?:pay|paid|give|given|send|sent) back)\b|\bhow much (?:was|were|went|is) (?:refunded|sent back|returned|out in refunds)|\bhow much in refunds\b/,
  ],
  [
    'refund_count',
    /\bhow (?:many|often) (?:orders |times |purchases )?(?:were |was |got |did (?:i|we) |have been |have (?:i|we) |have |we |i )*(?:refund(?:s|ed)?|returns|returned)\b|\b(?:refunded|returned) orders\b|\borders (?:that |which )?(?:were |got )?(?:refunded|returned)\b/,
  ],
  [
    'cancelled_orders',
    /\b(?:orders|purchases) (?:that |which )?(?:were |was |got |have been )?cancell?ed\b|\bhow many (?:orders )?(?:were |got )?cancell?ed\b/,
  ],
  [
    'discounted_orders',
    /\borders (?:that |which )?(?:had|used|with|using|got|came with|were placed with|have) (?:an? |any |some )?(?:discounts?|coupons?|vouchers?|codes?|promo codes?|discount codes?)\b/,
  ],
  [
    'revenue_concentration',
    /\b(?:share|percent|percentage|proportion|part|how much|%) (?:of )?(?:my |our |the |total )*(?:revenue|sales|turnover|income) (?:does|do|is|are|comes?|came) (?:from )?(?:made by |brought by )?(?:my |our |the )*(?:top|best|biggest) (?:10|ten|20|twenty|1|one|5|five) ?(?:%|percent|per cent)|\bhow (?:dependent|concentrated)\b|\bpareto\b|\b80\/20\b/,
  ],
  [
    'revenue',
    /\bhow much (?:money )?(?:did|do|have|has|are|were|was|am) (?:i|we|the shop|my shop|our shop|the store|my store|the business|my business|it)?\s?(?:sell|sold|make|made|earn(?:ed|ing)?|tak(?:e|en)(?: in)?|taking|bring in|brought in|gross(?!ed? )|turn(?:ed)? over|generated?|selling|making|business do)\b/,
  ],
  [
    'revenue',
    /\bhow much (?:did|have) (?:customers|people|they|buyers) (?:spend|spent|buy|bought|pay|paid)\b|\b(?:money|cash) (?:did|have|do) (?:i|we) (?:make|made|earn|earned|take|taken)\b|\bhow (?:much|many) (?:money|cash|dollars|pounds|euros|usd|eur|gbp|bucks|quid)\b|\bhow much came in\b|\bhow much (?:was|has been|got) sold\b|\bhow much (?:did|do|does|has|have)[\s·]+(?:make|made|sell|sold|earn|earned|bring in|brought in|generate|generated)\b/,
  ],
  [
    'revenue',
    /\bwie ?viel (?:geld )?(?:habe?n?|hat) (?:ich|wir|der shop|der laden)?\b.{0,40}?\b(?:verkauft|eingenommen|verdient|umgesetzt|erlost)\b|\bcuanto (?:dinero )?(?:vendi|vendimos|hemos vendido|he vendido|se vendio|gane|ganamos|facture|facturamos|ingrese|ingresamos|hemos facturado|hemos ingresado|hicimos)\b|\bcombien (?:d'argent )?(?:ai-je|avons-nous|a-t-on|j'ai|on a|nous avons) (?:vendu|gagne|encaisse|fait)\b|\bquanto (?:ho|abbiamo|vendi|vendemos|faturei|faturamos|ganhei|ganhamos)(?: venduto| incassato| guadagnato)?\b|\bhoeveel (?:heb ik|hebben we|hebben wij) .{0,30}?(?:verkocht|omgezet|verdiend)\b/,
  ],
  [
    'revenue',
    /\b(?:did|do|have|has|am|are) (?:i|we) (?:sell|sold|sells|make|made|selling|making)\b|\bwhat (?:did|have) (?:i|we) (?:sell|sold|make|made|earn|take|turn over)\b|\bhow (?:are|were|was|is|did) (?:my |our |the )?(?:sales|business|shop|store|revenue|things|we|i)\b/,
  ],
];

/** The metrics a text names, in its order, each with its place. */
export function findMetrics(text: string, language: string): { metrics: Span<MetricId>[]; rest: string } {
  let rest = text;
  const metrics: Span<MetricId>[] = [];
  const take = (span: Span<MetricId>) => {
    metrics.push(span);
    rest = rest.slice(0, span.start) + '·'.repeat(span.end - span.start) + rest.slice(span.end);
  };
  for (const [value, pattern] of ASKED_FOR) {
    const match = pattern.exec(rest);
    if (match) take({ value, words: match[0], start: match.index, end: match.index + match[0].length });
  }
  for (const span of NAMES.find(rest)) {
    const only = ONLY_IN[span.words];
    if (!only || only === language || only === 'en') take(span);
  }
  metrics.sort((a, b) => a.start - b.start);
  return { metrics: metrics.filter(({ value }, i) => metrics.findIndex((other) => other.value === value) === i), rest };
}
