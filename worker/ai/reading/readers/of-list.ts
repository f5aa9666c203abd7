import type { ActionKind } from '../../../../contract/actions.ts';
import type { Step } from '../../../../contract/analyst.ts';
import type { Definition, Node } from '../../../../contract/segments.ts';
import { asidesOf } from '../asides.ts';
import { type Clause, clauseOf } from '../clause.ts';
import type { Before } from '../reading.ts';
import { faultIn, timesOf } from '../times.ts';
import { boughtThen } from './audience.ts';
import { whoIn } from './people.ts';
import { type Draft, steps } from './reader.ts';

type Listed = Extract<Step, { tool: 'list_people' }>['input'];
/** Who was spoken of: a rule, a list that a model makes, or a ranking, which is no rule. */
type Group = { list: Listed; where: Node } | { prediction: 'churn' | 'purchase' | 'value' } | { ranking: Listed };

const AND = '(?:(?:and|so|now|ok|okay|then|please|und|jetzt|bitte|y|ahora|et|maintenant)[, ]+)*';
const THEM = '(?:them|those|these|they|all of them|these people|those people|these customers|those customers)';
const whole = (pattern: string) => new RegExp(`^${AND}(?:${pattern})$`, 'u');

const SAVE = new RegExp(
  `^${AND}(?:(?:save|keep|store|make)(?: (?:${THEM}|this|that|it))?(?: list| group| people)?(?: as| a| an| into| to)+ (?:new )?(?:segment|group|audience|list)\\b|(?:save|keep|store) (?:${THEM}|this|it)\\b|speicher\\w* (?:sie|das|die|diese)\\b|guarda(?:r?l[oa]s?|r?lo)\\b|enregistre[rz]?-(?:les|le|la)\\b)`,
  'u',
);
const SEND = new RegExp(
  `^${AND}(?:(?:send|e-?mail|mail|text|message)(?: (?:an?|the))?(?: (?:e-?mail|mail|message|letter|newsletter))?(?: to)? ${THEM}\\b|(?:schick|send)\\w* (?:ihnen|denen|diesen)\\b|envia(?:les|selo|r?les)\\b|manda(?:les|r?les)\\b|envoie[zr]?-leur\\b)`,
  'u',
);
const WRITE = new RegExp(
  `^${AND}(?:(?:write|draft|compose|prepare)(?: (?:an?|the))?(?: (?:e-?mail|mail|message|letter|newsletter))?(?: (?:to|for))? ${THEM}\\b|(?:contact|reach out to) ${THEM}\\b|schreib\\w* (?:ihnen|denen|diesen|eine .{0,20}an (?:sie|diese))\\b|escrib[ei]\\w*les\\b|ecri[sv]\\w*-leur\\b)`,
  'u',
);
const TAG = new RegExp(
  `^${AND}(?:tag|label|mark|markier\\w*|etiqueta\\w*|etiquette\\w*|marque\\w*)(?: ${THEM}| sie|-les)?\\b`,
  'u',
);
const ADDRESSES = whole(
  '(?:(?:what are|show|show me|give me|list|zeig\\w*|zeig mir|dame|muestrame|donne-moi|montre-moi) )?(?:their|ihre|deren|sus|los|leurs?|les) (?:e-?mails?(?: ?-?adress\\w*)?(?: addresses)?|mail addresses|addresses|adressen|correos(?: electronicos)?|direcciones(?: de correo)?|adresses?(?: e-?mails?| mails?)?)(?: de (?:ellos|ellas))?',
);
const HOW_MANY = whole(
  'how many(?: (?:are|is|were) (?:they|that|there|those|it))?|wie viele(?: sind (?:das|es))?|cuant[oa]s(?: (?:son|hay))?|combien(?: (?:sont-ils|y en a-t-il|ca fait))?',
);
const SPENT = new RegExp(
  `^${AND}(?:(?:how many (?:orders|purchases)|how often) (?:did|have|do) (?:${THEM}) (?:placed?|made?|make|buy|bought|order|ordered)\\b|wie viele (?:bestellungen|kaufe) (?:hatten|haben|machten) (?:sie|die|diese)\\b|cuant[oa]s (?:pedidos|compras) (?:hicieron|han hecho|tienen|tuvieron)|combien de (?:commandes|fois) (?:ont-(?:ils|elles)|ils ont|elles ont)\\b|(?:how much|what) (?:did|have|do) (?:${THEM}) (?:spend|spent|bring|brought|pay|paid|buy for)\\b|(?:how much|what) (?:are|is|were) (?:${THEM}|that) worth\\b|(?:wie ?viel|was) haben (?:sie|die|diese) .{0,20}(?:ausgegeben|gebracht)|cuanto (?:han |se )?(?:gastado|gastaron)|combien (?:ont-(?:ils|elles)|ils ont|elles ont) depense)`,
  'u',
);
/** "Sort them by number of orders". */
const SORT = new RegExp(
  `^${AND}(?:sort|order|rank|sortier\\w*|ordne|ordena\\w*|clasifica\\w*|trie[zr]?|classe[zr]?)(?: ?-?(?:${THEM}|it|the list|sie|diese|die liste|l[oa]s|les))? (?:by|nach|por|par) (?<by>.{2,40})$`,
  'u',
);
const SORTED: [Listed['by'], RegExp][] = [
  ['last_seen', /\b(?:last seen|last visit|zuletzt gesehen|ultima visita|derniere visite)\b/],
  ['last_order', /\b(?:last|latest|most recent|recen\w+|date|letzte\w*|datum|ultim\w+|fecha|dernier\w*)\b/],
  ['orders', /\b(?:orders?|purchases?|often|frequency|bestellungen|haufigkeit|pedidos|compras|commandes|achats)\b/],
  [
    'revenue',
    /\b(?:revenue|spen[dt]\w*|value|money|sales|amount|umsatz|wert|ausgaben|gasto|ingresos|ventas|valor|importe|chiffre|depense\w*|montant|valeur)\b/,
  ],
];
const LAST = new RegExp(
  `^${AND}(?:when did (?:${THEM}) last (?:buy|order|purchase)|when (?:was|were) their last (?:order|purchase)s?|(?:wann )?haben (?:sie|die) zuletzt|wann haben (?:sie|die) zuletzt|cuando compraron por ultima vez|quand (?:ont-ils|ont-elles) (?:achete|commande))`,
  'u',
);
/** A part of them: what follows is a condition of its own. */
const PART = new RegExp(
  `^${AND}(?:(?:who|which|how many) (?:of|among|from) (?:${THEM})|(?:only|just) (?:${THEM}|the ones|people|customers)|(?:only|just)(?= who\\b)|(?:wer|welche|wie viele) (?:davon|von (?:ihnen|denen|diesen))|(?:wie viele|wer) davon|nur (?:die|diejenigen|solche),?|(?:quien(?:es)?|cuant[oa]s|cuales) de (?:ell[oa]s|es[oa]s|est[oa]s)|solo (?:l[oa]s|aquell[oa]s)|(?:qui|combien|lesquel(?:le)?s) (?:parmi|d'entre) (?:eux|elles)|(?:seulement|uniquement) (?:ceux|celles))\\b`,
  'u',
);

