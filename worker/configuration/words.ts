import type { ConfiguredKind } from '../../contract/actions.ts';
import type { Contents } from '../../contract/configuration.ts';
import { workflowInWords } from '../actions/workflows/words.ts';
import { inWords, type NameOf } from '../segments/definition/words.ts';

export const KIND_WORDS: Record<ConfiguredKind, string> = {
  segment: 'segment',
  workflow: 'workflow',
  draft: 'draft',
  fact: 'fact',
  question: 'question',
  mapping: 'mapping',
};

/** The fields of a webhook, as the page of its source has them. */
const FIELD_WORDS: Record<string, string> = {
  ...{ name: 'what happened', userId: 'who', email: 'the e-mail address', timestamp: 'when', value: 'how much' },
  ...{ currency: 'the currency', orderId: 'the order', messageId: 'what tells messages apart' },
};

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

type OfKind = { [Kind in ConfiguredKind]: { kind: Kind; content: Contents[Kind] } }[ConfiguredKind];

/** A thing by what people call it: `The segment “Big spenders”`. */
export function theThing({ kind, content }: { kind: ConfiguredKind; content: unknown }): string {
  return `The ${KIND_WORDS[kind]} “${titleOf({ kind, content })}”`;
}

export function titleOf({ content }: { kind: ConfiguredKind; content: unknown }): string {
  const { name, text, question } = Object(content) as Record<string, unknown>;
  const title = String(name ?? text ?? question ?? '');
  return title.length > 80 ? `${title.slice(0, 79)}…` : title;
}

/** What a thing says, in one or two sentences. */
export function inPlainWords({ kind, content }: { kind: ConfiguredKind; content: unknown }, nameOf: NameOf): string {
  const one = { kind, content } as OfKind;
  switch (one.kind) {
    case 'segment':
      return inWords(one.content.definition, nameOf);
    case 'workflow':
      return workflowInWords(one.content, nameOf);
    case 'draft': {
      const { segmentId, channel, subject, message, offer, sendOn } = one.content;
      const more = [subject && `subject “${subject}”`, offer && `offer “${offer}”`, sendOn && `meant for ${sendOn}`];
      const text = message.length > 200 ? `${message.slice(0, 199)}…` : message;
      return [`For “${nameOf(segmentId)}” on ${channel}`, ...more.filter(Boolean)].join(', ').concat(`: ${text}`);
    }
    case 'fact':
      return one.content.text;
    case 'question': {
      const { every, at, weekday, onlyIfMoved, paused } = one.content;
      const when = every === 'week' ? `every ${DAYS[(weekday ?? 1) - 1]}` : 'every day';
      const how = `${onlyIfMoved ? ', told only if something moved' : ''}${paused ? ', paused' : ''}`;
      return `“${one.content.question}” ${when} at ${at}${how}`;
    }
    case 'mapping': {
      const named = Object.entries(one.content.fields).map(
        ([field, path]) => `${FIELD_WORDS[field] ?? field} is “${path}”`,
      );
      return named.length > 0 ? named.join(', ') : 'nothing is named';
    }
    default:
      return one satisfies never;
  }
}

const sentence = (text = '') => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** A change of one thing: what it is and will be, null where there is none. */
export interface WordedChange {
  kind: ConfiguredKind;
  before: unknown;
  after: unknown;
}

/** What changes, in one line. */
export function changeInWords(
  { kind, before, after }: WordedChange,
  nameOf: NameOf,
): { kind: 'add' | 'change' | 'remove'; text: string } {
  if (before === null) {
    const words = inPlainWords({ kind, content: after }, nameOf);
    if (kind === 'fact') return { kind: 'add', text: `The fact “${words}”` };
    return {
      kind: 'add',
      text: kind === 'question' ? `The question ${words}` : `${theThing({ kind, content: after })}: ${words}`,
    };
  }
  if (after === null) {
    const history = { segment: ', with its history', question: ', with everything that it told' };
    const more = history[kind as 'segment' | 'question'] ?? '';
    return { kind: 'remove', text: `${theThing({ kind, content: before })}${more}` };
  }
  const [was, becomes] = [before, after].map((content) => inPlainWords({ kind, content }, nameOf));
  const [old, now] = [before, after].map((content) => titleOf({ kind, content }));
  const called = old !== now && kind !== 'fact' && kind !== 'question' ? `is called “${now}” from now on` : undefined;
  const said = was !== becomes ? `was: ${sentence(was)} Becomes: ${sentence(becomes)}` : undefined;
  const parts = [called, said].filter(Boolean);
  return {
    kind: 'change',
    text: `${theThing({ kind, content: before })} ${parts.join('; ') || 'changes in its details'}`,
  };
}

/** Parts in which people write texts of their own. */
const WRITTEN = new Set(['subject', 'body', 'message', 'offer', 'title', 'note', 'name', 'tag', 'text']);
const MOST_TEXTS = 20;

/** The texts of a thing that are new or changed and that its words do not hold in full: whoever approves reads them too. */
export function textsBehind({ kind, before, after }: WordedChange, words: string): string[] {
  if (kind === 'segment' || after === null) return [];
  const look = (was: unknown, is: unknown, key = ''): string[] => {
    if (typeof is === 'string') return WRITTEN.has(key) && is !== was && !words.includes(is) ? [`${key}: ${is}`] : [];
    if (typeof is !== 'object' || is === null) return [];
    return Object.entries(is).flatMap(([name, one]) => look(Object(was)[name], one, name));
  };
  return look(before, after).slice(0, MOST_TEXTS);
}
