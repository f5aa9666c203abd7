import type { IntentName } from '../../../contract/stream.ts';

/** Every question that PulseHub tells apart. It is the `action` of an intent, and the analyst has one answer for each. */
export const ACTIONS = [
  'recommend',
  'revenue',
  'orders',
  'average_order_value',
  'customers',
  'top_customers',
  'best_period',
  'over_time',
  'refunds',
  'retention',
  'churn',
  'segments',
  'funnel',
  'engagement',
  'events',
  'source_health',
  'connect',
  'changes',
  'find_person',
  'do',
  'explain',
  'talk',
] as const;
export type Action = (typeof ACTIONS)[number];

export interface Topic {
  action: Action;
  intent: IntentName;
  module: string;
  /** Phrases as regular expressions over normalised text; a longer phrase outweighs a shorter one. */
  phrases: string[];
  /** Added to the score: questions about something special win over the general thing they mention. */
  weight: number;
}

/** Phrases are parted by " / " or a new line. */
const topic = (action: Action, intent: IntentName, module: string, weight: number, phrases: string): Topic => ({
  action,
  intent,
  module,
  weight,
  phrases: phrases.trim().split(/\s*\n\s*|\s+\/\s+/),
});

const PERSON =
  '(?:customers?|buyers?|clients?|shoppers?|spenders?|people|kunden|kund(?:e|in|innen)|clientes?|clienti?|klanten)';
const BEST =
  '(?:top|best|biggest|largest|highest[- ]spending|most valuable|beste[nr]?|mejores|principales|meilleurs?|migliori|melhores|grootste)';
const EACH = '(?:by|per|each|every|pro|je|por|par|al|cada|chaque|ogni|elke)';
const UNIT =
  '(?:day|week|month|quarter|year|tag|woche|monat|quartal|jahr|dia|semana|mes|trimestre|ano|jour|semaine|mois|giorno|settimana|mese|anno|maand|dag|weekday|day of the week)';

