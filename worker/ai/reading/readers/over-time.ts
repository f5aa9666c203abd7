import type { Step } from '../../../../contract/analyst.ts';
import { today } from '../../period.ts';
import { asidesOf } from '../asides.ts';
import type { Clause } from '../clause.ts';
import { NEVER_BACK } from '../lexicon.ts';
import { COUNT, MONTH, UNIT, UNITS } from '../periods/date-words.ts';
import { numberOf } from '../periods/days.ts';
import { unitAt } from '../periods/period.ts';
import { faultIn, timesOf } from '../times.ts';
import { normalise } from '../words.ts';
import { type Draft, type Reader, steps } from './reader.ts';

const EXPLAINED = ['revenue', 'orders', 'customers', 'average_order_value', 'refunds', 'visitors'] as const;
type Explained = (typeof EXPLAINED)[number];
const WHY =
  /\b(?:why|how come|what (?:caused|drove|drives|is driving|explains|led to|is behind|was behind|made)|(?:the )?reasons? (?:for|why|behind)|what happened (?:to|with)|what changed|explain (?:the|why|this|my)(?: \w+)? ?(?:change|drop|increase|growth|decline|rise|fall|dip|spike|jump)?|what is (?:behind|different|new)|explain\b.{0,30}\b(?:change|drop|increase|growth|decline|rise|fall|dip|spike|jump)|(?:who|what) (?:is|was|were) (?:responsible|to blame|behind) (?:for )?|(?:growth|drop|rise|fall|increase|decline) came from|erklare?\b.{0,30}\b(?:ruckgang|anstieg|zuwachs|einbruch)|warum|wieso|weshalb|woran liegt|was hat sich (?:geandert|verandert)|por que|a que se debe|que (?:ha )?cambi(?:o|ado)|pourquoi|qu'est-ce qui a (?:change|cause)|perche|cosa e cambiato|waarom)\b/;
const MOVED =
  /\b(?:up|down|change[ds]?|changing|drop(?:ped|s|ping)?|fell|fall(?:ing|en)?|rise|rose|risen|rising|increase[ds]?|decrease[ds]?|decline[ds]?|grow(?:n|th|ing)?|grew|higher|lower|better|worse|best|worst|besser|mejor|peor|meilleure?|mieux|pire|pires|low|high|less|more|bad|good|weak|strong|slow|dip|spike|jump(?:ed)?|gestiegen|gesunken|gefallen|ruckgang|anstieg|zuwachs|einbruch|niedrig\w*|hoch|hoher|weniger|mehr|schlecht\w*|geandert|verandert|subid\w+|bajad\w+|bajaron|subieron|baj\w+|sub\w+|cambi\w+|caido|cayo|cayeron|augment\w+|baiss\w+|diminu\w+|chang\w+|chute|plus|moins)\b/;

/** Why a number changed: parts that add up to the change. */
export const readWhy: Reader = (clause) => {
  const { text } = clause;
  if (!WHY.test(text)) return undefined;
  const general =
    /\bwhat (?:changed|is different|is new)\b|\bwas hat sich\b|\bque (?:ha )?cambi|\bqu'est-ce qui a change|\bcosa e cambiato\b/.test(
      text,
    );
  const named = clause.metrics.map(({ value }) => value);
  const metric = (named.find((one) => EXPLAINED.some((known) => known === one)) ?? nearOf(named)) as
    | Explained
    | undefined;
  if (!general && !metric && !MOVED.test(text)) return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const times = timesOf(clause, general ? '7d' : '30d');
  const assumed = [
    ...times.assumed,
    ...(times.byDefault ? [asidesOf(clause.language).sinceDays(general ? 7 : 30)] : []),
  ];
  return steps(
    clause,
    [
      {
        tool: 'explain_change',
        input: {
          metric: metric ?? 'revenue',
          range: times.range,
          ...(times.compare && { compare: times.compare }),
          ...(clause.filters.length > 0 && { filters: clause.filters }),
        },
      },
    ],
    { assumed, confidence: 0.9 },
  );
};

function nearOf(named: string[]): Explained | undefined {
  const near: Record<string, Explained> = {
    gross_revenue: 'revenue',
    total_charged: 'revenue',
    refund_count: 'refunds',
    refund_rate: 'refunds',
    sessions: 'visitors',
    page_views: 'visitors',
    new_customers: 'customers',
    returning_customers: 'customers',
  };
  return named.map((one) => near[one]).find(Boolean);
}

