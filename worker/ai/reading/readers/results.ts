import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Clause } from '../clause.ts';
import type { Before } from '../reading.ts';
import { type Draft, steps } from './reader.ts';

type Asked = ToolInput<'campaign_results'>;

const CAMPAIGN =
  '(?:campaigns?|newsletters?|mailings?|e-?mails?|letters?|win-?backs?|promotions?|kampagnen?|rundbriefe?|briefe?|aktion(?:en)?|campanas?|boletin(?:es)?|correos?|cartas?|envios?|campagnes?|infolettres?|lettres?|envois?)';
const LEARNED =
  /^(?:(?:and|so|ok|und|y|et) )*(?:what (?:did|have|has) (?:we|you|i|pulsehub) (?:learn(?:ed|t)?|find out|found out)(?: (?:so far|yet|from|of|about) ?.{0,60})?|what (?:was|has been|is) learn(?:ed|t)\b.{0,60}|(?:any|the|our) (?:lessons?|learnings?)(?: learn(?:ed|t))?\b.{0,60}|lessons? learn(?:ed|t)\b.{0,60}|was (?:haben|hast|hat) (?:wir|du|man) (?:daraus |dabei |bisher )?gelernt.{0,60}|was (?:wurde|lernen wir) (?:daraus |dabei |bisher )?(?:gelernt)?.{0,40}|que (?:hemos|has|habeis|se ha) aprendido.{0,60}|que aprendimos.{0,60}|qu'(?:avons-nous|as-tu|a-t-on|est-ce qu'on a|est-ce que nous avons) (?:appris).{0,60}|qu'on a appris.{0,60})$/;
