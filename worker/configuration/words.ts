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
    default:
      return one satisfies never;
  }
}

const sentence = (text = '') => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** A change of one thing, or null where it only begins to be or ends. */
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
    const isNamed = kind === 'segment' || kind === 'workflow' || kind === 'draft';
    const words = inPlainWords({ kind, content: after }, nameOf);
    return { kind: 'add', text: isNamed ? `${theThing({ kind, content: after })}: ${words}` : `The ${kind} ${words}` };
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
