import { type Clause, clauseOf } from '../clause.ts';
import { type Draft, steps } from '../readers/reader.ts';
import type { Language } from '../reading.ts';
import { asWritten } from '../unread.ts';
import { type Often, oftenIn } from './often.ts';

const SEND_ME =
  /^(?:(?:please|can you|could you|i want you to|bitte|kannst du|por favor|puedes|peux-tu|stp)[, ]+)*(?:(?:send|e-?mail|mail|tell|give|show|text|message|report|ask)(?: (?:me|us))?|let (?:me|us) know|i want|(?:schick(?:e)?|sende|mail(?:e)?|zeig(?:e)?|sag(?:e)?|gib|berichte?|melde?)(?: (?:mir|uns))?|(?:manda|envia|di|dime|dame|da|muestra|cuenta|informa)(?:me|nos)?|(?:envoie|dis|donne|montre|rapporte)(?:-(?:moi|nous))?)(?![\p{L}])/u;
const STOP =
  /^(?:(?:please|can you|bitte|por favor|puedes|peux-tu)[, ]+)*(?:(?:stop|quit|no longer|don't|do not) (?:sending|e-?mailing|mailing|telling|asking|send|e-?mail|tell|ask) (?:me|us)?|(?:schick|sende|sag|melde?)(?:e)? (?:mir|uns) .{0,40}(?:nicht mehr|keine?n?\b.{0,40} mehr)|hor auf,? (?:mir|uns)|(?:deja|para) de (?:mandar|enviar|decir)(?:me|nos)(?:lo)?|no me (?:mandes|envies) mas|(?:arrete|cesse) de (?:m'envoyer|me dire|nous envoyer)|ne m'envoie plus)/u;
const WHICH =
  /^(?:what|which|show|list|was|welche|zeig\w*|que|cuales|muestra\w*|quelles?|qu'est-ce que|montre)\b.{0,40}(?:\b(?:scheduled|recurring|regular) (?:questions?|reports?|e-?mails?)|\bdo you (?:send|e-?mail|tell|ask)(?: (?:me|us))? (?:regularly|every (?:day|week|monday)|on a schedule|by the clock|automatically)|\b(?:schickst|sagst) du (?:mir|uns) (?:regelmassig|jede\w*|automatisch)|geplante\w* fragen|\b(?:me|nos) (?:mandas|envias) (?:regularmente|cada\b.*|periodicamente)|preguntas programadas|\b(?:m'envoies-tu|tu m'envoies) (?:regulierement|chaque\b.*)|questions (?:planifiees|programmees))/u;
const IT = /^(?:it|that|this|them|the|das|es|eso|esto|ca|cela|le|la|·|\s|any ?more|mehr|mas|plus)*$/u;

const TIMES: Record<'en' | 'de' | 'es' | 'fr', Record<Often['every'], string>> = {
  en: { day: 'yesterday', week: 'last week' },
  de: { day: 'gestern', week: 'letzte Woche' },
  es: { day: 'ayer', week: 'la semana pasada' },
  fr: { day: 'hier', week: 'la semaine dernière' },
};

/** "Send me revenue every Monday": a question that is asked by the clock from then on. */
export function readScheduled(clause: Clause): Draft | undefined {
  const { text } = clause;
  const bare = text.replace(/^[¿¡\s]+|[?!.\s]+$/gu, '');
  if (WHICH.test(bare))
    return steps(clause, [{ tool: 'list_set_up', input: { what: 'questions' } }], { confidence: 0.9 });
  const stop = STOP.exec(bare);
  if (stop) {
    const rest = bare.slice(stop[0].length).trim();
    const said = IT.test(rest) ? '' : rest.replace(/^(?:the|my|den|die|das|los|las|el|la|les|le) /u, '');
    return steps(clause, [{ tool: 'set_up', input: { remove: { kind: 'question', said: said.slice(0, 300) } } }]);
  }
  const found = oftenIn(bare);
  if (!found) return undefined;
  // "Every morning at 8 send me …": the time may come first.
  const often = { ...found, rest: found.rest.replace(/^[·\s,]+/u, '') };
  if (!SEND_ME.test(often.rest)) return undefined;
  const asked = topicOf(clause, often);
  if (!asked) return undefined;
  const { every, weekday, at } = often;
  const question = { question: asked, every, ...(weekday && { weekday }), ...(at && { at }) };
  return steps(clause, [{ tool: 'set_up', input: { question } }], { confidence: 0.9 });
}

/** What is to be told, as it would be asked: without to whom and when, and with a time of its own. */
function topicOf(clause: Clause, { every, rest }: Often): string | undefined {
  const lead = SEND_ME.exec(rest)?.[0].length ?? 0;
  const topic = rest
    .slice(lead)
    .replaceAll('·', ' ')
    .replace(
      /^[\s,:]*(?:(?:the|a|my|our|an|den|die|das|meinen?|meine|unseren?|los|las|el|la|mis?|le|les|mon|ma|mes|l'|a report (?:of|on|about)|a summary of)(?:\s+|(?<=')))*/u,
      '',
    )
    .replace(/\b(?:by e-?mail|per (?:e-?mail|mail)|por correo|par (?:e-?mail|mail|courriel)|at|um|a las?)\s*$/u, '')
    .replace(/[\s,.]+$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (topic.length < 3) return undefined;
  const { calendar, vocabulary } = clause;
  const own = clauseOf(topic, { calendar, vocabulary, language: clause.language });
  if (
    own.metrics.length === 0 &&
    own.splits.by.length === 0 &&
    !/\b(?:who|which|how|wer|wie|quien|cuant|qui|combien|top|best|customers|kunden|clientes|clients)\b/u.test(topic)
  )
    return undefined;
  const spoken = spokenIn(clause.language);
  const said = asWritten(clause.said, topic);
  return own.times.length > 0 ? said : `${said} ${TIMES[spoken][every]}`;
}

function spokenIn(language: Language): 'en' | 'de' | 'es' | 'fr' {
  return language === 'de' || language === 'es' || language === 'fr' ? language : 'en';
}
