import type { Step } from '../../../../contract/analyst.ts';
import type { MetricId, MetricQuery, MetricUnit, MetricValue } from '../../../../contract/metrics.ts';
import { SHARE } from '../../reading/lexicon.ts';
import { periodOfKey } from '../../reading/periods/period.ts';
import { normalise } from '../../reading/words.ts';
import { Figures } from '../figures.ts';
import { paragraphs } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { percentText, valueText } from '../words/format.ts';
import { phrasesIn } from '../words/languages.ts';
import { rangeName } from '../words/ranges.ts';
import { SHARE_WORDS } from '../words/shares.ts';

type Answered = { step?: Step; finding: Finding };

/** Of the same time, or of one that lies within the other's. */
function isPart({ calendar }: ToolCtx, a: MetricQuery, b: MetricQuery): boolean {
  const split = [a, b].some(({ dimensions, grain }) => grain || dimensions?.length);
  if (split) return false;
  if (a.range === b.range) return true;
  const [inner, outer] = [periodOfKey(a.range, calendar), periodOfKey(b.range, calendar)];
  if (a.metric !== b.metric || !inner?.from || !outer) return false;
  return (outer.from === null || outer.from.until(inner.from).sign >= 0) && inner.to.until(outer.to).sign >= 0;
}

/** "What percentage of orders had a discount?" is read as both counts: the part's finding begins with its share of the whole. */
export function withShare(tools: ToolCtx, [part, whole, ...more]: Answered[]): Finding | undefined {
  const [a, b] = [part?.step, whole?.step];
  if (more.length > 0 || a?.tool !== 'query_metric' || b?.tool !== 'query_metric') return undefined;
  if (!part || !whole || !SHARE.test(normalise(tools.question)) || !isPart(tools, a.input, b.input)) return undefined;
  const { unit, currency } = part.finding.data as { unit: MetricUnit; currency: string | null };
  const [some, all] = [part.finding.data.value, whole.finding.data.value].map((value) => value as MetricValue);
  const adds = unit === whole.finding.data.unit && (unit === 'count' || unit === 'money');
  const [x, y] = [Number(some), Number(all)];
  if (!adds || some === null || all === null || !(y > 0) || x > y || x < 0) return undefined;
  const { language } = tools;
  const nameOf = (metric: MetricId) => phrasesIn(language).nameOf(metric, metric.replaceAll('_', ' '));
  const name = nameOf(a.input.metric);
  const figures = new Figures({ language, currency: tools.ctx.workspace.currency });
  const value = Number((x / y).toFixed(6));
  const show = (one: MetricValue) => valueText(one, { unit, currency }, language) ?? '';
  figures.note(value, 'share', [{ of: [name, 'orders', 'share', 'percentage'], how: 'share' }]);
  const text = SHARE_WORDS[language].ofAll({
    ...{
      share: percentText(value, language),
      name,
      when:
        a.input.range === b.input.range && a.input.range !== 'all' ? (rangeName(a.input.range, language) ?? '') : '',
    },
    ...{
      part: show(some ?? null),
      whole: unit === 'count' ? `${show(all ?? null)} ${nameOf(b.input.metric)}` : show(all ?? null),
    },
  });
  const { finding } = part;
  return {
    ...finding,
    text: paragraphs(text.replace(/\s+([:,]|\*\*:)/g, '$1').replace(/\s{2,}/g, ' '), finding.text),
    facts: [...figures.facts, ...finding.facts, ...whole.finding.facts],
    data: { ...finding.data, shareOfWhole: value },
  };
}
