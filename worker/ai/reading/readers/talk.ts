import type { Clause } from '../clause.ts';
import { type Draft, type Reader, steps } from './reader.ts';

const GREETING =
  /^(?:hi|hello|hey|yo|hiya|howdy|good (?:morning|afternoon|evening|day)|hallo|guten (?:morgen|tag|abend)|moin|servus|hola|buen(?:os|as) (?:dias|tardes|noches)|bonjour|bonsoir|salut|coucou|ciao|buongiorno|ola|oi|bom dia|hoi)\b(?: (?:there|pulsehub|everyone|all|you|zusammen))?/;
const THANKS =
  /^(?:ok(?:ay)?[, ]*)?(?:thanks?(?: you)?|thx|ty|cheers|great|perfect|awesome|cool|nice|well done|good job|danke(?: schon)?|vielen dank|super|gracias|muchas gracias|merci(?: beaucoup)?|parfait|grazie|obrigad[oa]|bedankt)\b[\s\w!,.]{0,30}$/;
const HELP =
  /^(?:help|hilfe|ayuda|aide|aiuto|ajuda)(?: me)?\W*$|\bwhat (?:can|do) you do\b|\bhow (?:can|do) you help\b|\bwho are you\b|\bwhat are you\b|\bare you (?:an? )?(?:ai|bot|robot|human|llm|model|person)\b|\bwhat is pulsehub\b|\bwas kannst du\b|\bwer bist du\b|\bque puedes hacer\b|\bquien eres\b|\bque peux-?tu faire\b|\bqui es-?tu\b|\bcosa puoi fare\b|\bwat kun je\b|\bhow do you work\b|\bhow are you\b|\b(?:my|our) data (?:safe|secure|private)\b|\bprivacy\b|\bgdpr\b|\bpric(?:e|es|ing) of pulsehub\b|\bhow much (?:does|is) (?:pulsehub|this (?:app|tool|product)|it cost)\b/;
const CONNECT =
  /\b(?:how|where) (?:do|can|to|would|should) (?:i|we|you)? ?(?:connect|install|integrate|set ?up|add|import|link|hook up|send)\b(?!.*\b(?:campaign|email|e-mail|newsletter|task|segment)\b)|\bconnect (?:my|a|our|the)? ?(?:shop|store|shopify|segment|facebook|pixel|gtm|google|site|website)\b|\binstall (?:the )?(?:snippet|pixel|tracking)\b|\bwrite key\b|\bwebhook (?:address|url)\b|\b(?:shop|shopify|datenquelle) verbinden\b|\bwie (?:verbinde|binde|schliesse) ich\b|\bcomo conecto\b|\bcomment (?:connecter|relier|je connecte)\b|\bconectar (?:mi|la) (?:tienda|shopify)\b|\bconnecter (?:ma|la) (?:boutique|shopify)\b/;

/** Greetings, thanks, help. A greeting before a question is no answer to it. */
export const readTalk: Reader = (clause) => {
  const { text } = clause;
  const bare = text.replace(GREETING, '').replace(/^[\s,.!-]+/, '');
  if (GREETING.test(text) && !/[\p{L}\p{N}]{2}/u.test(bare)) return talk(clause);
  if (THANKS.test(text) && clause.metrics.length === 0 && clause.times.length === 0) return talk(clause);
  if (HELP.test(text)) return talk(clause);
  return undefined;
};

/** How a source is connected is told by what describes the product. */
export const readConnect: Reader = (clause) => {
  if (!CONNECT.test(clause.text)) return undefined;
  return steps(clause, [{ tool: 'describe', input: { subject: 'connecting a source' } }], { confidence: 0.9 });
};

function talk({ said }: Clause): Draft {
  return { part: { kind: 'talk', text: said }, confidence: 0.95 };
}
