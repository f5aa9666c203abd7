import type { Language } from './format.ts';

interface Share {
  /** "82.8%" */
  share: string;
  name: string;
  when: string;
  label: string;
}

/** An answer to "what share": it comes first, before what it is made of. */
export interface ShareWords {
  one(it: Share & { part: string; whole: string }): string;
  /** Of several that are listed, together. */
  many(it: Share): string;
  /** Of a count and its whole: "12 of 98". */
  ofAll(it: { share: string; part: string; whole: string; name: string; when: string }): string;
}

export const SHARE_WORDS: Record<Language, ShareWords> = {
  en: {
    one: ({ share, name, when, label, part, whole }) =>
      `**${share}** of your ${name} ${when} came from ${label}: ${part} of ${whole}.`,
    many: ({ share, name, when, label }) => `**${share}** of your ${name} ${when} came from these ${label}.`,
    ofAll: ({ share, part, whole, name, when }) => `**${share}** ${when}: ${part} ${name} of ${whole}.`,
  },
  de: {
    one: ({ share, name, when, label, part, whole }) =>
      `**${share}** (${name}, ${when}) kamen von ${label}: ${part} von ${whole}.`,
    many: ({ share, name, when, label }) => `**${share}** (${name}, ${when}) kamen von diesen ${label}.`,
    ofAll: ({ share, part, whole, name, when }) => `**${share}** ${when}: ${part} ${name} von ${whole}.`,
  },
  es: {
    one: ({ share, name, when, label, part, whole }) =>
      `El **${share}** (${name}, ${when}) vino de ${label}: ${part} de ${whole}.`,
    many: ({ share, name, when, label }) => `El **${share}** (${name}, ${when}) vino de estos ${label}.`,
    ofAll: ({ share, part, whole, name, when }) => `El **${share}** ${when}: ${part} ${name} de ${whole}.`,
  },
  fr: {
    one: ({ share, name, when, label, part, whole }) =>
      `**${share}** (${name}, ${when}) vient de ${label} : ${part} sur ${whole}.`,
    many: ({ share, name, when, label }) => `**${share}** (${name}, ${when}) vient de ces ${label}.`,
    ofAll: ({ share, part, whole, name, when }) => `**${share}** ${when} : ${part} ${name} sur ${whole}.`,
  },
};
