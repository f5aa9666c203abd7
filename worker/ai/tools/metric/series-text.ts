import type { MetricPoint } from '../../../../contract/metrics.ts';
import { isClosed } from '../../../learning/meanings.ts';
import { capital, listText } from '../shown.ts';
import { dayText } from '../words/format.ts';
import { labelOf } from './facts.ts';
import { show, type Told, wholeText } from './told.ts';

/** More lines than these are too many to read: the latest are listed, all are in the picture. */
export const MOST_LINES = 24;

const FROM = { en: 'from', de: 'ab', es: 'desde el', fr: 'à partir du' };

/** Along time: the points, the strongest and the weakest that is whole, and all of them together. */
export function seriesText(told: Told, when: string): (string | undefined)[] {
  const { result, query, name, phrases, figures, tools, meanings } = told;
  const points = result.series ?? [];
  const by = query.grain ?? 'day';
  const label = ({ key, label: own, running }: MetricPoint) => {
    const [text = own] = labelOf({ keys: [key], labels: [own] }, [by], tools.language);
    if (running) return `${text} (${phrases.running})`;
    // A week or month that began before the window is only counted from the window's first day.
    const { firstDay } = result.window;
    const isPart = firstDay !== null && key.length >= 7 && `${key}-01`.slice(0, 10) < firstDay && by !== 'hour';
    return isPart ? `${text} (${FROM[tools.language]} ${dayText(firstDay, tools.language)})` : text;
  };
  const shown = points.slice(-MOST_LINES);
  const hidden = points.length - shown.length;
  const whole = points
    .filter(
      ({ key, value, running }) => value !== null && !running && !(by === 'day' && meanings && isClosed(key, meanings)),
    )
    .sort((a, b) => Number(b.value) - Number(a.value));
  const [high, low] = [whole[0], whole.at(-1)];
  const lines = shown.map((point) => `${capital(label(point))}: ${show(told, point.value)}`);
  return [
    `${phrases.series({ name, by: phrases.dimensions[by], when })}\n\n${listText(lines)}`,
    hidden > 0 ? phrases.earlier(figures.count(hidden, 'earlier')) : undefined,
    high && low && high !== low
      ? phrases.extremes({
          ...{ high: label(high), highest: show(told, high.value) },
          ...{ low: label(low), lowest: show(told, low.value) },
        })
      : undefined,
    wholeText(told),
  ];
}
