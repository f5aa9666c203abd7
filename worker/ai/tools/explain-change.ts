import type { MetricResult } from '../../../contract/metrics.ts';
import { runMetric } from '../../metrics/run.ts';
import { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { CHANGE_WORDS, wordsOf } from './metric/facts.ts';
import { listText, paragraphs, plainName } from './shown.ts';
import type { Tool } from './tool.ts';
import { en } from './words/en.ts';
import { windowDays } from './words/windows.ts';

/** "Why did revenue change?" */
export const explainChange: Tool<'explain_change'> = {
  name: 'explain_change',
  description:
    'Why a metric changed against the like time before (or another one): parts that add up to the change. Use it for "why did revenue drop", "what changed".',
  readOnly: true,
  async run(tools, { metric, range, compare = 'previous', filters }) {
    const { ctx, calendar } = tools;
    const query = { metric, range, compare, ...(filters && { filters }) };
    const [whole, parts] = await Promise.all([
      runMetric(ctx, query, calendar),
      runMetric(ctx, { ...query, dimensions: ['buyer'] }, calendar).catch(() => undefined),
    ]);
    const { previous, previousWindow, change } = whole;
    const when = en.when(whole.window, range);
    const name = en.nameOf(metric, whole.receipt.name);
    if (whole.value === null || previous === null || previous === undefined || !previousWindow || !change) {
      return nothing({
        looked: `Compared ${name}`,
        text: `There is nothing to compare your ${name} ${when} with.`,
        next: 'Ask "Why did revenue change last month?" for a time with one before it.',
        data: { metric, window: whole.window },
      });
    }
    const figures = new Figures({ language: 'en', currency: whole.currency ?? ctx.workspace.currency });
    const of = wordsOf(whole, 'en');
    const show = (value: MetricResult['value'], at: string[] = []) =>
      figures.value(value, whole.unit, [{ of: [...of, ...CHANGE_WORDS], at }]);
    const lines = (parts?.rows ?? []).flatMap((row) => {
      const label = row.labels.map(plainName).join(', ');
      if (row.value === null || row.previous === null || row.previous === undefined) return [];
      return [`${label}: ${show(row.value, [label])}, before ${show(row.previous, [label])}`];
    });
    return finding({
      looked: `Compared ${name}`,
      text: paragraphs(
        `Your ${name} ${when} was **${show(whole.value)}**; in the time before (${windowDays(previousWindow, 'en')}) ${show(previous)}.`,
        lines.length > 0 && listText(lines),
      ),
      next: 'Ask "What are my top 5 products?" to see what stands behind it.',
      data: { metric, value: whole.value, previous, change, parts: parts?.rows ?? [], receiptId: whole.receipt.id },
      facts: figures.facts,
      receipts: [whole.receipt.id, ...(parts ? [parts.receipt.id] : [])],
    });
  },
};
