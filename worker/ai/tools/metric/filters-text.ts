import type { Dimension } from '../../../../contract/metrics.ts';
import { joined, nameText, plainName } from '../shown.ts';
import { type Language, timeText } from '../words/format.ts';
import type { Told } from './told.ts';

/** Filters whose values are words of ours; all others are names that somebody gave. */
const WORDS: ReadonlySet<string> = new Set(['buyer', 'weekday', 'hour', 'segment']);

/** What the number was counted of only: "Only: product `Candle`; orders above 100 USD." Undefined without a filter. */
export function filtersText({ result, phrases, figures, tools, called }: Told): string | undefined {
  const { only, without, above, below } = phrases.filters;
  const parts = result.receipt.filters.map((filter) => {
    const [, by = '', how, keys = ''] = filter.match(/^([a-z_]+) (is not|is) (.+)$/s) ?? [];
    const names = [...(called ?? [])].reduce((text, [key, name]) => text.replaceAll(key, name), keys);
    const dimension = phrases.dimensions[by as Dimension];
    if (dimension) {
      if (by === 'weekday')
        return `${how === 'is not' ? `${without} ` : ''}${dimension} ${weekdays(names, tools.language)}`;
      return `${how === 'is not' ? `${without} ` : ''}${dimension} ${WORDS.has(by) ? plainName(names) : nameText(names)}`;
    }
    return plainName(filter)
      .replace(/^orders above/, above)
      .replace(/^orders below/, below)
      .replace(/ and below/, ` / ${below}`);
  });
  if (parts.length === 0) return undefined;
  return figures.quote(`${only}: ${parts.join('; ')}.`, ['filter', 'only']);
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** "Monday or Tuesday", as the engine says it, in the language of the answer. */
function weekdays(names: string, language: Language): string {
  const days = names
    .split(/, | or /)
    .map((name) => timeText(String(DAYS.indexOf(name) + 1), 'weekday', language) ?? name);
  return joined(days.map(plainName), OR[language]);
}

const OR: Record<Language, string> = { en: 'or', de: 'oder', es: 'o', fr: 'ou' };
