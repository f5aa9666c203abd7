import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Clause } from '../clause.ts';
import { findSegments } from '../segment-words.ts';
import { personIn } from './over-time.ts';
import { type Reader, steps } from './reader.ts';

type Kinds = NonNullable<ToolInput<'search'>['kinds']>;

const KINDS: [Kinds[number], RegExp][] = [
  ['note', /\b(?:notes?|notizen?|notas?)\b/],
  [
    'conversation',
    /\b(?:conversations?|chats?|messages?|customers? (?:ask|asked|say|said|complain|complained|write|wrote)|people (?:ask|asked|say|said|complain|wrote)|complain(?:ts?|ed)?|inbox|gesprache?|unterhaltung(?:en)?|nachrichten|conversaciones|mensajes|messages)\b/,
  ],
  ['product', /\b(?:products?|items?|articles?|produkte?|productos?|produits?)\b/],
  ['campaign', /\b(?:campaigns?|newsletters?|kampagnen?|campanas?|campagnes?)\b/],
  ['answer', /\b(?:saved answers?|pinned|answers?|antworten|respuestas|reponses)\b/],
];
const SEARCH =
  /^(?:please |can you |could you )?(?:search(?: for| through| in| my)?|find(?: me)?|look (?:up|for)|any|are there(?: any)?|is there(?: any| a)?|do (?:we|i) have(?: any)?|where (?:is|are|did)|show(?: me)?|what (?:do|did|are|were|have) (?:my |our |the )?(?:customers?|people|clients|buyers|shoppers) (?:been )?(?:say|saying|said|ask|asking|asked|complain|complaining|complained|write|writing|wrote|mention|mentioned|want|think|request|requested)|who (?:asked|complained|mentioned|wrote|said)|what (?:is|was) (?:said|written)|suche?(?: nach)?|finde|such(?:e|t)?|busca(?:r)?|encuentra|cherche(?:r)?|trouve|was (?:fragen|sagen|schreiben) (?:\w+ )?kunden|que (?:dicen|preguntan|preguntaron) (?:\w+ )?clientes|que (?:disent|demandent) (?:\w+ )?clients)\b/;
const ABOUT =
  /\b(?:about|regarding|concerning|mention(?:ing|s|ed)?|on the (?:topic|subject) of|for|with|containing|uber|zu|nach|sobre|acerca de|a propos de|sur)\b/;
const NOTE_WORDS =
  /\b(?:notes?|conversations?|chats?|messages?|complain\w*|complaints?|asked|asking|ask|say(?:ing)?|said|mention\w*|saved answers?|notizen|gesprache|nachrichten|notas|conversaciones|mensajes|wrote|write)\b/;
const LEADS =
  /^(?:please |can you |could you )*(?:search(?: for| through| in)?|find(?: me)?|look (?:up|for)|any|are there(?: any)?|is there(?: any| a)?|do (?:we|i) have(?: any)?|show(?: me)?|suche?(?: nach)?|finde|busca(?:r)?|encuentra|cherche(?:r)?|trouve)\s+/;

/** Products, conversations and notes by words and meaning. */
export const readSearch: Reader = (clause) => {
  const { text } = clause;
  if (!SEARCH.test(text)) return undefined;
  const explicit =
    /^(?:please |can you |could you )?(?:search|find|look (?:up|for)|suche?|finde|busca|encuentra|cherche|trouve)/.test(
      text,
    );
  const told =
    NOTE_WORDS.test(text) &&
    (ABOUT.test(text) ||
      /\b(?:ask|say|said|complain|mention|wrote|write|want|request|fragen|sagen|dicen|preguntan|disent|demandent)/.test(
        text,
      ));
  if (!told && !(explicit && (clause.metrics.length === 0 || clause.quoted.length > 0))) return undefined;
  const kinds = KINDS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  const q = wordsOf(clause);
  if (q.length < 2) return undefined;
  const only = kinds.length > 0 && kinds.length < 3 && !/\bproducts?\b.*\babout\b/.test(text) ? kinds : undefined;
  return steps(
    clause,
    [{ tool: 'search', input: { q, ...(only && { kinds: only }), limit: Math.min(clause.splits.limit ?? 5, 100) } }],
    { confidence: 0.88 },
  );
};

