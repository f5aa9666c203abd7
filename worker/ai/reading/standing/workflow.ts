import type { ToolInput } from '../../../../contract/analyst.ts';
import { type Clause, clauseOf } from '../clause.ts';
import { readAction } from '../readers/action.ts';
import { type Draft, steps } from '../readers/reader.ts';
import { findSegments } from '../segment-words.ts';
import { oftenIn } from './often.ts';

type Wanted = NonNullable<ToolInput<'set_up'>['workflow']>;

const SOMEBODY =
  "(?:some(?:one|body)|any(?:one|body)|a (?:customer|person|buyer|visitor|shopper)|people|customers|jemand|ein(?:e)? (?:kunde|kundin|person|kaufer)|kunden|alguien|un cliente|una persona|clientes|quelqu'un|un client|une personne|des clients)";
const WHENEVER = new RegExp(
  `^(?:every time|each time|any ?time|whenever|when(?:ever)?|if|as soon as|once|jedes mal,? wenn|immer,? wenn|sobald|wenn|cada vez que|siempre que|cuando|en cuanto|chaque fois qu(?:e |')|a chaque fois qu(?:e |')|quand|lorsqu(?:e |')|des qu(?:e |'))\\s*(?:${SOMEBODY}|i|we|there is|ich|wir)(?![\\p{L}])`,
  'u',
);
const LEFT_CART =
  /\b(?:abandon\w*|leaves?|left|forgets?|lasst|verlasst|abbricht|bricht|abgebrochen|liegen ?lasst|stehen ?lasst|deja|laisse)\b.{0,30}\b(?:cart|carts|basket|checkout|warenkorb|einkaufswagen|korb|carrito|cesta|panier)\b|\b(?:cart|basket|warenkorb|carrito|panier)\b.{0,40}\b(?:abandon\w*|abbricht|verlasst|liegen ?lasst|stehen ?lasst|left)\b/u;
const BUYS =
  /\b(?:buys?|orders?|purchases?|places? an order|kauft|bestellt|compra|pide|hace un pedido|achete|commande|passe une commande)\b/u;
const LEAVES =
  /\b(?:leaves|stops being|is no longer|falls out of|verlasst|nicht mehr|deja de ser|ya no es|sale de|quitte|n'est plus|cesse d'etre)\b/u;
const OVER =
  /\b(?:over|above|more than|worth (?:over|more than|at least)|of at least|at least|uber|mehr als|von uber|im wert von|mindestens|ab|mas de|de mas de|superior a|por encima de|plus de|de plus de|superieur a|au-dessus de) (?:[£$€] ?)?(\d[\d.,]*)(?: ?(?:[£$€]|euros?|dollars?|pounds?|eur|usd|gbp|libras?))?/u;
/** Where what is to be done begins: behind the cause. */
const THEN =
  /(?:,|\bthen\b|\bdann\b|\bentonces\b|\balors\b)\s*(?:(?:then|please|and|dann|bitte|entonces|por favor|alors|stp)\s+)*/u;
const TASK =
  /\b(?:create|add|make|open|set up|give me|leg(?:e|t)?|erstell(?:e)?|mach(?:e)?|crea|anade|agrega|cree|ajoute)\b.{0,20}\b(?:tasks?|to-?dos?|reminders?|aufgaben?|erinnerung|tareas?|recordatorio|taches?|rappel)\b|\bremind (?:me|us)\b|\berinner\w* (?:mich|uns)\b|\brecuerdame\b|\brappelle-moi\b/u;
const TAG =
  /\b(?:tag|label|mark|markier\w*|kennzeichne|etiqueta(?:lo|la|los)?|marca(?:lo|la)?|etiquette(?:-l[ea])?|marque(?:-l[ea])?)\b(?: (?:them|him|her|the person|it|sie|ihn|die person|le|la|a la persona|la personne|les))?(?: (?:as|with|als|mit|como|con|comme|avec))?\s+(?<tag>[\p{L}\p{N}_-]{1,50})\s*$/u;
const MAIL =
  /\b(?<verb>send|e-?mail|write|draft|schick(?:e)?|sende|schreib(?:e)?|entwirf|manda(?:le)?|envia(?:le)?|escribe(?:le)?|redacta|envoie(?:-lui)?|ecris(?:-lui)?|redige)\b.{0,30}\b(?:e-?mails?|mails?|letters?|messages?|nachricht|brief|correos?|mensajes?|carta|courriels?|lettre)\b|\b(?:e-?mail|write to) (?:them|him|her)\b/u;
const ABOUT = /\b(?:about|uber|sobre|a propos de|au sujet de) (?<about>.{2,150})$/u;
const LISTS =
  /^(?:what|which|show|list|are there|welche|was|zeig\w*|gibt es|que|cuales|muestra\w*|hay|quels|quelles|montre\w*|liste)\b.{0,30}\b(?:workflows?|automations?|flows|ablaufe|arbeitsablaufe|automatisierungen|flujos|automatizaciones|automatismes|automatisations)\b/u;
const PAUSE =
  /^(?:(?:please|can you|bitte|por favor|peux-tu)[, ]+)*(?<verb>turn off|switch off|pause|stop|disable|delete|remove|end|schalte?|stoppe?|pausiere|losche?|entferne?|beende|apaga|pausa|para|desactiva|elimina|borra|desactive|arrete|supprime|mets en pause)\b.{0,20}\b(?:workflow|automation|(?:arbeits)?ablauf|automatisierung|flujo|automatizacion|automatisation)\b(?<name>.{0,80})$/u;

