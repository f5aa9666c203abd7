import { METRIC_WORDS } from '../../../metrics/catalogue/words.ts';
import { findSegments } from '../segment-words.ts';
import { asksOfArrival, readArrival } from './arrival.ts';
import { type Reader, steps } from './reader.ts';

const SOURCES =
  /\b(?:(?:which|what|show|list|my|our|the|all|how many) (?:\w+ )?(?:data )?(?:sources?|connections?|integrations?)(?: (?:are|do|is|have)\b.*)?|data sources?|up[- ]to[- ]date|(?:is|are) (?:everything|it|my shop|the shop|shopify|segment|facebook) (?:still )?(?:connected|synced|syncing)|still connected|last (?:event|data|sync)\b(?! (?:week|month|year))|when (?:did|was) (?:the |my )?last (?:event|sync|data|order arrive|import)|(?:tracking|data|events|webhooks?|orders) (?:still )?(?:working|arriving|coming in|flowing|missing|late|stale|fresh|delayed)|is (?:my|the|our) (?:data|tracking) (?:\w+ )?(?:ok|okay|fine|fresh|complete|current|working|healthy|correct|right|up)|how (?:fresh|old|current|recent|complete|healthy) is|(?:data )?freshness|sync status|data health|reconcil\w+|match(?:es)? (?:with )?(?:shopify|my shop)|what data do (?:you|we|i) have|since when (?:do|is|are|have|did)|how far back|when was (?:the|my|our) (?:very )?(?:last|first|latest|newest|oldest|earliest) (?:order|sale|purchase|event)|datenquellen?|(?:sind|ist) (?:meine |die )?daten (?:aktuell|vollstandig|frisch)|fuentes? de datos|(?:estan|esta) (?:al dia|actualizad\w+)|sources? de donnees|(?:donnees|tout) (?:\w+ )?a jour|fonti (?:di )?dati)\b/;

/** What has arrived, from where, and how fresh it is. */
export const readSources: Reader = (clause) => {
  const { text, metrics, splits } = clause;
  if (asksOfArrival(clause)) return readArrival(clause);
  if (!SOURCES.test(text)) return undefined;
  const counts = metrics.some(({ value }) => value !== 'events' && value !== 'orders');
  if (
    counts ||
    splits.by.length > 0 ||
    (splits.ranked === 'source' &&
      (splits.order || /\b(?:brought|bring|brings|sells?|sold|converts?|most|best)\b/.test(text)))
  )
    return undefined;
  return readArrival(clause);
};

const CAMPAIGN =
  /\b(?:campaigns?|promotions?|promos?|marketing (?:ideas?|plan|strategy|actions?|suggestions?)|email ideas?|e-mail ideas?|kampagnen?|werbeaktion(?:en)?|marketingideen?|campanas?|promocion(?:es)?|campagnes?|campagn[ae]|promozion[ei]|campanhas?|aanbieding(?:en)?)\b/;
const ADVICE =
  /\b(?:recommend(?:ations?|ed)?|suggest(?:ions?)?|ideas?|what (?:should|can|could|would) (?:i|we|you) (?:send|do|offer|promote|try|run|recommend|suggest)|what to (?:do|send|offer|promote)|win(?:ning)? .{0,30}back|re-?engage|re-?activate|re-?target(?:ing)?|upsell|cross-?sell|how (?:can|do|could|should) (?:i|we) (?:get|sell|grow|increase|boost|improve|raise|reduce|win|bring|keep)|(?:increase|boost|grow|improve|raise) (?:my|our) (?:sales|revenue|conversion|orders|retention)|next best action|whom? should (?:i|we) (?:write(?: to)?|e-?mail|contact|message|target|reach out to)|wem soll(?:te)?n? (?:ich|wir) (?:schreiben|mailen)|a quien(?:es)? (?:debo|deberia|puedo) (?:escribir|contactar)|a qui (?:dois|devrais)-?je ecrire|empfehl\w+|vorschl\w+|was soll(?:te)? (?:ich|wir)|wie (?:kann|konnen) (?:ich|wir).{0,40}(?:steigern|erhohen|zuruck)|recomiend\w+|recomendacion(?:es)?|que (?:debo|puedo|deberia) (?:enviar|hacer)|como (?:puedo|podemos) (?:vender|aumentar|recuperar)|recommand\w+|que (?:dois|devrais)-?je|comment (?:puis-je|je peux|augmenter|relancer))\b/;
