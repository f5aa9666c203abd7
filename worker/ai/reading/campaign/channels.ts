import type { ToolInput } from '../../../../contract/analyst.ts';
import type { Channel } from '../../../../contract/segments.ts';
import type { Said } from './said.ts';

type Read = Pick<ToolInput<'change_campaign'>, 'channels' | 'without'>;

const NAMES: [Channel, string][] = [
  ['whatsapp', 'whats ?app|wa(?![\\p{L}])'],
  ['messenger', '(?:facebook )?messenger'],
  ['sms', 'sms|text messages?|kurznachrichten?|mensajes? de texto'],
  ['push', 'push(?:[- ](?:messages?|notifications?|nachrichten?))?|notificacion(?:es)? push|notifications? push'],
  ['email', 'e-?mails?|mails?|correos?(?: electronicos?)?|courriels?|newsletters?'],
];
const CHANNEL = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:(?:by|on|per|via|uber|mit|por|par|sur|an?|the|de|d'|l')[ ]?)*(?:${NAMES.map(([, words]) => `(${words})`).join('|')})(?![\\p{L}\\p{N}])`,
  'gu',
);
/** Before a channel that somebody has not. */
const ABSENT =
  /(?:\b(?:if|when|where|unless|wenn|falls|wo|si|s'il|cuando|quand)\b[^,;.]{0,28}?\b(?:no|not?|without|kein\w*|nicht|ohne|sin|pas|n'a pas|aucun\w*|missing|fehlt|lacks?)(?: (?:hay|have|has|got|an?|any|existe|tienen?|avoir|de|d'))*|\b(?:for|wer|who|those|those who|people|if they|bei denen|quienes?|ceux qui|to those|to anyone|anyone)\b[^,;.]{0,20}?\b(?:without|no|ohne|kein\w*|sin|no tienen?|sans|pas)(?: (?:hay|have|has|an?|any|de|d'))*)\s*$/u;
const AFTER_ABSENT =
  /^\s*(?:is |are |ist |sind |est )?(?:missing|not (?:known|there|available|possible)|fehlt|nicht (?:da|vorhanden|bekannt)|no (?:hay|existe)|n'est pas|manque|unavailable)/u;
const DROPPED =
  /(?:\b(?:without|no|not|drop|remove|stop|never|instead of|rather than|ohne|kein\w*|nicht|statt|anstatt|anstelle von|sin|quita\w*|en lugar de|en vez de|sans|pas|enleve|retire|au lieu de)(?: (?:the|any|more|mehr|per|by|on|uber|de|d'|via|el|la|le|l'))*)\s*$/u;
const FIRST_AFTER =
  /^\s*(?:goes |comes |kommt |va |vient )?(?:first(?! name)|zuerst|zunachst|als erstes|primero|en primer lugar|d'abord|en premier)(?![\p{L}])/u;
const FIRST_BEFORE =
  /(?:\b(?:first|start(?:ing)? with|begin with|zuerst|erst|zunachst|als erstes|primero|en primer lugar|d'abord|en premier|commence par|empieza)(?: (?:by|with|per|mit|uber|por|con|par|sur|send|schick\w*))*)\s*$/u;
const ONLY = /\b(?:only|just|nothing but|nur|ausschliesslich|solo|solamente|unicamente|seulement|uniquement|juste)\b/u;
const ALSO =
  /\b(?:also|too|as well|add|additionally|fall ?backs?|falls? back|back-?up|otherwise|else|or else|rest|others?|auch|zusatzlich|ausserdem|sonst|ansonsten|notfalls|ersatz\w*|ubrigen|tambien|anade|ademas|si no|sino|resto|demas|aussi|ajoute|sinon|a defaut|autres)\b/u;
/** "The e-mail warmer", "in the e-mail": what is written, and not by what it is sent. */
const THING = /\b(?:the|this|my|our|die|der|das|diese|el|la|este|le|cet|l|in the|in der|of the|del|de la|du)['’]?\s*$/u;

interface Mention {
  channel: Channel;
  from: number;
  to: number;
  kind: 'meant' | 'absent' | 'dropped' | 'thing';
  first: boolean;
}

/** The order of channels as it is said: "e-mail first, WhatsApp if no e-mail", "only SMS", "WhatsApp for the rest". */
export function channelsIn(said: Said): Read {
  const { text } = said;
  const found = [...text.matchAll(CHANNEL)].map((match): Mention => mentionOf(text, match));
  const first = found.findIndex((one) => one.first);
  // "E-mail first WhatsApp": the word belongs to what stands before it.
  const mentions = found.map((one, n) => ({ ...one, first: n === first }));
  const meant = mentions.filter(({ kind }) => kind === 'meant');
  const absent = mentions.filter(({ kind }) => kind === 'absent');
  const dropped = mentions.filter(({ kind }) => kind === 'dropped').map(({ channel }) => channel);
  const without = [...new Set(dropped)].filter((one) => !meant.some(({ channel }) => channel === one));
  for (const { from, to, kind } of mentions) if (kind !== 'thing') said.drop(from, to);
  const gone = without.length > 0 ? { without } : {};
  if (meant.length === 0) return gone;
  const order = inOrder(meant, absent);
  const alone = meant.length === 1 && absent.length === 0;
  const others = !alone
    ? 'dropped'
    : ONLY.test(text)
      ? 'dropped'
      : meant[0]?.first
        ? 'after'
        : ALSO.test(text)
          ? 'before'
          : 'dropped';
  return { channels: { order, others }, ...gone };
}

function mentionOf(text: string, match: RegExpExecArray): Mention {
  const [from, to] = [match.index, match.index + match[0].length];
  const channel = NAMES[match.slice(1, 1 + NAMES.length).findIndex((one) => one !== undefined)]?.[0] ?? 'email';
  const bare = match[0].match(/^(?:(?:by|on|per|via|uber|mit|por|par|sur|an?|the|de|d'|l')[ ]?)*/u)?.[0] ?? '';
  const [before, after] = [`${text.slice(0, from)}${bare}`, text.slice(to)];
  const short = before.slice(-60);
  const first = FIRST_AFTER.test(after) || FIRST_BEFORE.test(before.slice(-40).replace(bare, ''));
  const isAbsent = ABSENT.test(short.replace(/(?:an?|the|de|d'|l')\s?$/u, '')) || AFTER_ABSENT.test(after);
  if (isAbsent) return { channel, from, to, kind: 'absent', first: false };
  if (DROPPED.test(short)) return { channel, from, to, kind: 'dropped', first: false };
  const isThing = !first && THING.test(short) && !/\b(?:if|wenn|falls|si)\b[^,;]*$/u.test(short);
  return { channel, from, to, kind: isThing ? 'thing' : 'meant', first };
}

/** As they are named, the one that is said to be first before the others; what somebody may lack stands before its stand-in. */
function inOrder(meant: Mention[], absent: Mention[]): Channel[] {
  let order = [...new Set(meant.map(({ channel }) => channel))];
  for (const one of absent) {
    const standIn = meant.findLast(({ from }) => from < one.from) ?? meant.find(({ from }) => from > one.from);
    const near = meant.find(({ from }) => from > one.from && from - one.to < 6);
    const instead = (near ?? standIn)?.channel;
    if (!instead || instead === one.channel) continue;
    order = order.filter((channel) => channel !== one.channel);
    order.splice(order.indexOf(instead), 0, one.channel);
  }
  const first = meant.find((one) => one.first)?.channel;
  return first ? [first, ...order.filter((one) => one !== first)] : order;
}