const ENDS = /^(?:delete|remove|losche?|entferne?|elimina|borra|supprime)$/u;

/** "Every time someone abandons a cart over 50, create a task": something that is done again and again by itself. */
export function readWorkflow(clause: Clause): Draft | undefined {
  const { text } = clause;
  const bare = text.replace(/^[¿¡\s]+|[?!.\s]+$/gu, '');
  if (LISTS.test(bare))
    return steps(clause, [{ tool: 'list_set_up', input: { what: 'workflows' } }], { confidence: 0.9 });
  const pause = PAUSE.exec(bare);
  // What is only to stand still is not taken away: that is done where it is shown.
  if (pause && !ENDS.test(pause.groups?.verb ?? '')) {
    return steps(clause, [{ tool: 'list_set_up', input: { what: 'workflows' } }], { confidence: 0.85 });
  }
  if (pause) {
    const said = (clause.quoted[0] ?? pause.groups?.name?.trim() ?? '').replace(/^(?:off|aus|ab)\b/u, '').trim();
    return steps(clause, [{ tool: 'set_up', input: { remove: { kind: 'workflow', said } } }], { confidence: 0.85 });
  }
  return WHENEVER.test(bare) ? byCause(clause, bare) : byClock(clause, bare);
}

function byCause(clause: Clause, bare: string): Draft | undefined {
  const parted = partsOf(bare);
  if (!parted) return undefined;
  const [cause, deed] = parted;
  const does = deedOf(clause, deed);
  if (!does) return undefined;
  const over = OVER.exec(cause);
  const amount = over?.[1] && Number(over[1].replace(/[.,](?=\d{3}\b)/g, '').replace(',', '.'));
  const [segment] = findSegments(cause, clause.vocabulary.segments);
  const isCart = LEFT_CART.test(cause) || segment?.key === 'cart_abandoners';
  const begins: Wanted | undefined = isCart
    ? { segmentId: 'cart_abandoners', change: 'entered', ...(amount && { cartOver: amount }) }
    : segment
      ? { segmentId: segment.id, change: LEAVES.test(cause) ? 'left' : 'entered' }
      : BUYS.test(cause)
        ? { event: 'purchase' }
        : undefined;
  if (!begins) return undefined;
  const unread = over && !isCart ? [over[0]] : [];
  return steps(clause, [
    { tool: 'set_up', input: { workflow: { ...begins, ...does }, ...(unread.length > 0 && { unread }) } },
  ]);
}

/** The cause and what is to be done; the comma of "immer, wenn jemand" parts nothing. */
function partsOf(bare: string): [string, string] | undefined {
  const from = WHENEVER.exec(bare)?.[0].length ?? 0;
  const comma = THEN.exec(bare.slice(from));
  if (comma) {
    const at = from + comma.index;
    return [bare.slice(0, at), bare.slice(at + comma[0].length)];
  }
  const deed = [TASK, TAG, MAIL].map((one) => one.exec(bare)?.index ?? -1).filter((at) => at > from);
  const at = Math.min(...deed);
  return Number.isFinite(at) ? [bare.slice(0, at), bare.slice(at)] : undefined;
}

function byClock(clause: Clause, bare: string): Draft | undefined {
  const often = oftenIn(bare);
  if (!often || !TASK.test(often.rest)) return undefined;
  const does = deedOf(clause, often.rest.replace(/^[·\s,]+/u, ''));
  if (does?.task === undefined) return undefined;
  const { weekday, at = '09:00', every } = often;
  const on = weekday ?? (every === 'week' ? 1 : undefined);
  return steps(clause, [{ tool: 'set_up', input: { workflow: { at, ...(on && { weekday: on }), ...does } } }]);
}

function deedOf(clause: Clause, deed: string): Pick<Wanted, 'task' | 'tag' | 'email' | 'sends'> | undefined {
  const plain = deed.replaceAll('·', ' ').replace(/\s+/g, ' ').trim();
  const mail = MAIL.exec(plain);
  if (TASK.test(plain)) return { task: titleIn(clause, plain) };
  const tag = clause.quoted[0] ?? TAG.exec(plain)?.groups?.tag;
  if (tag && /\b(?:tag|label|mark|etiquet|kennzeichne|marca|marque)/u.test(plain)) return { tag };
  if (!mail) return undefined;
  const sends = !/^(?:draft|entwirf|redacta|redige)/u.test(mail.groups?.verb ?? '');
  return { email: (clause.quoted[0] ?? ABOUT.exec(plain)?.groups?.about ?? '').trim(), ...(sends && { sends }) };
}

/** "To call them", "que diga …"; empty where the task is only said to be one. */
function titleIn(clause: Clause, plain: string): string {
  const { calendar, vocabulary, language, quoted } = clause;
  if (quoted[0]) return quoted[0];
  const draft = readAction(clauseOf(plain, { calendar, vocabulary, language }));
  const [step] = draft?.part.kind === 'steps' ? draft.part.steps : [];
  const title = step?.tool === 'propose_action' ? String(step.input.input.title ?? '') : '';
  return /^(?:an?|eine?|una?|une|tasks?|aufgabe|tarea|tache)?$|\b(?:create|leg|crea|cree|add|erstell)\w*\b.{0,12}\b(?:task|aufgabe|tarea|tache)/iu.test(
    title.trim(),
  )
    ? ''
    : title;
}