const COHORT =
  /\b(?:cohorts?|kohorten?\w*|cohortes?|coorti?|retention|retained|retain|kundenbindung|retencion|bindung|tasa de retencion|taux de retention|fidelisation|ritenzione|retencao)\b|\b(?:c[ao]me|coming|comes) back\b.{0,40}\b(?:each|every|following|next|later|in the|month|months|week|weeks|after)\b|\bnew (?:customers|buyers)\b.{0,40}\b(?:came back|come back|returned|bought again|ordered again|reordered)|\b(?:first|initial) (?:purchase|order|bought|purchased)\b.{0,60}\b(?:c[ao]me back|returned|again|back|retained|kept)\b|\b(?:bought|purchased|ordered) (?:for the )?first(?: time)?\b.{0,60}\b(?:c[ao]me back|returned|again)\b|\bhow many (?:of (?:the|my|our|those) )?(?:new )?(?:customers|buyers|people)\b.{0,60}\b(?:came back|come back|returned|bought again|buy again|ordered again)\b|\bnewcomers?\b.{0,60}\b(?:still|back|again|return\w*)|\b(?:neukunden|neuen? kunden|erstkaufern?)\b.{0,60}\b(?:wieder|zuruck|erneut|nochmals)|\b(?:clientes nuevos|nuevos clientes)\b.{0,60}\b(?:volvi\w+|vuelv\w+|vuelto|repit\w+|regres\w+)|\bnouveaux clients\b.{0,60}\b(?:reven\w+|revien\w+|rachet\w+|recommand\w+)|\berste[rn]? (?:kauf|bestellung)\b.{0,60}\b(?:wieder|zuruck)\b|\bprimera compra\b.{0,60}\b(?:volvi\w+|regres\w+|repit\w+)\b|\bpremier achat\b.{0,60}\b(?:reven\w+|revien\w+|rachet\w+)\b/;

/** "January buyers": those who came in that month. */
const OF_A_MONTH = new RegExp(
  `\\b(?:${MONTH}) (?:customers|buyers)\\b.{0,40}\\b(?:c[ao]me back|returned|(?:bought|ordered) again|reordered|still buy)\\b`,
);

/** Who came back in each period after the first. */
export const readRetention: Reader = (clause) => {
  const { text, times } = clause;
  if (!(COHORT.test(text) || OF_A_MONTH.test(text)) || NEVER_BACK.test(text)) return undefined;
  if (
    /\bhow many (?:returning )?(?:customers|people|buyers) (?:came|come) back\b/.test(text) &&
    times.length <= 1 &&
    !/\bfirst\b|\bcohort/.test(text)
  )
    return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const who = /\bvisitors?\b|\bbesucher\b|\bvisitantes\b|\bvisiteurs\b/.test(text) ? 'visitors' : 'buyers';
  const grain =
    clause.splits.by.includes('week') || /\bweek(?:ly|s)?\b|\bwochentlich|\bsemanal|\bhebdomadaire/.test(text)
      ? 'week'
      : 'month';
  const period = times.find((one) => one.period?.from)?.period;
  const isOne = period?.from && (period.unit === grain || (grain === 'month' && period.unit === 'month'));
  const cohort =
    isOne && period.from ? { cohort: period.from.toString(), range: 'all' } : { range: period?.key ?? 'all' };
  return steps(clause, [{ tool: 'read_retention', input: { who, grain, ...cohort } }], { confidence: 0.92 });
};

const FUNNEL =
  /\b(?:funnels?|trichter|embudo|entonnoir|imbuto|funil|drop(?:ping)?[- ]?offs?|drop out|where (?:do|are|did) (?:i|we|my|people|customers|visitors|they).{0,30}\b(?:lose|losing|lost|drop|leave|leaving|stop|quit)|(?:lose|losing|lost) (?:the )?(?:most |my |our )?(?:people|customers|visitors|buyers|shoppers)|how many (?:people|visitors|shoppers|users) (?:reach(?:ed)?|got to|get to|made it to|went on to|start(?:ed)?|began|begin|left at|drop)|steps? to (?:a )?purchase|purchase (?:path|journey|steps)|conversion (?:by step|steps|funnel|path)|wo (?:verliere|verlieren|springen)|donde pierdo|donde (?:se )?pierd\w+|ou (?:est-ce que je |je |perd).{0,12}perd\w*)\b/;

/** People at each step to a purchase. */
export const readFunnel: Reader = (clause) => {
  if (!FUNNEL.test(clause.text)) return undefined;
  const fault = faultIn(clause);
  if (fault) return { part: fault, confidence: 0.9 };
  const times = timesOf(clause);
  const bySource = clause.splits.by.includes('source') || clause.splits.ranked === 'source';
  const step = {
    tool: 'read_funnel',
    input: { range: times.range, ...(bySource && { breakdown: 'source' as const }) },
  } as const;
  return steps(clause, [step], { assumed: times.assumed, confidence: 0.92 });
};