/** In English first, then German, Spanish, French, Italian, Portuguese, Dutch. */
export const TOPICS: Topic[] = [
  topic(
    'recommend',
    'campaign_recommendation',
    'campaigns',
    3,
    `
    campaigns? / promotions? / promos? / newsletters? / marketing (?:ideas?|plan|strategy)
    recommend(?:ations?|ed)? / win(?:ning)? (?:them|people|customers?)? ?back / re-?engage
    re-?target(?:ing)? / upsell / cross-?sell / what (?:should|can|could) (?:i|we) (?:send|do|offer|promote)
    how (?:can|do|could|should) (?:i|we) (?:get|sell|grow|increase|boost|improve|raise)
    (?:increase|boost|grow|improve|raise) (?:my|our) (?:sales|revenue|conversion|orders) / discounts?
    vouchers? / coupons? / kampagnen? / werbe?aktion(?:en)? / campanas? / promocion(?:es)? / campagnes?
    campagn[ae] / promozion[ei] / campanhas? / promoc(?:ao|oes) / aanbieding(?:en)? / email ideas?
    (?:create|make|write|draft|suggest|plan|prepare|design) (?:me |us )?(?:an? |the |some |new )*(?:email |sms |marketing )?campaigns?
    e-mail ideas?`,
  ),
  topic(
    'revenue',
    'metrics',
    'analytics',
    1,
    `
    revenues? / sales / sell / sold / selling / turnover / income / earn(?:ed|ings?)? / takings / made money
    money (?:did|have|do) (?:i|we) (?:make|made)
    how much (?:did|have|do) (?:i|we) (?:make|made|take|taken) / gmv / umsatz(?:e|es)? / verkauft?
    verkaufe / einnahmen / erlos / ventas / vendi(?:do|mos)? / ingresos / facturacion / chiffre d'affaires
    ventes / recettes / vendu / vendite / fatturato / ricavi / incassi / vendas / receita / faturamento
    omzet / verkoop / verkocht`,
  ),
  topic(
    'orders',
    'metrics',
    'analytics',
    1,
    `
    orders? / purchases? / transactions? / checkouts completed / invoices / bestellung(?:en)? / pedidos?
    compras? / commandes? / achats? / ordini / acquisti / encomendas? / bestelling(?:en)?`,
  ),
  topic(
    'average_order_value',
    'metrics',
    'analytics',
    4,
    `
    average (?:order|basket|cart|purchase)(?: value| size| total)? / aov / basket (?:size|value)
    order value / spend per order / average spend / (?:durchschnittliche[rn]? )?(?:warenkorb|bestell)wert
    durchschnittliche[rn]? bestellwert / ticket (?:medio|promedio) / valor medio / panier moyen
    scontrino medio / valore medio / gemiddelde (?:bestelwaarde|orderwaarde)`,
  ),
  topic(
    'customers',
    'metrics',
    'analytics',
    0.5,
    `
    how many (?:different |active |unique |new )?(?:customers|buyers|clients|shoppers|people)
    (?:number|count) of (?:customers|buyers|people) / wie ?viele kunden / cuantos clientes
    combien de clients / quanti clienti / quantos clientes / hoeveel klanten`,
  ),
  topic(
    'top_customers',
    'metrics',
    'analytics',
    5,
    String.raw`
    ${BEST} (?:\d+ |five |ten |three )?${PERSON} / who (?:are|is|were) my ${BEST} ${PERSON}
    who (?:buys|bought|spends|spent|spend) (?:the )?most / ${PERSON} by (?:revenue|value|spend|sales)
    vip ?s? / clients les plus`,
  ),
  topic(
    'best_period',
    'metrics',
    'analytics',
    5,
    `
    (?:best|worst|strongest|weakest|busiest|quietest|slowest|highest|lowest|record|biggest|top)(?:[- ]selling| sales| revenue)? ${UNIT}s?
    (?:which|what) (?:${UNIT}) (?:was|is|were|had|has|did|do|sells?|brings?)
    when (?:do|did) (?:i|we|people|customers) (?:sell|buy|order) (?:the )?most
    (?:beste[rn]?|starkste[rn]?) (?:tag|monat|woche) / mejor (?:dia|mes|semana)
    meilleur(?:e)? (?:jour|mois|semaine) / miglior (?:giorno|mese) / melhor (?:dia|mes|semana)
    beste (?:dag|maand|week)`,
  ),
  topic(
    'over_time',
    'metrics',
    'analytics',
    4,
    `
    ${EACH} ${UNIT} / monthly / weekly / daily / quarterly / yearly / over time / trends? / history of
    month[- ](?:by|over)[- ]month / day[- ]by[- ]day / week[- ]by[- ]week / monatlich / taglich
    mensual(?:es)? / mensuel(?:le)?s? / mensili? / mensais / maandelijks`,
  ),
  topic(
    'refunds',
    'metrics',
    'analytics',
    4,
    `
    refund(?:s|ed)? / money back / chargebacks? / returned (?:orders|goods|items) / returns
    erstattung(?:en)? / ruckerstattung(?:en)? / reembolsos? / devoluciones / remboursements? / rimborsi
    terugbetaling(?:en)?`,
  ),
  topic(
    'retention',
    'metrics',
    'analytics',
    6,
    `
    cohorts? / retention / first (?:purchase|order|bought) (?:was |in ) / c[ao]me back in
    proportion came back / (?:came|come|coming) back each / churn(?:ed)?`,
  ),
  topic(
    'churn',
    'metrics',
    'analytics',
    7,
    `
    about to (?:churn|leave|lapse|stop buying) / (?:likely|going|expected) to (?:churn|leave|lapse|stop buying)
    might (?:churn|leave|lapse) / at risk(?: of (?:churn(?:ing)?|leaving))? / (?:will|who) (?:churns?|leaves?)
    churn(?:ing)? (?:customers?|people|risk) / risk of (?:churn|leaving) / (?:am i|are we) (?:about to lose|losing)
    abwanderungsgefahrdet / (?:bald|drohen) (?:ab|zu gehen|abzuwandern) / a punto de irse / en riesgo
    sur le point de partir / a risque / a rischio / em risco / dreigen te vertrekken`,
  ),
  topic(
    'segments',
    'segments',
    'analytics',
    4,
    `
    segments? / (?:cart |basket )?abandon(?:ers?|ed|ment|ing)(?: carts?| baskets?)?
    repeat (?:customers?|buyers?|purchasers?) / returning (?:customers?|buyers?)
    loyal (?:customers?|people) / high[- ]value(?: customers?| people)? / potential customers?
    new visitors? / engaged (?:users?|people|visitors?) / one[- ]time buyers
    left (?:their|the|a) (?:cart|basket) / segmente / warenkorb(?:abbrecher|abbruche?) / stammkunden
    segmentos? / carritos? abandonados? / clientes (?:recurrentes|repetidores|fieles) / paniers? abandonnes?
    clients (?:fideles|recurrents) / carrelli abbandonati / clienti abituali / carrinhos? abandonados?
    clientes recorrentes / verlaten winkelwagens? / terugkerende klanten`,
  ),
  topic(
    'funnel',
    'funnel',
    'analytics',
    4,
    `
    funnel / conversions?(?: rates?)? / convert(?:s|ed|ing)? / drop(?:ping)?[- ]?off
    (?:lose|losing|lost) (?:people|customers|visitors|buyers) / checkout rate / trichter
    konversion(?:srate)? / konversionen / embudo / conversion(?:es)? / entonnoir / taux de conversion
    tasso di conversione / imbuto / funil / conversao / conversie`,
  ),
  topic(
    'engagement',
    'engagement',
    'analytics',
    4,
    `
    engagement(?: score)? / how (?:active|engaged) / activity (?:per|of)
    events per (?:person|user|customer) / interaktion(?:en)? / compromiso / coinvolgimento / engajamento
    betrokkenheid`,
  ),
  topic(
    'events',
    'metrics',
    'analytics',
    3,
    `
    events? / page ?views? / product views? / add(?:ed)? to cart / visits? / traffic
    events by (?:type|source|kind) / what (?:comes|came) in / ereignisse? / seitenaufrufe / eventos?
    visitas? / evenements? / pages vues / eventi / gebeurtenissen`,
  ),
  topic(
    'source_health',
    'data_sources',
    'data-sources',
    4,
    `
    data sources? / (?:my|our|the) sources? / up[- ]to[- ]date / sync(?:ed|ing|s|hroni[sz]ed)?
    (?:still |is (?:everything|it|my shop|the shop) )?connected / last (?:event|data|sync)
    (?:tracking|data|events) (?:working|arriving|coming in|flowing|missing|late|stale|fresh)
    is (?:my|the|our) (?:data|tracking)(?! (?:safe|secure|private)) / how fresh / datenquellen? / fuentes? de datos
    sources? de donnees / fonti (?:di )?dati / fontes? de dados / gegevensbronnen / aktuell / al dia
    a jour`,
  ),
  topic(
    'connect',
    'data_sources',
    'data-sources',
    5,
    `
    (?:how|where) (?:do|can|to|would|should) (?:i|we|you)? ?(?:connect|install|integrate|set ?up|add|import|link|hook up|send)
    connect (?:my|a|our|the|to)? ?(?:shop|store|shopify|segment|facebook|pixel|gtm|google|site|website|woocommerce|magento|data)
    set ?up (?:shopify|segment|gtm|facebook|tracking|the pixel|a webhook|webhooks)
    install (?:the )?(?:snippet|pixel|tracking) / write key / webhook (?:address|url)
    (?:shop|shopify|datenquelle) verbinden / conectar / connecter / collegare / koppelen`,
  ),
  topic(
    'changes',
    'metrics',
    'analytics',
    4,
    `
    what(?:'s| is| has|s)? ?(?:changed|new|happened|happening|different|going on)
    how (?:is|are|was|were|did) (?:business|things|sales|we|my shop|the shop|my store|it|i)(?: doing| going| look(?:ing)?| perform(?:ing)?| do)?
    overview / summar(?:y|ise|ize) / report / dashboard / anything (?:unusual|new|i should know)
    catch me up / brief me / performance / was hat sich geandert / uberblick / zusammenfassung
    que (?:ha )?cambi(?:o|ado) / resumen / qu'est-ce qui a change / resume / cosa e cambiato / riassunto
    resumo / overzicht`,
  ),
  topic(
    'find_person',
    'search',
    'analytics',
    4,
    String.raw`
    (?:find|search(?: for)?|look ?up|show me) (?:the )?(?:customer|person|profile|buyer|user|client)
    who is (?!my|our|the) / profile of / what did [^\s@]{1,64}@ / (?<!\S)[^\s@]{1,64}@[^\s@]{1,190}\.[^\s@]{2,24}
    customer (?:no\.? ?|number |id |#)\S*\d+ / kunde(?:n)? ?(?:nummer|nr)`,
  ),
  topic(
    'do',
    'action',
    'campaigns',
    6,
    String.raw`
    ^(?:please |can you |could you |now )?(?:send|launch|schedule|start|pause|stop|delete|remove|cancel|publish|export|refund|create(?!.*\bcampaigns?\b))\b
    (?:send|launch|schedule|publish) (?:it|that|this|the campaign|them) / sende\b / envia\b / envoie\b
    invia\b / verstuur\b`,
  ),
  topic(
    'explain',
    'conversation',
    'help',
    5,
    String.raw`
    what (?:is|are|does|do) (?:an? |the )?(?:cart abandoners?|segments?|funnel|conversion(?: rate)?|engagement(?: score)?|aov|average order value|repeat customers?|high[- ]value customers?|new visitors?|engaged users?|potential customers?|data sources?|write key|campaigns?|built-in analyst|pulsehub)(?: mean| work| do)?\s*\??$
    what does .{2,40} mean
    how (?:is|are|do you) .{2,40} (?:calculated|computed|defined|measured|counted|calculate|compute|define|measure|count)
    explain / definition of / was bedeutet / was ist ein / que (?:es|significa) un / qu'est-ce qu'un
    cosa significa`,
  ),
  topic(
    'talk',
    'conversation',
    'help',
    0,
    String.raw`
    ^(?:hi|hello|hey|good (?:morning|afternoon|evening)|hallo|hola|bonjour|salut|ciao|ola|oi|hoi)\b
    thank(?:s| you) / danke / gracias / merci / grazie / obrigad[oa]
    what can (?:you|i|pulsehub) (?:do|ask) / who are you / what are you / help(?: me)?$ / hilfe / ayuda
    aide / aiuto / ajuda / what is pulsehub / pric(?:e|es|ing) / cost of pulsehub
    how much does (?:it|pulsehub|this) cost / privacy / gdpr / is (?:my|our) data (?:safe|secure|private)
    are you (?:an? )?(?:ai|bot|robot|human|llm|model)`,
  ),
];

/** Words that a slip of the fingers is put right to, besides those in the phrases. */
export const EXTRA_WORDS = `
  yesterday today month months quarter which where would could should their there these those about after
  before between customer customers campaign campaigns revenue product products abandoned abandoners
  average segment segments conversion recommendation recommendations purchase purchases visitor visitors
  repeat compare previous others thanks store stores start shoppers source sources shop shops`
  .trim()
  .split(/\s+/);