/** What is looked for: the quoted words, what follows "about", or all but the lead. */
function wordsOf({ said, text, quoted }: Clause): string {
  const [first] = quoted;
  if (first) return first.slice(0, 400);
  const original = said.trim().replace(/[?!.]+$/, '');
  const about = original.match(
    /\b(?:about|regarding|concerning|mention(?:ing|ed|s)?|complain(?:ed|ing)? (?:about|of)|ask(?:ed|ing)? (?:about|for)|über|sobre|acerca de|à propos de|sur)\s+(?:the |my |our |das |den |die |el |la |los |las |le |les )?(.{2,200})$/i,
  )?.[1];
  if (about) return about.trim();
  const rest = text
    .replace(LEADS, '')
    .replace(/^(?:the |my |our |all |some |any )+/, '')
    .replace(
      /^(?:notes?|conversations?|chats?|messages?|products?|campaigns?|answers?) (?:for|on|with|named|called|like|that|containing|from) /,
      '',
    );
  return rest
    .replace(/[?!.]+$/, '')
    .trim()
    .slice(0, 400);
}

const FIND_PERSON =
  /^(?:please |can you )?(?:find|search(?: for)?|look ?up|show(?: me)?|open|get|who is|who was|tell me about|what (?:do (?:we|you) know|can you tell me) about|what did|profile (?:of|for)|finde|wer ist|zeig(?:e)?(?: mir)?|busca(?:r)?|quien es|cherche|qui est|trouve)\b/;
const A_PERSON = /\b(?:customer|person|profile|buyer|user|client|contact|shopper|kunde|kundin|person|cliente|client)\b/;
const NOT_A_NAME =
  /\b(?:my|our|the (?:best|top|biggest|worst|most)|best|top|biggest|zweitbeste\w*|likely|about|going|buying|customers|people|buyers|visitors|they|that|it|you|we|this|those|these|behind|mi|mis|mein|meine|mon|ma|mes|notes?|products?|campaigns?|conversations?|messages?|orders?|reviews?|complaints?|answers?)\b/;

/** One person, by name, e-mail or number. */
export const readPerson: Reader = (clause) => {
  const { text, said, metrics, vocabulary } = clause;
  const known = personIn(clause);
  const asksNumber = metrics.some(({ value }) => value !== 'customers' && value !== 'people');
  const asksWhen = /\bwhen (?:did|was|has|is)\b|\b(?:last|latest|first|most recent) (?:order|purchase|visit)\b/.test(
    text,
  );
  if (clause.splits.ranked) return undefined;
  if (known && (!asksNumber || asksWhen)) return steps(clause, [{ tool: 'find_person', input: { text: known } }]);
  const lead = FIND_PERSON.exec(text);
  if (!lead || asksNumber || findSegments(text, vocabulary.segments).length > 0) return undefined;
  const name = nameIn(said);
  const who = /^(?:who is|who was|wer ist|quien es|qui est|what do|tell me about|profile)/.test(lead[0]);
  if (!name || (!who && !A_PERSON.test(text)) || NOT_A_NAME.test(name.toLowerCase())) return undefined;
  return steps(clause, [{ tool: 'find_person', input: { text: name } }], { confidence: 0.82 });
};

function nameIn(said: string): string | undefined {
  const rest = said
    .trim()
    .replace(/[?!.]+$/, '')
    .replace(
      /^(?:please |can you )?(?:find|search(?: for)?|look ?up|show(?: me)?|open|get|who is|who was|tell me about|what (?:do (?:we|you) know|can you tell me) about|profile (?:of|for)|finde|wer ist|zeige?(?: mir)?|buscar?|qui[eé]n es|cherche|qui est|trouve)\s+/i,
      '',
    )
    .replace(
      /^(?:the |a |my |our |el |la |le |den |die |der )*(?:customer|person|profile|buyer|user|client|contact|shopper|kunden?|kundin|cliente)?\s*(?:named |called |with (?:the )?name |of |for |namens )?/i,
      '',
    )
    .trim();
  return /^[\p{L}'’.-]{2,40}(?: [\p{L}'’.-]{1,40}){0,3}$/u.test(rest) ? rest : undefined;
}