const CHURN =
  /\b(?:churn(?:ing|ed|s)?|at risk|(?:about|going|likely|expected|close|liable) to (?:leave|lapse|stop buying|go|quit|defect)|might (?:leave|lapse|stop)|(?:will|could) (?:leave|lapse|stop buying)|who (?:is|are) leaving|slipping away|drifting away|(?:am i|are we|we are|i am) (?:about to lose|losing|going to lose)|(?:will|might|could) (?:we|i) lose|(?:will|would) (?:probably|likely|most likely) (?:never|not) (?:return|come back|buy|order)|(?:probably|likely) never (?:return|come back|buy|order)|(?:werden|konnten) (?:wir|ich) .{0,20}verlieren|(?:vamos|voy) a perder|perderemos|podriamos perder|(?:risquons|allons|va|vais)-?(?:nous|t-on|je)? (?:de )?perdre|abwander\w+|abspringen|abzuspringen|(?<!\bwo )spring(?:t|en)\b.{0,20}\bab|(?:will|wollen|wird|werden) .{0,20}(?:uns verlassen|weggehen)|abwanderungsgefahrdet\w*|absprung\w*|verliere(?:n)? (?:ich|wir) (?:bald )?|kunden verlieren|en riesgo|a punto de (?:irse|perder|marcharse)|(?:se )?(?:va|van) a (?:ir(?:se)?|marchar(?:se)?|dejar(?:nos)?)|dejara[n]? de comprar|riesgo de (?:abandono|fuga|perder)|abandonar(?:an|ian)?|a risque|sur le point de (?:partir|perdre)|(?:risque|risquent) de (?:partir|nous quitter)|(?:va|vont) (?:partir|nous quitter)|a rischio|em risco|dreigen te vertrekken)\b/;
