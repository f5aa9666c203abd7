import type { Language } from '../format.ts';

export type Other = Exclude<Language, 'en'>;
/** How a reason is said: "$1" is what the first group of the pattern holds, "$dimension1" that in the language's words. */
export type Rule = [pattern: RegExp, said: Record<Other, string>];

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A whole sentence of English; every "%" in it stands for something that changes. */
export function rule(text: string, de: string, es: string, fr: string): Rule {
  return [new RegExp(`^${text.split('%').map(escaped).join('(.+?)')}\\.?$`, 'u'), { de, es, fr }];
}
