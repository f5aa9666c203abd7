import type { ConfiguredKind } from '../../contract/actions.ts';
import type { Contents } from '../../contract/configuration.ts';
import { planWords } from '../actions/words/languages.ts';
import { stepInWords } from '../actions/workflows/words.ts';
import { definitionText } from '../ai/tools/words/people/definition.ts';
import type { NameOf } from '../segments/definition/words.ts';
import { CONFIGURATION_WORDS, type ConfigurationWords } from './languages.ts';

type OfKind = { [Kind in ConfiguredKind]: { kind: Kind; content: Contents[Kind] } }[ConfiguredKind];
const ENGLISH = CONFIGURATION_WORDS.en;

/** A thing by what people call it: `The segment “Big spenders”`. */
export function theThing({ kind, content }: { kind: ConfiguredKind; content: unknown }, say = ENGLISH): string {
  const text = namedThing({ kind, content }, say);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The same in the middle of a sentence. */
export function namedThing({ kind, content }: { kind: ConfiguredKind; content: unknown }, say = ENGLISH): string {
  return `${say.the[kind]} ${say.quoted(titleOf({ kind, content }))}`;
}

export function titleOf({ content }: { kind: ConfiguredKind; content: unknown }): string {
  const { name, text, question } = Object(content) as Record<string, unknown>;
  const title = String(name ?? text ?? question ?? '');
  return title.length > 80 ? `${title.slice(0, 79)}…` : title;
}

/** What a thing says, in one or two sentences. */
export function inPlainWords(
  { kind, content }: { kind: ConfiguredKind; content: unknown },
  nameOf: NameOf,
  say: ConfigurationWords = ENGLISH,
): string {
  const one = { kind, content } as OfKind;
  switch (one.kind) {
    case 'segment':
      return definitionText(one.content.definition, nameOf, say.language);
    case 'workflow': {
      const { trigger, steps } = one.content;
      const words = planWords(say.language);
      return `${say.trigger(trigger, nameOf)}: ${steps.map((step) => stepInWords(step, nameOf, words)).join(say.andThen)}.`;
    }
    case 'draft': {
      const { segmentId, channel, subject, message, offer, sendOn } = one.content;
      const text = message.length > 200 ? `${message.slice(0, 199)}…` : message;
      return say.draft({ segment: nameOf(segmentId), channel, subject, offer, sendOn, text });
    }
    case 'fact':
      return one.content.text;
    case 'question':
      return say.question(one.content);
    case 'mapping': {
      const named = Object.entries(one.content.fields).map(([field, path]) =>
        say.fieldIs({ field: say.fields[field] ?? field, path: String(path) }),
      );
      return named.length > 0 ? named.join(', ') : say.noField;
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
  say: ConfigurationWords = ENGLISH,
): { kind: 'add' | 'change' | 'remove'; text: string } {
  const the = (content: unknown) => theThing({ kind, content }, say);
  if (before === null) {
    const words = inPlainWords({ kind, content: after }, nameOf, say);
    const short = `${say.the[kind].charAt(0).toUpperCase()}${say.the[kind].slice(1)}`;
    if (kind === 'fact') return { kind: 'add', text: `${short} ${say.quoted(words)}` };
    return { kind: 'add', text: kind === 'question' ? `${short} ${words}` : `${the(after)}: ${words}` };
  }
  if (after === null) return { kind: 'remove', text: `${the(before)}${say.withHistory[kind] ?? ''}` };
  const [was, becomes] = [before, after].map((content) => inPlainWords({ kind, content }, nameOf, say));
  const [old, now] = [before, after].map((content) => titleOf({ kind, content }));
  const called = old !== now && kind !== 'fact' && kind !== 'question' ? say.renamed(now ?? '') : undefined;
  const said = was !== becomes ? say.wasAndBecomes({ was: sentence(was), becomes: sentence(becomes) }) : undefined;
  const parts = [called, said].filter(Boolean);
  return { kind: 'change', text: `${the(before)} ${parts.join('; ') || say.details}` };
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
