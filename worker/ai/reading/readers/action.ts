import type { Temporal } from 'temporal-polyfill';
import type { ActionKind } from '../../../../contract/actions.ts';
import type { Predicted } from '../../../../contract/predicted.ts';
import type { Definition } from '../../../../contract/segments.ts';
import { today } from '../../period.ts';
import { campaignCeilingIn } from '../campaign/change.ts';
import { Said } from '../campaign/said.ts';
import { whenIn } from '../campaign/when.ts';
import { costCeilingIn } from '../ceiling.ts';
import { type Clause, clauseOf } from '../clause.ts';
import { MONTHS, WEEKDAYS } from '../periods/date-words.ts';
import { isFuture } from '../periods/find.ts';
import { phrasesOf } from '../phrasing.ts';
import { findSegments } from '../segment-words.ts';
import { normalise } from '../words.ts';
import { audienceRule } from './audience.ts';
import { personIn } from './over-time.ts';
import { WHO, whoIn } from './people.ts';
import { type Reader, steps } from './reader.ts';

const PLEASE =
  "(?:please|can you|could you|would you|will you|i want (?:you )?to|i would like (?:you )?to|i'd like (?:you )?to|let's|lets|now|then|and|go ahead and|bitte|por favor|s'il te plait|peux-tu|kannst du|puedes)";
const start = (verbs: string) => new RegExp(`^(?:${PLEASE},? )*(?:${verbs})(?![\\p{L}])`, 'u');

const REMIND = start(
  'remind (?:me|us)|(?:create|add|make|set|put|open|new)(?: up)? (?:me )?(?:an? |the |another |new )*(?:task|to-?do|reminder|follow-?up)s?|task|to-?do|erinnere? (?:mich|uns)|(?:erstelle?|lege?) (?:eine )?(?:neue )?aufgabe(?: an)?|recuerdame|recuerdanos|(?:crea|anade|agrega) (?:una )?tarea|rappelle-?(?:moi|nous)|(?:cree|ajoute) une tache',
);
const REMEMBER = start(
  'remember|note(?: down)? that|keep in mind|bear in mind|for (?:your|the) (?:information|record)|fyi|know that|make a note that|take note|merke? dir|denk daran|recuerda que|ten en cuenta|retiens|note que|souviens-toi',
);
const SEND = start('send|e-?mail|mail|text|message|blast|shoot|sende?|schicke?|verschicke?|envia|envoie|invia|manda');
const DRAFT = start(
  'draft|write|compose|prepare|create|make|entwirf|schreibe?|verfasse|redacta|escribe|prepara|redige|ecris|prepare',
);
const EMAIL = /\b(?:e-?mails?|mails?|newsletters?|message|letter|note to|correo|courriel|nachricht|mensaje)\b/;
const CAMPAIGN = /\b(?:campaigns?|promotion|kampagne|campana|campagne)\b/;
const SAVE_SEGMENT = new RegExp(
  `^(?:${PLEASE},? )*(?:save|create|make|build|add|define|keep|speichere?|erstelle?|guarda|crea|enregistre|cree)\\b.{0,40}\\b(?:segments?|group|list|audience|segmento|groupe)\\b`,
);
const TAG = start('tag|label|mark|untag|remove the tag|markiere?|etiqueta|marca|etiquette|marque');
const RUN = start(
  '(?:run|start|trigger|launch|execute|starte?|ejecuta|lance)(?: (?:the|my|our|den|el|le))?(?: [^.]{0,60})? (?:workflow|automation|flow|(?:arbeits)?ablauf|flujo|flux)|(?:run|start|trigger|execute) (?:the )?(?:workflow|automation|flow)',
);
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/i;

