import type { Dimension } from '../../../../contract/metrics.ts';
import { nameText, plainName } from '../shown.ts';
import type { Told } from './told.ts';

/** Filters whose values are words of ours; all others are names that somebody gave. */
const WORDS: ReadonlySet<string> = new Set(['buyer', 'weekday', 'hour', 'segment']);

/** What the number was counted of only: "Only: product `Candle`; orders above 100 USD." Undefined without a filter. */
export function filtersText({ result, phrases, figures }: Told): string | undefined {
  const { only, without, above, below } = phrases.filters;
  const parts = result.receipt.filters.map((filter) => {
    const [, by = '', how, names = ''] = filter.match(/^([a-z_]+) (is not|is) (.+)$/s) ?? [];
    const dimension = phrases.dimensions[by as Dimension];
    if (dimension) {
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