const BEST = new RegExp(
  `\\b(?:which|what|welche\\w*|que|cual(?:es)?|quel\\w*)\\b.{0,30}\\b${CAMPAIGN}\\b.{0,40}\\b(?:work\\w*|best|most|perform\\w*|success\\w*|brought|earned|sold|worst|am besten|am meisten|erfolgreichst\\w*|gebracht|funktioniert|mejor|mas|funciono|aporto|marche|mieux|le plus|rapporte|apporte)\\b|\\b(?:best|most successful|beste|erfolgreichste|mejor|meilleure) ${CAMPAIGN}\\b`,
);
const WORKED = new RegExp(
  [
    `\\bhow (?:is|are|was|were|did|do|does) .{0,40}\\b${CAMPAIGN}\\b.{0,30}\\b(?:doing|going|go|do|perform\\w*|run(?:ning)?|look(?:ing)?|standing|work\\w*)\\b`,
    `\\b(?:did|do|does|has|have|is|was|were) .{0,40}\\b${CAMPAIGN}\\b.{0,40}\\b(?:work(?:ed|ing|s)?|help(?:ed)?|pay(?: off)?|paid(?: off)?|bring|brought|earn(?:ed)?|make|made|sell|sold|success\\w*|worth|effect)\\b`,
    `\\bwhat (?:did|has|have|came|happened|became)\\b.{0,30}\\b${CAMPAIGN}\\b.{0,30}\\b(?:bring|brought|earn|achieve|add|added|do|done)\\b`,
    `\\b(?:what came of|results? of|outcome of|effect of|success of)\\b.{0,30}\\b${CAMPAIGN}\\b`,
    `\\b${CAMPAIGN} (?:results?|performance|standing|status)\\b`,
    `\\b(?:wie (?:lauft|laufen|lief|liefen|geht|steht)|hat|haben|brachte|was (?:hat|haben|brachte))\\b.{0,40}\\b${CAMPAIGN}\\b`,
    `\\b(?:como (?:va|van|fue|fueron)|(?:ha |han )?funcion\\w+|que (?:aporto|aportaron|trajo|ha traido)|sirvio|(?:ha )?(?:traido|generado|dado))\\b.{0,40}\\b${CAMPAIGN}\\b`,
    `\\b${CAMPAIGN}\\b.{0,30}\\b(?:ha |han )?(?:funcion(?:o|ado|aron)|sirvio|aporto|trajo|trajeron|traido|genero|generado|dio)\\b`,
    `\\b(?:comment (?:va|vont|marche|se passe)|est-ce que)\\b.{0,40}\\b${CAMPAIGN}\\b`,
    `\\b${CAMPAIGN}\\b.{0,20}\\b(?:a|ont|a-t-elle|ont-elles) (?:-?t-?elle |-?elles )?(?:bien )?(?:marche|fonctionne|rapporte|apporte|servi)\\b`,
    `\\bhow many (?:people |customers )?(?:click\\w*|open\\w*|read)\\b.{0,20}\\b${CAMPAIGN}\\b|\\b(?:who|which (?:people|customers)) (?:click\\w*|open\\w*|read)\\b.{0,20}\\b${CAMPAIGN}\\b`,
    `\\bqu'(?:a|ont)\\b.{0,10}(?:apporte|rapporte|donne)\\b.{0,30}\\b${CAMPAIGN}\\b`,
  ].join('|'),
);
/** Leans on the campaign that was spoken of. */
const IT_WORKED =
  /^(?:(?:and|so|ok|but|well|und|y|et)[, ]+)*(?:(?:did|has|does|is) (?:it|that|this) (?:work(?:ed|ing|s)?|help(?:ed)?|pay(?: off)?|paid off|bring (?:\w+ ?){0,3}|make (?:\w+ ?){0,3}|sell(?: \w+){0,2}|good)|was (?:it|that) (?:worth it|a success|any good|successful)|how (?:is|did|has) (?:it|that|this) (?:doing|going|go|do|done|work|been going|perform\w*)(?: so far)?|how is it going with it|what came of it|what did it (?:bring|add|earn)(?: in)?|hat (?:es|das|sie) (?:\w+ )?(?:funktioniert|geklappt|gewirkt|etwas gebracht|was gebracht|sich gelohnt)|wie (?:lauft|lief) (?:es|sie|das)(?: damit)?|was hat (?:es|sie|das) gebracht|(?:ha )?funcion(?:o|ado)|sirvio(?: de algo)?|valio la pena|como va(?: eso)?|que (?:aporto|trajo)|(?:est-ce que )?(?:ca|cela) a (?:bien )?(?:marche|fonctionne|servi|rapporte)|(?:a-t-elle|a-t-il) (?:marche|fonctionne)|comment (?:ca|cela) (?:va|marche|se passe)|qu'(?:est-ce que )?(?:ca|cela) a (?:apporte|rapporte|donne))$/;
/** With nothing before it, it can be of nothing else. */
const ITSELF = /\b(?:work\w*|worth|funktioniert|geklappt|gewirkt|funcion\w+|marche|fonctionne)\b/;
const NAME = /["“„«]([^"“”„«»\n]{1,200})["”“»]/u;
const MANY =
  /\b(?:my|our|all|the|meine|unsere|alle|mis|nuestras|todas|mes|nos|toutes)\b.{0,12}\b(?:campaigns|newsletters|mailings|kampagnen|campanas|campagnes)\b/;

/** How campaigns are doing, whether they worked, which did best, and what was learned of them. */
export function readResults(clause: Clause, before?: Before): Draft | undefined {
  const { text, said } = clause;
  const bare = text.replace(/^[¿¡\s]+|[?!.\s]+$/g, '');
  const asks = (input: Asked) => steps(clause, [{ tool: 'campaign_results', input }], { confidence: 0.9 });
  if (
    LEARNED.test(bare) &&
    !/\b(?:about|uber|de|sur) (?:me|us|my shop|our shop|mich|uns|mi|nosotros|moi|nous)\b/.test(bare)
  )
    return asks({ which: 'learned' });
  const leans = before ? isOfCampaigns(before) : ITSELF.test(bare);
  if (leans && IT_WORKED.test(bare)) return asks({ which: 'one' });
  if (/\b(?:should|could|can|soll(?:te)?|kann|debo|puedo|dois|peux|show me|suggest|recommend)\b/.test(bare))
    return undefined;
  const name = NAME.exec(said)?.[1]?.trim();
  if (BEST.test(bare)) return asks({ which: 'best' });
  if (!WORKED.test(bare) || splitsFigures(clause)) return undefined;
  const all = MANY.test(bare) && name === undefined && said.length < 200;
  return asks(all ? { which: 'all' } : { which: 'one', ...(name && { name }) });
}

/** "How much revenue did campaigns bring by month" is a figure of the catalogue. */
function splitsFigures({ splits, times, metrics }: Clause): boolean {
  return splits.by.length > 0 || (metrics.length > 0 && times.length > 0);
}

function isOfCampaigns({ steps: list }: Before): boolean {
  return list.some(({ tool, input }) =>
    tool === 'propose_action'
      ? ['draft_campaign', 'change_campaign', 'send_email'].includes(input.kind)
      : ['recommend_campaigns', 'change_campaign', 'campaign_results', 'recall_plan'].includes(tool),
  );
}