const ASKS_CAMPAIGNS =
  /\b(?:show|give|make|suggest|recommend|create|plan|design|propose|want|need|get|build|prepare|what|which|zeig\w*|gib|mach\w*|erstell\w*|muestra\w*|dame|crea\w*|montre\w*|donne\w*|propose\w*|cree\w*)\b/;
/** "Campaigns for my customers, at most 50 EUR": who begins with them wants some. */
const WANTED_CAMPAIGNS =
  /^(?:some |new |neue |nuevas |de nouvelles )?(?:campaigns?|kampagnen?|campanas?|campagnes?) (?:for|to|fur|an|para|pour)\b/;

/** Campaigns for segments, with reach, cost and evidence. */
export const readCampaigns: Reader = (clause) => {
  const { text, said, metrics, splits, vocabulary } = clause;
  const campaign = CAMPAIGN.test(text);
  const advice = ADVICE.test(text);
  const asks = campaign && (ASKS_CAMPAIGNS.test(text) || WANTED_CAMPAIGNS.test(text));
  const counts =
    metrics.length > 0 &&
    (splits.by.includes('campaign') || splits.ranked === 'campaign' || /\b(?:how (?:many|much)|results?)\b/.test(text));
  if (counts || !(advice || asks || (campaign && metrics.length === 0 && splits.ranked === undefined)))
    return undefined;
  const segmentIds = findSegments(text, vocabulary.segments)
    .map(({ id }) => id)
    .slice(0, 10);
  const goal = said.trim().slice(0, 300);
  return steps(
    clause,
    [{ tool: 'recommend_campaigns', input: { ...(segmentIds.length > 0 && { segmentIds }), goal } }],
    { confidence: advice || asks ? 0.9 : 0.75 },
  );
};

const FACTS =
  /\b(?:what (?:do|did) (?:you|we) (?:know|remember|learn(?:ed)?|have i told you) (?:about (?:me|us|my shop|our shop|the shop|my business|my store))?|what (?:have|did) (?:i|we) (?:told|tell|said|teach|taught)(?: you)?|list (?:the )?(?:facts|memory|memories)|show (?:me )?(?:the |your |my )?(?:facts|memory|memories)|what is (?:in your memory|remembered)|was weisst du uber (?:mich|uns|meinen)|que sabes de (?:mi|nosotros)|que sais-tu de (?:moi|nous|ma))\b/;

/** What the shop has said of itself. */
export const readFacts: Reader = (clause) =>
  FACTS.test(clause.text) ? steps(clause, [{ tool: 'list_facts', input: {} }]) : undefined;

const SEGMENTS =
  /\b(?:(?:each|every|all|the|my|our|which|what|show|list|by|per) (?:\w+ )?segments?|segments? (?:sizes?|counts?|do i have|are there)|how many (?:people|customers) (?:are )?in (?:each|every|the) segments?|segmente|segmentos|segmenti|(?:jede[mns]|cada|chaque|mes|quels|tous les) segment(?:s|o)?)\b/;

/** How many people are in each segment. */
export const readSegments: Reader = (clause) => {
  const { text, metrics, vocabulary } = clause;
  const own = metrics.filter(({ value }) => value !== 'customers' && value !== 'people');
  if (!SEGMENTS.test(text) || own.length > 0) return undefined;
  const ids = findSegments(text, vocabulary.segments).map(({ id }) => id);
  return steps(clause, [{ tool: 'count_segments', input: ids.length > 0 ? { segmentIds: ids } : {} }]);
};

const DEFINE =
  /^¿?(?:please |can you |could you |and )?(?:what (?:is|are|does|do|is meant by|exactly is)|define|definition of|meaning of|explain|describe|how (?:is|are|do you|does pulsehub|do we)|was (?:ist|sind|bedeutet|heisst)|wie (?:wird|werden|berechnet|berechnest)|erklare?|que (?:es|son|significa|quiere decir)|como se (?:calcula|define|mide)|explica|qu'est-ce (?:que|qu'un|qu'une)|que (?:signifie|veut dire)|comment (?:est|sont|calcule\w*)|explique|cosa (?:e|significa)|cos'e|o que e)\b/;