/** Something to be done: its kind, and its input as far as it is named. Planning does nothing yet. */
export const readAction: Reader = (clause) => {
  const { text } = clause;
  if (REMIND.test(text)) return plan(clause, 'create_task', taskOf(clause));
  if (REMEMBER.test(text) && !text.endsWith('?')) return fact(clause);
  if (statesItself(clause)) return fact(clause);
  if (RUN.test(text)) {
    const id = UUID.exec(clause.said)?.[0];
    return plan(
      clause,
      'run_workflow',
      id ? { workflowId: id } : { name: clause.quoted[0] ?? workflowName(clause.said) },
    );
  }
  if (SAVE_SEGMENT.test(text)) return plan(clause, 'save_segment', segmentOf(clause));
  const untagged = untag(clause);
  if (untagged) return plan(clause, 'tag_people', untagged);
  if (TAG.test(text) && !/\b(?:google tag|tag manager)\b/.test(text)) return plan(clause, 'tag_people', tagOf(clause));
  const sends =
    SEND.test(text) &&
    (EMAIL.test(text) || /^(?:.{0,30})(?:e-?mail|mail|text|message)\b/.test(text) || audienceOf(clause) !== undefined);
  if (sends && !CAMPAIGN.test(text)) return sending(clause);
  if (
    DRAFT.test(text) &&
    (CAMPAIGN.test(text) || WIN_BACK.test(text)) &&
    (clause.quoted.length > 0 || /^(?:\w+ )?(?:draft|write|compose|entwirf|redacta|redige)\b/.test(text))
  )
    return plan(clause, 'draft_campaign', campaignOf(clause));
  if (DRAFT.test(text) && EMAIL.test(text) && !/\bideas?\b/.test(text))
    return plan(clause, 'draft_email', emailOf(clause));
  return undefined;
};