const LIKELY =
  /\b(?:(?:most )?likely (?:to (?:buy|order|purchase|convert|return|come back|reorder)|buyers?)|who (?:will|is going to|are going to|might|would|could) (?:\w+ )?(?:buy|order|purchase|come back|reorder)|next (?:likely )?buyers?|probably (?:buy|order)|wer (?:wird|kauft) (?:\w+ ){0,3}(?:kaufen|bestellen|als nachstes|wieder)|wahrscheinlich(?:sten)? (?:kaufen|kaufer|kauft|bestell\w+)|quien(?:es)? (?:va|van|comprara|compraran)|probablemente compr\w+|mas probable\w* (?:que|de)|qui va (?:acheter|commander)|susceptibles d'acheter)\b/;
const NEXT_ORDER =
  /\b(?:next (?:order|purchase)|when (?:will|would|is .{1,40} (?:going|expected|due) to|should) .{1,60}(?:order|buy|purchase|reorder|come back)(?: (?:again|next))?|when (?:does|do) .{1,60}(?:order|buy|purchase) (?:again|next)|nachste (?:bestellung|kauf)|proxim[oa] (?:compra|pedido)|prochain(?:e)? (?:achat|commande))\b/;
const VALUE =
  /\b(?:who (?:will|is going to|are going to) (?:spend|bring|be worth)|(?:expected|predicted|future|forecast(?:ed)?|projected|estimated) (?:\w+ )?(?:value|revenue|sales|ltv|clv|lifetime value|spend|worth|orders|customer value)|(?:should|can|do) (?:i|we) expect|(?:how (?:much|many)) .{0,30}(?:will (?:i|we) (?:get|have|receive|sell|make|earn|take)|to expect)|wie viele? .{0,30}(?:werden|werde) (?:wir|ich)\b|(?:werden|werde) (?:wir|ich) .{0,40}(?:verkaufen|umsetzen|einnehmen|verdienen|machen|bekommen|erwarten)|cuant[oa]s? .{0,20}(?:venderemos|vendere|vamos a (?:vender|facturar|ganar|tener|recibir)|facturaremos|ganaremos|tendremos)|combien .{0,20}(?:(?:allons|va|vais)-?(?:nous|t-on|je) (?:vendre|gagner|faire|encaisser|avoir|recevoir)|vendrons-nous|aurons-nous)|(?:forecast|predict(?:ion)?s?|project(?:ion)?|outlook|estimate) (?:of |for |my |our |the |me )*(?:\w+ )?(?:revenue|sales|value|turnover|income|orders|customers?)|how much (?:will|would|are|is) .{1,60}(?:spend|buy|bring|be worth|sell|make|earn)|(?:will|would) (?:i|we|revenue|sales|my sales|my revenue)\b.{0,40}\b(?:sell|make|earn|be|reach|have)|customer value prediction|(?:erwarteter|kunftiger|vorhergesagter) (?:wert|umsatz|kundenwert)|umsatzprognose|prognose|valor esperado|prevision(?:es)?|pronostico|valeur (?:attendue|future)|previsions?)\b/;
const MODEL =
  /\b(?:how (?:good|accurate|reliable|exact|precise|sure) (?:are|is) (?:the |your |my |these |those )?(?:predictions?|forecasts?|model|churn)|prediction model|model card|(?:can i|should i) trust (?:the |your )?(?:predictions?|forecasts?|model)|backtest|accuracy of (?:the |your )?(?:predictions?|forecasts?|model)|what (?:is|are) the predictions? based on)\b/;
const AHEAD = new RegExp(
  `\\b(?:in|within|over|during|for)(?: the)?(?: next| coming| following)? (?<n>${COUNT}) (?<u>${UNIT})|\\b(?:next|coming|nachste[nrs]?|kommende[nrs]?|proxim[oa]s?|prochaine?s?)(?: (?<n2>${COUNT}))? (?<u2>${UNIT})|\\b(?<u3>${UNIT}) (?:que viene|proxim[oa]|prochaine?|siguiente|suivante?)\\b`,
);
const DAYS = { day: 1, week: 7, month: 30, quarter: 90, year: 365 } as const;

const LOSS =
  /^(?:how much|what|was|wie ?viel|cuanto|que|combien)\b.{0,40}\b(?:los[et]|losing|cost|risk|worth|verlier\w*|verlor\w*|kostet|kosten|wert|risiko|perder\w*|cuesta|costar\w*|riesgo|perd\w*|coute\w*|risque)\b/;

/** "Who is about to leave and what would I lose?": whoever is told who leaves is told what goes with them. */
export const asksWhatIsLost = (said: string, before: Step | undefined): boolean =>
  before?.tool === 'predict' && before.input.what === 'churn' && LOSS.test(normalise(said).replace(/^[¿¡\s]+/, ''));

/** What the models expect. */
export const readPrediction: Reader = (clause) => {
  const { text } = clause;
  const what = MODEL.test(text)
    ? 'model'
    : CHURN.test(text)
      ? 'churn'
      : LIKELY.test(text)
        ? 'likely_buyers'
        : NEXT_ORDER.test(text)
          ? 'next_order'
          : VALUE.test(text)
            ? 'value'
            : undefined;
  if (!what) return undefined;
  if (
    /\b(?:what is|what does|define|explain|meaning of)\b.{0,12}\bchurn\b/.test(text) ||
    /\bcampaign|\bkampagne|\bcampana|\bcampagne/.test(text)
  )
    return undefined;
  const { n, u, n2, u2, u3 } = AHEAD.exec(text)?.groups ?? {};
  const unit = UNITS[u ?? u2 ?? u3 ?? ''];
  const days = unit ? Math.round(Math.max(1, numberOf(n ?? n2 ?? 'one')) * DAYS[unit]) : daysToEnd(clause);
  const person = personIn(clause);
  const forecast = what === 'value' && clause.metrics.some(({ value }) => value === 'revenue' || value === 'orders');
  const assumed = forecast ? [asidesOf(clause.language).newLeftOut] : [];
  return steps(
    clause,
    [
      {
        tool: 'predict',
        input: {
          what,
          ...(days && { horizonDays: Math.min(365, days) }),
          ...(person && { person }),
          limit: Math.min(clause.splits.limit ?? 10, 100),
        },
      },
    ],
    { assumed, confidence: 0.9 },
  );
};

const BY_END =
  /\b(?:by|until|bis|hasta|para|a|d'ici) (?:the |zum |la |le |el )?(?:(?:end of (?:the |this )?|ende (?:des |der |dieses )?|fin(?:al|ales)? de(?:l| este| l'| la)? ?|fin (?:de )?(?:l'|du |de la )?)(?<u>year|month|quarter|week|jahres|monats|quartals|woche|ano|mes|trimestre|semana|annee|mois|semaine)|(?<u2>year|month|quarter|week)[- ]end|(?<u3>jahres|monats|quartals)ende)\b/;

/** To the end of the running year or month. */
function daysToEnd({ text, calendar }: Clause): number | undefined {
  const { u, u2, u3 } = BY_END.exec(text)?.groups ?? {};
  const unit = UNITS[u ?? u2 ?? u3 ?? ''];
  if (!unit || unit === 'day') return undefined;
  return Math.max(1, today(calendar).until(unitAt(unit, 0, calendar).to).days);
}

/** A person by e-mail or number. */
export function personIn({ said, text }: Pick<Clause, 'said' | 'text'>): string | undefined {
  const email = said.match(/[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,24}){1,4}/)?.[0];
  if (email) return email;
  return text.match(
    /\b(?:customer|person|profile|user|client|buyer|kunden?|cliente?|acheteur)\s+(?:no\.?\s*|number\s+|nr\.?\s*|id\s+|#\s*|numero\s+)?#?([\w-]{0,40}\d[\w-]{0,40})/,
  )?.[1];
}
export type { Draft };
