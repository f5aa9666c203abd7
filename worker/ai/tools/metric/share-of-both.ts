import type { Step } from '../../../../contract/analyst.ts';
import type { MetricId } from '../../../../contract/metrics.ts';
import { SHARE } from '../../reading/lexicon.ts';
import { normalise } from '../../reading/words.ts';
import { Figures } from '../figures.ts';
import { paragraphs } from '../shown.ts';
import type { Finding, ToolCtx } from '../tool.ts';
import { countText, percentText } from '../words/format.ts';
import { phrasesIn } from '../words/languages.ts';
import { rangeName } from '../words/ranges.ts';
import { SHARE_WORDS } from '../words/shares.ts';

type Answered = { step?: Step; finding: Finding };

/** "What percentage of orders had a discount?" is read as both counts: the part's finding begins with its share of the whole. */
export function withShare(tools: ToolCtx, [part, whole, ...more]: Answered[]): Finding | undefined {
  const [a, b] = [part?.step, whole?.step];
  if (more.length > 0 || a?.tool !== 'query_metric' || b?.tool !== 'query_metric') return undefined;
  if (!part || !whole || !SHARE.test(normalise(tools.question)) || a.input.range !== b.input.range) return undefined;
  const [some, all] = [part.finding.data.value, whole.finding.data.value];
  const counts = part.finding.data.unit === 'count' && whole.finding.data.unit === 'count';
  if (!counts || typeof some !== 'number' || typeof all !== 'number' || all === 0 || some > all) return undefined;
  const { language } = tools;
  const nameOf = (metric: MetricId) => phrasesIn(language).nameOf(metric, metric.replaceAll('_', ' '));
  const name = nameOf(a.input.metric);
  const figures = new Figures({ language, currency: tools.ctx.workspace.currency });
  const value = Number((some / all).toFixed(6));
  figures.note(value, 'share', [{ of: [name, 'orders', 'share', 'percentage'], how: 'share' }]);
  const text = SHARE_WORDS[language].ofAll({
    ...{
      share: percentText(value, language),
      name,
      when: a.input.range === 'all' ? '' : (rangeName(a.input.range, language) ?? ''),
    },
    ...{ part: countText(some, language), whole: `${countText(all, language)} ${nameOf(b.input.metric)}` },
  });
  const { finding } = part;
  return {
    ...finding,
    text: paragraphs(text.replace(/\s+([:,]|\*\*:)/g, '$1').replace(/\s{2,}/g, ' '), finding.text),
    facts: [...figures.facts, ...finding.facts, ...whole.finding.facts],
    data: { ...finding.data, shareOfWhole: value },
  };
}