/** What is asked of the people of the list before, or is to be done with them. */
export function followList(clause: Clause, before: Before): Draft | undefined {
  const last = before.steps.findLast(({ tool }) => tool !== 'describe' && tool !== 'propose_action');
  const group = last && groupOf(last);
  if (!group) return undefined;
  const text = clause.text.replace(/^[¿¡\s]+|[?!.\s]+$/g, '');
  const read = actOn(clause, text, group) ?? askOf(clause, text, group);
  if (read || clause.metrics.length === 0 || !OF_THEM.test(text)) return read;
  // A number of the whole shop would be of others than of them.
  return { part: { kind: 'not_understood', text: clause.said }, confidence: 0.4 };
}

const OF_THEM =
  /\b(?:did|do|have|has|are|were|of|by|from) (?:they|them|those people|these people)\b|\b(?:hatten|haben|machten|kauften|bestellten|waren) (?:sie|diese)\b|\b(?:ell[oa]s|ont-(?:ils|elles)|d'(?:eux|elles))\b/;
const EVERYBODYS =
  /^(?:please )?(?:(?:give|show|list|export|get|send me|download|zeig\w*|gib|exportier\w*|dame|muestra\w*|exporta\w*|donne\w*|montre\w*|exporte\w*)(?: me| mir|-moi)? )?(?:(?:the|all|all the|die|alle|los|todos los|les|toutes les|tous les) )*(?:e-?mail(?:s|-?adress\w*| addresses)?|mail addresses|correos(?: electronicos)?|adresses e-?mails?) (?:of|from|von|de|des|der) (?:all |alle[nr]? |todos |tous )?(?:of )?(?:my |our |the |meine[nr]? |unsere[nr]? |los |mis |les |mes )?(?:customers|buyers|clients|kunden|clientes)$/;

/** The addresses of all who have bought. */
export function readAddresses(clause: Clause): Draft | undefined {
  if (!EVERYBODYS.test(clause.text.replace(/[?!.\s]+$/, ''))) return undefined;
  const definition = anybody({ type: 'orders', of: 'orders', is: 'at_least', amount: 1 });
  const list: Listed = { definition, by: 'revenue', order: 'highest', range: 'all', limit: 100, addresses: true };
  return steps(clause, [{ tool: 'list_people', input: list }]);
}

function groupOf({ tool, input }: Step): Group | undefined {
  if (tool === 'predict' && input.person === undefined) {
    if (input.what === 'churn') return { prediction: 'churn' };
    if (input.what === 'likely_buyers') return { prediction: 'purchase' };
    return input.what === 'model' ? undefined : { prediction: 'value' };
  }
  const list: Listed = { by: 'revenue', order: 'highest', range: 'all', limit: 10 };
  if (tool === 'query_metric' && input.dimensions?.[0] === 'customer' && !input.filters?.length) {
    const definition = anybody({ type: 'orders', of: 'orders', is: 'at_least', amount: 1 });
    const by = input.metric === 'orders' ? 'orders' : 'revenue';
    return { ranking: { ...list, definition, by, range: input.range, limit: Math.min(input.limit ?? 10, 100) } };
  }
  const [only, other] = tool === 'count_segments' ? (input.segmentIds ?? []) : [];
  if (only && !other) return { list: { ...list, segmentId: only }, where: { type: 'segment', segment: only } };
  if (tool !== 'list_people') return undefined;
  if (input.definition) return { list: input, where: input.definition.where };
  return input.segmentId ? { list: input, where: { type: 'segment', segment: input.segmentId } } : undefined;
}

const anybody = (where: Node): Definition => ({ version: 1, who: 'known', where });

/** "Save them as a segment", "write to them", "tag them as loyal". */
function actOn(clause: Clause, text: string, group: Group): Draft | undefined {
  const kind: ActionKind | undefined = SAVE.test(text)
    ? 'save_segment'
    : SEND.test(text)
      ? 'send_email'
      : WRITE.test(text)
        ? 'draft_email'
        : TAG.test(text)
          ? 'tag_people'
          : undefined;
  if (!kind) return undefined;
  if ('ranking' in group || (kind === 'save_segment' && 'prediction' in group)) {
    const question = asidesOf(clause.language).noRule;
    return { part: { kind: 'ask_back', text: clause.said, question, options: [] }, confidence: 0.85 };
  }
  const audience =
    'prediction' in group
      ? group
      : group.list.segmentId
        ? { segmentId: group.list.segmentId }
        : { definition: anybody(group.where) };
  const input =
    kind === 'save_segment' && 'where' in group ? saved(clause, group.where) : { audience, ...said(clause, kind) };
  return steps(clause, [{ tool: 'propose_action', input: { kind, input } }]);
}

function saved({ said: asked, quoted }: Clause, where: Node): Record<string, unknown> {
  const named = asked.match(
    /\b(?:called|named|namens|genannt|llamad[oa]|nomm[ée]e?)\s+["“«']?([^"”»'.,:!?]{1,80})/iu,
  )?.[1];
  const name = (quoted[0] ?? named)?.trim();
  return { ...(name && { name }), definition: anybody(where) };
}

/** The tag, or what is written. */
function said({ said: asked, quoted }: Clause, kind: ActionKind): Record<string, unknown> {
  const [own] = quoted;
  if (kind === 'tag_people') {
    const tag =
      own ??
      asked.match(
        /\b(?:as|als|como|comme|with|mit|con|avec)\s+([\p{L}\p{N}_-]{1,50}(?: [\p{L}\p{N}_-]{1,30})?)\s*[.!]?\s*$/iu,
      )?.[1];
    return { ...(tag && { tag: tag.trim() }) };
  }
  const about = asked.match(/\b(?:about|über|sobre|à propos de)\s+["“]?([^"”.?!]{2,150})/iu)?.[1]?.trim();
  return { ...(about && { subject: about.charAt(0).toUpperCase() + about.slice(1) }), ...(own && { body: own }) };
}

/** Their addresses, how many they are, what they spent, or a part of them. */
function askOf(clause: Clause, text: string, group: Group): Draft | undefined {
  const list = 'ranking' in group ? group.ranking : 'list' in group ? group.list : undefined;
  const listed = (input: Listed) => steps(clause, [{ tool: 'list_people', input }]);
  if (!list) return undefined;
  if (ADDRESSES.test(text)) return listed({ ...list, addresses: true });
  if (!('where' in group)) return undefined;
  if (HOW_MANY.test(text)) return listed(list);
  if (LAST.test(text)) return listed({ ...list, by: 'last_order', order: 'highest' });
  if (SPENT.test(text)) {
    const fault = faultIn(clause);
    if (fault) return { part: fault, confidence: 0.9 };
    return listed({ ...list, by: 'revenue', range: clause.times.length > 0 ? timesOf(clause).range : list.range });
  }
  const sorted = SORT.exec(text)?.groups?.by;
  const by = sorted && SORTED.find(([, words]) => words.test(sorted))?.[0];
  if (by) return listed({ ...list, by, order: 'highest' });
  const part = PART.exec(text);
  return part ? narrowed(clause, text.slice(part[0].length), group) : undefined;
}

function narrowed(clause: Clause, rest: string, group: Extract<Group, { where: Node }>): Draft | undefined {
  const asked = rest.replace(/^[\s,]*(?:(?:who|that|die|der|que|qui|with|without)(?= )|,)?\s*/u, '');
  const own = clauseOf(`customers who ${asked}`, clause);
  const found = whoIn(own);
  const rule = found?.definition ?? boughtThen(own, own.text, own.text.length);
  if (!rule) return undefined;
  const more = rule.where.type === 'all' ? rule.where.of : [rule.where];
  const before = group.where.type === 'all' ? group.where.of : [group.where];
  const definition = anybody({ type: 'all', of: [...before, ...more].slice(0, 10) });
  const { segmentId: _, ...list } = group.list;
  return steps(clause, [{ tool: 'list_people', input: { ...list, definition } }], { assumed: found?.assumed ?? [] });
}