const MEANT =
  /\b(?:mean|means|meaning|definition|defined|define|calculated|computed|measured|counted|calculate|compute|measure|worked out|work|formula|difference between|berechnet|bedeutet|definiert|heisst|significa|quiere decir|calcula|define|signifie|veut dire|calcule\w*|definie?)\b/;
const CATALOGUE =
  /\b(?:what (?:can|could) (?:you|i) (?:tell|ask|know|answer|measure|see)(?: me| you)?\b|what (?:can|do) (?:you|we) (?:measure|know|track)\b|which metrics|what metrics|list (?:of )?(?:all )?(?:the )?metrics|all (?:the )?metrics|metrics (?:do you|are there|can i)|what (?:questions|kind of questions)|examples? of questions|welche (?:kennzahlen|metriken)|que metricas|quelles (?:metriques|mesures)|what (?:else )?can i ask)\b/;
const OWN = /\b(?:my|our|mein\w*|unser\w*|mi|mis|nuestr\w+|mon|ma|mes|notre|nos|did|was|were|last|much|many)\b/;

/** What a metric or a part of the product means. A number is wanted where a time or "my" is said. */
export const readDefinition: Reader = (clause) => {
  const { text, metrics, times } = clause;
  if (CATALOGUE.test(text) && times.length === 0 && metrics.length === 0)
    return steps(clause, [{ tool: 'describe', input: {} }], { confidence: 0.92 });
  if (!DEFINE.test(text) || times.length > 0) return undefined;
  const meant = MEANT.test(text);
  const asked =
    /^¿?(?:please |can you |could you )?(?:what (?:is|are|exactly is)|was (?:ist|sind)|que (?:es|son)|qu'est-ce)(?: (?:an?|the|ein|eine|der|die|das|un|una|el|la|une|le|les|que))*\b/.test(
      text,
    );
  if (!meant && (OWN.test(text) || !asked || /\b(?:total|biggest|best|worst|top|highest|lowest|largest)\b/.test(text)))
    return undefined;
  const subject = subjectOf(clause.said);
  if (!subject || subject.length > 80) return undefined;
  const [metric] = metrics;
  const known =
    metric ??
    findSegments(text, clause.vocabulary.segments)[0] ??
    /\b(?:segments?|funnels?|cohorts?|retention|churn|engagement|receipts?|number-?lock|sources?|campaigns?|predictions?|holdouts?|consent|pulsehub|write key|workflows?|tasks?)\b/.exec(
      text,
    );
  // "What is the revenue" without more is the number; "what is revenue" and "what is AOV" what it means.
  const plainly = metric !== undefined && /^(?:the|der|die|das|el|la|le) /.test(subject.toLowerCase()) && !meant;
  if (!known || plainly) return undefined;
  return steps(
    clause,
    [{ tool: 'describe', input: { subject: metric ? (METRIC_WORDS[metric.value].en[0] ?? metric.value) : subject } }],
    { confidence: 0.9 },
  );
};

function subjectOf(said: string): string {
  return said
    .trim()
    .replace(/[?!.\s]+$/, '')
    .replace(
      /^(?:please |can you |could you |and )*(?:what(?:'s| is| are| does| do| exactly is)|define|the definition of|definition of|meaning of|explain(?: to me)?|describe|how (?:is|are|do you|does pulsehub|do we)(?: calculate| define| measure| compute| count)?|was (?:ist|sind|bedeutet|heißt)|wie (?:wird|werden)|erkläre?(?: mir)?|¿?qu[eé] (?:es|son|significa)|¿?c[oó]mo se (?:calcula|define)|explica|qu['’]est-ce (?:que c['’]est que |que |qu['’])?|que signifie|explique)\s*/i,
      '',
    )
    .replace(/^(?:meant by|an?|ein|eine|un|una|une)\s+/i, '')
    .replace(
      /\s+(?:mean|means|calculated|computed|defined|measured|counted|worked out|work|berechnet|definiert|exactly)$/i,
      '',
    )
    .trim();
}
