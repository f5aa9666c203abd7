import type { MetricId } from '../../../../contract/metrics.ts';
import { isFuture } from '../periods/find.ts';
import type { Reader } from './reader.ts';

/** What shops ask for and the catalogue has not, with what is near to it. */
const UNKNOWN: [RegExp, MetricId[]][] = [
  [
    /\b(?:nps|net promoter(?: score)?|csat|customer satisfaction|satisfaction(?: score| rate)?|happiness|zufriedenheit|satisfaccion|satisfaction client)\b/,
    ['repeat_rate', 'refund_rate'],
  ],
  [
    /\b(?:reviews?|(?:star |product |average )?ratings?|stars|bewertungen?|resenas|avis)\b/,
    ['refund_rate', 'repeat_rate'],
  ],
  [/\b(?:roas|return on ad ?spend|roi|return on investment|mer)\b/, ['revenue', 'new_customer_revenue']],
  [
    /\b(?:ad ?spend|ads? (?:cost|costs|budget)|advertising (?:cost|costs|spend|budget)|marketing (?:cost|costs|spend|budget)|cac|cpa|cpc|cpm|cost per (?:acquisition|click|order|customer|lead)|acquisition costs?|customer acquisition cost|werbeausgaben|werbekosten|gasto publicitario|depenses publicitaires|spend on (?:ads|advertising|marketing)|spent on (?:ads|advertising|marketing)|ad costs?)\b/,
    ['new_customers', 'new_customer_revenue'],
  ],
  [
    /\b(?:profit margins?|(?:gross |net |operating )?profits?(?:ability)?|(?:gross |net |profit |contribution )?margins?|cogs|cost of goods(?: sold)?|ebitda|p&l|earnings before|net income|operating income|gewinne?|marge|rohertrag|deckungsbeitrag|beneficios?|ganancias?|margen|benefices?|marges?|profitto|margine|lucro|winst)\b/,
    ['revenue', 'gross_revenue', 'discounts'],
  ],
  [
    /\b(?:stock|stocks|inventory|inventories|warehouse|out of stock|stock ?outs?|sell[- ]through|lagerbestand|bestand|inventario|existencias|stocks?)\b/,
    ['units'],
  ],
  [
    /\b(?:followers?|likes|shares? on|comments|subscribers on (?:youtube|instagram|tiktok)|tiktok|youtube|instagram followers|facebook followers|reach on|social (?:reach|media)|engagement on)\b/,
    ['visitors', 'subscribers'],
  ],
  [
    /\b(?:impressions|click[- ]through(?: rate)?|ctr|click rate|clicks|open rate|opens|email opens|bounce rate|bounces|bounced|unsubscribe rate|unsubscribes|deliver(?:y|ability) rate|spam (?:rate|complaints)|offnungsrate|klickrate|tasa de apertura|taux d'ouverture|absprungrate|taux de rebond)\b/,
    ['sessions', 'conversion_rate', 'subscribers'],
  ],
  [
    /\b(?:time on (?:site|page)|session duration|pages per session|dwell time|scroll depth|load time|page speed|uptime)\b/,
    ['sessions', 'page_views'],
  ],
  [
    /\b(?:cash ?flow|bank balance|balance|debts?|liabilities|assets|accounts receivable|payroll|salar(?:y|ies)|wages|headcount|employees|staff|rent|overheads?|expenses?|costs?|spending on)\b/,
    ['revenue', 'total_charged'],
  ],
  [
    /\b(?:mrr|arr|monthly recurring(?: revenue)?|annual recurring(?: revenue)?|recurring revenue|subscriptions?|active subscriptions)\b/,
    ['revenue', 'returning_customer_revenue', 'repeat_rate'],
  ],
  [
    /\b(?:market share|share price|valuation|brand awareness|share of voice|seo|search ranking|rankings?|domain authority|competitors?|page ?rank)\b/,
    ['revenue', 'visitors'],
  ],
  [
    /\b(?:weather|temperature|heatwave|heat wave|rain|raining|rainy|snow|snowing|sunshine|storm|forecast for the weather|wetter|regen|schnee|hitze|hitzewelle|lluvia|tiempo que hizo|nieve|calor|meteo|pluie|neige|chaleur|news|exchange rate|wechselkurs|tipo de cambio|taux de change)\b/,
    [],
  ],
  [
    /\b(?:(?:by|per|which|what|from|in which|top|best|pro|por|par) (?:country|countries|cit(?:y|ies)|region|regions|state|states|location|locations|postcode|zip codes?|land|lander|stadt|pais|paises|ciudad|pays|ville)|geograph\w+|where (?:are|do) (?:my|our|the) (?:customers|buyers|orders) (?:live|come from|located|from)|(?:age|gender|demograph\w*) (?:group|of|split|breakdown)|by (?:age|gender|device|browser|payment method|colou?r|size|brand|vendor|supplier|category|staff|salesperson|employee|store location)|which (?:device|browser|payment method|brand|vendor|supplier|category|salesperson|employee)|payment methods?)\b/,
    ['revenue', 'orders', 'customers'],
  ],
  [
    /(?<=\b(?:in|from|to|of|for|about|outside|without|excluding|excl|except|only|not|after|with|aus|ohne|nur|de|sin|solo|sans|seulement) (?:the )?)(?:uk|u\.k\.|united kingdom|great britain|britain|england|scotland|ireland|eire|germany|france|spain|italy|portugal|netherlands|belgium|austria|switzerland|norway|sweden|denmark|finland|poland|greece|usa|united states|america|canada|mexico|australia|japan|china|india|brazil|europe|deutschland|frankreich|spanien|italien|osterreich|schweiz|grossbritannien|alemania|francia|espana|italia|reino unido|allemagne|espagne|italie|royaume-uni|suisse)\b/,
    ['revenue', 'orders', 'customers'],
  ],
  [
    /\b(?:british|uk|english|scottish|irish|german|french|spanish|italian|portuguese|dutch|belgian|austrian|swiss|norwegian|swedish|danish|finnish|polish|greek|american|us|canadian|mexican|australian|japanese|chinese|indian|european|foreign|overseas|international|domestic|local|deutsche[nr]?|franzosische[nr]?|britische[nr]?|auslandische[nr]?)(?= (?:customers?|buyers?|clients?|shoppers?|orders?|sales|revenue|market|people|kunden|bestellungen|umsatz)\b)|(?<=\b(?:clientes|pedidos|ventas|clients|commandes|ventes) )(?:alemanes|franceses|espanoles|extranjeros|internacionales|nacionales|allemands|allemandes|francais|francaises|etrangers|etrangeres|internationales|internationaux)\b|\b(?:countries|paises|lander|abroad|ausland|extranjero|l'etranger)\b/,
    ['revenue', 'orders', 'customers'],
  ],
  [
    /\b(?:average price|unit price|selling price|durchschnittspreis|stuckpreis|precio (?:medio|promedio|unitario)|prix (?:moyen|unitaire))\b/,
    ['average_order_value', 'revenue', 'units'],
  ],
  [
    /\b(?:buy|bought|order(?:ed)?|sold|gekauft|verkauft|compra\w*|vend\w*|achet\w*|vendu\w*)\b.{0,20}\b(?:together|in the same (?:order|basket|cart)|along with|zusammen(?: mit)?|junto (?:con|a)|juntos|ensemble|en meme temps)\b|\b(?:zusammen mit|junto (?:con|a)|together with)\b.{0,40}\b(?:gekauft|bestellt|compra\w*|bought)\b|\bgo(?:es)? (?:well |best )?(?:together )?with\b|^what\b.{0,80}\b(?:also|else|too) (?:buy|bought|order(?:ed)?)\b|^was\b.{0,80}\b(?:auch|noch|sonst) (?:gekauft|bestellt)\b|^que\b.{0,80}\btambien compra\w*\b|^qu'.{0,80}\baussi achete\w*\b|\b(?:cross-?sell(?:ing)?|product (?:pairs|combinations|bundles))\b/,
    ['units_per_order', 'units', 'orders'],
  ],
  [/\b(?:standard deviation|variance|percentile)\b/, ['average_order_value']],
  [
    /\b(?:delivery times?|shipping times?|fulfil+ment (?:time|rate)|on[- ]time|late deliveries|response times?|first response|support tickets|tickets|chargebacks?|disputes?|lieferzeit(?:en)?|tiempo de entrega|delai de livraison)\b/,
    ['orders', 'shipping'],
  ],
];

/** "What did coupons cost us" is no cost of the kind that nothing records. */
const GIVEN_AWAY = new Set<MetricId>(['discounts', 'refunds', 'shipping', 'tax']);

/** A metric that the catalogue has not: never guessed at. */
export const readUnknown: Reader = (clause) => {
  const { text, said } = clause;
  for (const [pattern, near] of UNKNOWN) {
    const match = pattern.exec(text);
    if (!match || (/^costs?$/.test(match[0]) && clause.metrics.some(({ value }) => GIVEN_AWAY.has(value)))) continue;
    const metrics = clause.metrics.map(({ value }) => value);
    const list = [...new Set([...near, ...metrics])].slice(0, 4);
    return {
      part: { kind: 'unknown_metric', text: said, word: asWritten(said, match[0]), near: list },
      confidence: 0.9,
    };
  }
  return undefined;
};

const ASKS =
  /^(?:and )?(?:what (?:is|was|are|were)|how (?:much|high|big) (?:is|was)|show(?: me)?|wie (?:hoch|gross) (?:ist|war)|was (?:ist|war)|cual (?:es|fue)|quel(?:le)? (?:est|etait)) (?:my|our|the shop's|mein|meine|unser|unsere|mi|nuestr[oa]|mon|ma|notre) (?<word>[\p{L}&/ -]{2,40}?)(?=[\s·]*(?:[?.!,]|$|last|this|in |for |over|yesterday|today|im |en |de ))/u;

/** "What is my …" with something that nothing reads: said to be unknown, rather than guessed. */
export const readUnheard: Reader = (clause) => {
  const word = ASKS.exec(clause.rest)?.groups?.word?.trim();
  const ahead = clause.times.some(({ period }) => period && isFuture(period, clause.calendar));
  if (!word || ahead || word.split(' ').length > 4) return undefined;
  return {
    part: { kind: 'unknown_metric', text: clause.said, word: asWritten(clause.said, word), near: [] },
    confidence: 0.55,
  };
};

/** As the asker wrote it, where it stands in the text as it is. */
function asWritten(said: string, word: string): string {
  const at = said.toLowerCase().indexOf(word);
  return at >= 0 ? said.slice(at, at + word.length) : word;
}