const UNTAG =
  /^(?:please |bitte |por favor )?(?:remove|take|delete|entferne?|nimm|losche?|quita|elimina|enleve|retire|supprime)(?: off)?\s+(?:the |das |den |la |l[’'])?(?:tag|label|schlagwort|etikett|etiqueta|étiquette|etiquette)\s+["“„«]?\s*(?<tag>[\p{L}\p{N}_ -]{1,50}?)\s*["”“»]?\s+(?:from|off|of|von|bei|de|a|à|des?)\s+(?<whom>.+)$/iu;

/** "Remove the tag VIP from alice": whom it is taken off is said behind it, whatever people are called VIPs. */
function untag(clause: Clause): Record<string, unknown> | undefined {
  const { tag, whom } = UNTAG.exec(clause.said.trim().replace(/[.!]+$/, ''))?.groups ?? {};
  if (!tag || !whom) return undefined;
  const { calendar, vocabulary, language } = clause;
  const audience = audienceOf(clauseOf(`to ${whom}`, { calendar, vocabulary, language }));
  return { ...(audience && { audience }), tag, remove: true };
}

function plan(clause: Clause, kind: ActionKind, input: Record<string, unknown>) {
  const heeded = 'costLimit' in input;
  const assumed = WRITING.has(kind) ? unheededIn(clause, heeded) : [];
  return steps(clause, [{ tool: 'propose_action', input: { kind, input } }], { confidence: 0.9, assumed });
}

/** What a sending may cost is kept by its plan, and is none of its words. */
function sending(clause: Clause) {
  const ceiling = costCeilingIn(clause.said);
  if (!ceiling) return plan(clause, 'send_email', emailOf(clause));
  const { rest, ...costLimit } = ceiling;
  return plan(clause, 'send_email', { ...emailOf({ ...clause, said: rest }), costLimit });
}

/** A campaign to win people back is one, whether it is called so or not. */
const WIN_BACK =
  /\b(?:win-? ?backs?|re-?activation|ruckgewinnung(?:skampagne)?|ruckhol\w*|zuruckgewinn\w*|recuperacion|reconquete|relance)\b/u;

const WRITING: ReadonlySet<ActionKind> = new Set(['send_email', 'draft_email', 'draft_campaign']);
const AT_RISK =
  /\b(?:at risk|at-risk|(?:about|likely|going) to (?:leave|churn)|churning|abwanderungsgefahrdete?[nr]?|gefahrdete[nr]?|kurz vor dem absprung|en riesgo|a punto de irse|a risque|sur le point de partir)\b/u;
const ABOUT_TO_BUY =
  /\b(?:(?:about|likely|going) to buy|kurz vor dem kauf|a punto de comprar|sur le point d'acheter)\b/u;
const WORTH_MOST =
  /\b(?:worth (?:the )?most|(?:highest|most) expected value|am meisten wert|de mas valor esperado|les plus precieux)\b/u;
const BY_EMAIL = /\b(?:by|per|via|por|par|an?) (?:e-?mail|mail|correo|courriel)\b|\be-?mail campaign\b/u;
const COST =
  /\b(?:at most|no more than|not more than|up to|max(?:imum)?(?: of)?|under|below|less than|hochstens|maximal|bis zu|como maximo|hasta|au maximum|au plus|jusqu'a) (?:[£$€] ?)?\d[\d.,]*(?![\d.,]* ?%)(?: ?(?:[£$€]|pounds?|dollars?|euros?|usd|gbp|eur|pfund|libras?|livres?))?/u;

/** An amount behind it tells whom it is for. */
const SPENT = /\b(?:spen[dt]s?|spending|paid|worth|ausgegeben|gastado|gastaron|depense)\s*$/u;

/** "At most 150 pounds" where nothing reads it: what whoever asks counts on, and no plan keeps. */
function unheededIn({ text, language }: Clause, costIsHeeded: boolean): string[] {
  const { unheeded } = phrasesOf(language);
  const found = [costIsHeeded ? null : COST.exec(text)].filter((one) => one !== null);
  return found.filter(({ index }) => !SPENT.test(text.slice(0, index))).map(([said]) => unheeded(said.trim()));
}

/** "No, we are closed on Mondays": the later fact holds. */
const CORRECTS = /^(?:(?:no|nein|non|actually|sorry|eigentlich|doch|en realidad|perdon|en fait|pardon)[, ]+)+/;
const CLOSED = new RegExp(
  `^(?:on |am |an |los |el |les |le )?(?:${Object.keys(WEEKDAYS).join('|')})s?,? (?:we(?:'re| are) closed|(?:haben|sind) wir (?:geschlossen|zu)|cerramos|no abrimos|estamos cerrad[oa]s|nous (?:sommes ferm\\w+|fermons)|on est ferme)(?![\\p{L}])`,
  'u',
);
/** What a message costs, as the shop says it. */
const COSTS_US =
  /^(?:an? |one |each |every |eine? |jede |un |una |cada |une |chaque )?(?:sms|e-?mails?|mails?|text(?: message)?s?|whatsapp(?:-?(?: message|nachricht))?|push|correos?|messages?)\b.{0,20}\b(?:costs?|kostet|kosten|cuestan?|coutent?|coute)\b.{0,30}\d/;

/** "We are closed on Sundays": the shop tells of itself, and asks nothing. */
function statesItself({ text, said, metrics }: Clause): boolean {
  if (/\?\s*$/.test(said)) return false;
  const bare = text.replace(CORRECTS, '');
  if (CLOSED.test(bare) || COSTS_US.test(bare)) return true;
  if (
    /^(?:we|our shop|our store|the shop|the store|my shop|my store|wir|unser (?:shop|laden)|nosotros|nuestra tienda|nous|notre boutique) (?:is|are|do not|don't|never|always|only|have|has|ship|sell|open|close|deliver|opened|moved|sind|haben|verkaufen|liefern|estamos|vendemos|cerramos|abrimos|sommes|vendons|fermons|livrons)\b/.test(
      bare,
    )
  )
    return true;
  return /^by (?:revenue|sales|turnover)(?:,)? (?:we|i) mean\b/.test(text) && metrics.length > 0;
}

function fact(clause: Clause) {
  const text = clause.said
    .trim()
    .replace(
      /^(?:(?:please|can you|could you|bitte|por favor)[, ]+)*(?:remember|note(?: down)?|keep in mind|bear in mind|for your information|for the record|fyi|know|make a note|take note|merke? dir|denk daran|recuerda|ten en cuenta|retiens|souviens-toi|note)[,:]?\s*(?:that|dass|que)?[,:]?\s*/i,
      '',
    )
    .replace(/^that\s+/i, '')
    .replace(/^(?:(?:no|nein|non|actually|sorry|eigentlich|doch|en realidad|perd[oó]n|en fait|pardon)[, ]+)+/i, '')
    .trim();
  return plan(clause, 'remember_fact', { text: text.slice(0, 500) });
}

function taskOf(clause: Clause): Record<string, unknown> {
  const due = dueOn(clause);
  let title = clause.said
    .trim()
    .replace(
      /^(?:(?:please|can you|could you|now|bitte|por favor)[, ]+)*(?:remind (?:me|us)|(?:create|add|make|set|put|open)(?: up)? (?:me )?(?:an? |the |another |new )*(?:task|to-?do|reminder|follow-?up)s?|(?:new )?task|to-?do|erinnere? (?:mich|uns)|(?:erstelle?|lege?) (?:eine )?(?:neue )?aufgabe(?: an)?|recu[eé]rdame|(?:crea|añade|agrega) (?:una )?tarea|rappelle-?(?:moi|nous)|(?:crée|ajoute) une t[âa]che)[:,]?\s*/i,
      '',
    );
  const parted = withoutDay(title, due, clause);
  title = parted.title;
  for (const { words } of clause.times) title = withoutWords(title, words);
  if (due) title = title.replace(DUE_WORDS, ' ').replace(/\s+/g, ' ');
  title = title
    .replace(/^[\s:,]+/, '')
    .replace(/^(?:(?:to|for|that|about|daran,?|dass|zu|de|que|pour|called|named)[:,]?\s+|d['’](?=\p{L}))/iu, '')
    .replace(/\s+(?:on|by|due|due on|until|before|for|at|am|bis|el|le|pour)\s*[.!]*$/i, '')
    .replace(/^["“«']|["”»'.!]+$/g, '')
    .trim();
  if (parted.at && title) title = `${title}, ${parted.at}`;
  return { title: (clause.quoted[0] ?? title).slice(0, 200) || clause.said.slice(0, 200), ...(due && { dueOn: due }) };
}

/** A title without the day on which it is due; the time of it, for which a task has no place of its own, stands behind it. */
function withoutDay(title: string, due: string | undefined, { calendar }: Clause): { title: string; at?: string } {
  const plain = normalise(title);
  const said = new Said(plain);
  const when = whenIn(said, calendar);
  const kept = title.trim().replace(/\s+/g, ' ');
  if (!when || when.sendOn !== due || plain.length !== kept.length) return { title };
  const left = [...kept].map((letter, at) => (said.text[at] === '·' ? ' ' : letter)).join('');
  return { title: left.replace(/\s+/g, ' ').trim(), ...(when.sendAt && { at: when.sendAt }) };
}

function withoutWords(title: string, words: string): string {
  const at = title.toLowerCase().indexOf(words);
  if (at < 0) return title;
  return `${title.slice(0, at).replace(/\s*\b(?:on|by|due|due on|until|before|am|bis|el|le)\s*$/i, '')} ${title.slice(at + words.length)}`
    .replace(/\s+/g, ' ')
    .trim();
}

const CLOCK_WORDS = /\b(?:(?:at|um|a las?|a) )?\d{1,2}(?:[:.]\d{2})?(?: ?(?:am|pm|uhr|h)\b)?/g;
const END_OF =
  /\b(?:end of (?:the |this )?(?<unit>week|month|year)|(?<monat>monatsende|ende des monats|fin(?:es)? de mes|fin du mois)|(?<woche>ende der woche|fin de (?:la )?semana|fin de (?:la )?semaine)|(?<jahr>jahresende|ende des jahres|fin de ano|fin de l'annee))\b/;
/** What of a day is left in a title. */
const DUE_WORDS = new RegExp(
  `(?<![\\p{L}])(?:(?:on|by|until|before|due|am|bis|zum|el|le|pour|antes de|para|d['’]ici|for)\\s+)*(?:(?:next|this|coming|nächste[nrs]?|kommende[nrs]?|diese[nrs]?|próximo|este|la|à)\\s+)*(?:${Object.keys(WEEKDAYS).join('|')}|miércoles|sábado|(?:the )?end of (?:the |this )?(?:week|month|year)|monatsende|ende (?:des|der) \\p{L}+|fin(?:es)? d[eu] \\p{L}+)(?:\\s+(?:que viene|prochaine?|próximo))?(?![\\p{L}])`,
  'giu',
);

function endOf(now: Temporal.PlainDate, { unit, woche, jahr }: Record<string, string | undefined>): Temporal.PlainDate {
  if (unit === 'week' || woche) return now.add({ days: 7 - now.dayOfWeek });
  if (unit === 'year' || jahr) return now.with({ month: 12, day: 31 });
  return now.with({ day: now.daysInMonth });
}

/** The day that is named, the next one that comes: "Monday", "tomorrow", "in 3 days", "20 March". */
function dueOn({ text, times, calendar }: Clause): string | undefined {
  const now = today(calendar);
  const days = text.match(/\bin (\d{1,3}|a|one|two|three) (day|week|month)s?\b/);
  if (days) {
    const count = { a: 1, one: 1, two: 2, three: 3 }[days[1] ?? ''] ?? Number(days[1]);
    return now.add({ [`${days[2]}s`]: count }).toString();
  }
  const end = END_OF.exec(text);
  if (end) return endOf(now, end.groups ?? {}).toString();
  const weekday = text.match(new RegExp(`\\b(${Object.keys(WEEKDAYS).join('|')})\\b`))?.[1];
  if (weekday && !/\b\d{1,2}\b/.test(text.replace(CLOCK_WORDS, ''))) {
    const ahead = ((WEEKDAYS[weekday] ?? 1) - now.dayOfWeek + 7) % 7 || 7;
    return now.add({ days: ahead }).toString();
  }
  const period = times.find((one) => one.period)?.period;
  if (!period?.from) return whenIn(new Said(text), calendar)?.sendOn;
  if (isFuture(period, calendar) || period.from.equals(now)) return period.from.toString();
  // A day without a year is read as the latest that was; a task is for the next.
  const named =
    Object.keys(MONTHS).some((month) => new RegExp(`\\b${month}\\b`).test(text)) && !/\b(?:19|20)\d\d\b/.test(text);
  return named ? period.from.add({ years: 1 }).toString() : undefined;
}

function audienceOf(clause: Clause): Record<string, unknown> | undefined {
  const id = UUID.exec(clause.said)?.[0];
  if (id) return { personId: id };
  const rule = audienceRule(clause);
  if (rule === 'unread') return undefined;
  if (rule) return { definition: rule };
  const [segment] = findSegments(clause.text, clause.vocabulary.segments);
  if (AT_RISK.test(clause.text)) return { prediction: 'churn', ...(segment && { segmentId: segment.id }) };
  if (segment) return { segmentId: segment.id };
  const person = personIn(clause);
  const named = person ?? personNamed(clause.said);
  return named ? { personId: named } : undefined;
}

/** "Send an email to Leila Gibson", "tag Leila Gibson as VIP". */
function personNamed(said: string): string | undefined {
  return said.match(
    /(?:\b(?:to|for|an|für|para|pour)|(?<![\p{L}])à|^\s*(?:please )?(?:un)?tag|^\s*label|^\s*mark)\s+(?:customer\s+)?(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2})/u,
  )?.[1];
}

function emailOf(clause: Clause): Record<string, unknown> {
  const { said } = clause;
  const audience = audienceOf(clause);
  const subject = said.match(/\bsubject(?: line)?(?: is|:)?\s*["“«']([^"”»']{1,200})["”»']/i)?.[1];
  const quoted = clause.quoted.filter((one) => one !== subject);
  const told = said
    .match(
      /\b(?:saying|that says|telling them(?: that)?|with the text|body:?|message:?)\s+["“«']?([^"”»]{2,2000})/i,
    )?.[1]
    ?.replace(/["”»'.]+$/, '');
  const about = aboutOf(said);
  const body = quoted[0] ?? told ?? undefined;
  const title = subject ?? about;
  return { ...(audience && { audience }), ...(title && { subject: title }), ...(body && { body }) };
}

/** What a message is about, as a subject: "about a spring sale". */
function aboutOf(said: string): string | undefined {
  const about = said
    .match(
      /\b(?:about(?! to\b)|announcing|regarding|on the topic of|über|sobre|à propos de)\s+["“]?([^"”.?!]{2,150})/i,
    )?.[1]
    ?.trim();
  return about && about.charAt(0).toUpperCase() + about.slice(1);
}

function segmentOf(clause: Clause): Record<string, unknown> {
  const { said, text, quoted } = clause;
  const named = said
    .match(/\b(?:called|named|as|name(?: it)?:?|namens|llamado|nommé)\s+["“«']?([^"”»'.,:]{1,80})/i)?.[1]
    ?.replace(
      /\s+(?:of|for|with|containing|from|von|mit|de|con|des|avec)\s+(?:all |my |our |the |everyone |everybody )?(?:customers?|people|buyers?|clients?|kunden|clientes|who)\b.*$/i,
      '',
    )
    .trim();
  const given = text.search(/\b(?:called|named|namens|llamado|nomme)\b/);
  const who = WHO.exec(text)?.index ?? 0;
  const definition = whoIn(clause, given > who ? given : text.length)?.definition;
  const [segment] = findSegments(text, clause.vocabulary.segments);
  const isWhole = segment && audienceRule(clause) === undefined;
  const where = isWhole && { version: 1, who: 'known', where: { type: 'segment', segment: segment.id } };
  // "Save them as a segment" names none.
  const name =
    quoted[0] ?? (/^(?:an? |the )?(?:new )?(?:segment|group|list|audience)$/i.test(named ?? '') ? undefined : named);
  return { ...(name && { name }), ...((definition ?? where) && { definition: definition ?? where }) };
}

function tagOf(clause: Clause): Record<string, unknown> {
  const audience = audienceOf(clause);
  const tag =
    clause.quoted[0] ??
    clause.said.match(
      /\b(?:as|with(?: the tag)?|tag:|als|mit|como|con|comme|avec)\s+(?:the tag\s+)?([\p{L}\p{N}_-]{1,50}(?: [\p{L}\p{N}_-]{1,30})?)\s*[.!]?\s*$/iu,
    )?.[1];
  const remove = /^(?:\w+ )?(?:untag|remove)/.test(clause.text);
  return { ...(audience && { audience }), ...(tag && { tag: tag.trim() }), ...(remove && { remove }) };
}

function campaignOf(clause: Clause): Record<string, unknown> {
  const { text, quoted } = clause;
  const ceiling = campaignCeilingIn(clause.said);
  const said = ceiling?.rest ?? clause.said;
  const whom = campaignFor(clause);
  const when = whenIn(new Said(normalise(said)), clause.calendar);
  const named = (['sms', 'push', 'whatsapp', 'messenger', 'email'] as const).find((one) =>
    one === 'email' ? BY_EMAIL.test(text) : text.includes(one),
  );
  // Of a list each person gets it by what reaches them, unless it is said.
  const channel = named ?? (whom.list ? undefined : 'email');
  const name = said.match(/\b(?:called|named|namens|llamada|nommée)\s+["“«']?([^"”»'.,]{1,100})/i)?.[1]?.trim();
  const message = quoted.find((one) => one !== name);
  const offer = said.match(/\b(\d{1,2} ?% (?:off|discount)|free shipping)\b/i)?.[1];
  const about = aboutOf(said);
  return {
    ...(name && { name }),
    ...(whom.segmentId && { segmentId: whom.segmentId }),
    ...(whom.condition && { condition: whom.condition }),
    ...(ceiling && { costLimit: { amount: ceiling.amount, currency: ceiling.currency } }),
    ...(channel && { channel }),
    ...when,
    ...(about && { subject: about }),
    ...(message && { message }),
    ...(offer && { offer }),
  };
}

/** Whom a drafted campaign is for: a segment, or a list that the models make; and which of them. */
function campaignFor(clause: Clause): { segmentId?: string; condition?: Definition; list?: Predicted } {
  const { text, vocabulary } = clause;
  const [segment] = findSegments(text, vocabulary.segments);
  const list = listIn(text) ?? (WIN_BACK.test(text) && !segment ? 'churn' : undefined);
  const rule = audienceRule(clause);
  const inSegment = segment && {
    version: 1 as const,
    who: 'everyone' as const,
    where: { type: 'segment' as const, segment: segment.id },
  };
  // Whoever is to be won back is about to leave, where nobody else is said.
  if (list) {
    const condition = (rule === 'unread' ? undefined : rule) ?? inSegment;
    return { segmentId: list, list, ...(condition && { condition }) };
  }
  // Of whom less is asked, or what nobody understands, is asked back.
  if (rule === 'unread' || !segment) return {};
  return { segmentId: segment.id, ...(rule && { condition: rule }) };
}

/** The list of a model that is named. */
function listIn(text: string): Predicted | undefined {
  if (AT_RISK.test(text)) return 'churn';
  if (ABOUT_TO_BUY.test(text)) return 'purchase';
  return WORTH_MOST.test(text) ? 'value' : undefined;
}

function workflowName(said: string): string {
  return said
    .replace(/^.*?\b(?:run|start|trigger|launch|execute)\b\s*(?:the|my|our)?\s*/i, '')
    .replace(/\b(?:workflow|automation|flow|(?:arbeits)?ablauf|flujo|flux)\b/gi, '')
    .replace(/[.!?]+$/, '')
    .trim();
}
