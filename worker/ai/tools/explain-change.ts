import type { Card } from '../../../contract/cards.ts';
import type { MetricResult, MetricUnit, MetricValue } from '../../../contract/metrics.ts';
import { maySeePeople } from '../../doors/steps.ts';
import { type ChangedPart, explainChange as explain } from '../../metrics/explain.ts';
import type { Figures } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { figuresOf, wordsOf } from './metric/facts.ts';
import { CARD_ROWS, capital, listText, nameText, paragraphs, plainName } from './shown.ts';
import { standingOf } from './standing.ts';
import type { Finding, Tool } from './tool.ts';
import { isStrange } from './words/dimensions.ts';
import { en } from './words/en.ts';
import { percentText, signedText, valueText } from './words/format.ts';
import { namesBefore, windowDays } from './words/windows.ts';

type Explanation = Awaited<ReturnType<typeof explain>>;
type Contribution = Explanation['contributions'][number];

/** Splits and parts of each that a text tells; the table has all of them. */
const SPLITS = 3;
const PARTS = 4;

/** "Why did revenue change?" */
export const explainChange: Tool<'explain_change'> = {
  name: 'explain_change',
  description:
    'Why a metric changed against the like time before (or another one): parts by source, product, customer and kind of buyer, and factors such as orders and average order value, that add up to the change. Use it for "why did revenue drop", "what changed".',
  readOnly: true,
  async run(tools, input) {
    const { ctx, calendar } = tools;
    const [explanation, { reconciliation }] = await Promise.all([explain(ctx, input, calendar), standingOf(tools)]);
    const isShown = ({ by }: Contribution) => by !== 'customer' || maySeePeople(ctx);
    const explained = { ...explanation, contributions: explanation.contributions.filter(isShown) };
    const { whole } = explained;
    const name = en.nameOf(whole.metric, whole.receipt.name);
    const when = en.when(whole.window, input.range);
    const { change, previous, previousWindow } = whole;
    if (whole.state !== 'known' || !previousWindow || change?.by === null || change?.by === undefined) {
      return unexplained(whole, name, when);
    }
    const figures = figuresOf(whole, [], 'en');
    const by = Number(change.by);
    const before = previousWindow.text.match(/^(the .+?) \(/)?.[1] ?? 'the time before';
    const share = typeof change.share === 'number' ? ` (${percentText(Math.abs(change.share))})` : '';
    const than = `${before} (${windowDays(previousWindow, 'en')}): ${show(whole, previous ?? null)}`;
    const moved =
      by === 0
        ? `the same as ${than}`
        : `**${show(whole, unsigned(change.by))} ${by > 0 ? 'more' : 'less'}**${share} than ${than}`;
    const telling = explained.contributions.filter(({ parts }) => parts.length > 1);
    if (reconciliation) figures.quote(reconciliation.text, ['orders behind', 'as of']);
    return finding({
      looked: `Compared ${name} of ${whole.window.text} with ${before}`,
      text: paragraphs(
        `${en.total({ metric: whole.metric, name, value: show(whole, whole.value), when, unit: whole.unit }).replace(/\.$/, '')}, ${moved}.`,
        ...explained.factors.slice(0, 1).map((one) => factorsText(figures, whole, one)),
        ...telling.slice(0, SPLITS).map((one) => contributionText(figures, whole, one)),
        by !== 0 && telling.length > 0 && 'The parts of each list add up to the whole change.',
        [en.meaning[whole.metric], whole.notes.join(' '), reconciliation && `Your orders here: ${reconciliation.text}.`]
          .filter(Boolean)
          .join(' '),
      ),
      next:
        by < 0
          ? 'Ask "Who has not bought for 60 days?" to see whom to win back.'
          : 'Ask "Who are my top 5 customers?" to see who stands behind it.',
      data: {
        ...{ metric: whole.metric, [whole.metric]: whole.value, value: whole.value, previous, change },
        ...{ window: whole.window, previousWindow, currency: whole.currency, receiptId: whole.receipt.id },
        ...{ contributions: explained.contributions, factors: explained.factors, notes: whole.notes },
      },
      facts: figures.facts,
      cards: cardsOf(whole, name, telling),
      receipts: [whole.receipt.id],
      fromStrangers: true,
    });
  },
};

function unexplained(whole: MetricResult, name: string, when: string): Finding {
  const unknown = whole.state === 'not_recorded';
  return nothing({
    looked: `Looked at ${name}`,
    text: unknown
      ? en.notRecorded({ name, when })
      : `There is nothing to compare your ${name} ${when} with: nothing is recorded in one of both times.`,
    next: unknown
      ? en.next.connect
      : 'Ask for a time with one before it, such as "Why did revenue change last month?".',
    data: { metric: whole.metric, state: whole.state, window: whole.window, receiptId: whole.receipt.id },
    receipts: [whole.receipt.id],
  });
}

function contributionText(figures: Figures, whole: MetricResult, { by, parts }: Contribution): string {
  const lines = parts.map((part) => {
    const label = part.others || !isStrange(by) || part.key === null ? part.label : nameText(part.label);
    const at = [plainName(part.label)];
    const of = wordsOf(whole, 'en');
    note(figures, whole, part.now, { of, at });
    note(figures, whole, part.before, {
      of,
      at,
      ...(whole.previousWindow && { when: namesBefore(whole.previousWindow, 'en') }),
    });
    note(figures, whole, part.change, { of, at, how: 'difference' });
    if (part.share !== null) figures.note(part.share, 'share', [{ of, at, how: 'share' }]);
    return `${capital(label)}: ${signed(whole, part.change)}, from ${show(whole, part.before)} to ${show(whole, part.now)}`;
  });
  const shown =
    parts.length <= PARTS + 1 ? lines : [...lines.slice(0, PARTS), rest(figures, whole, parts.slice(PARTS))];
  return `By ${en.dimensions[by]}:\n\n${listText(shown)}`;
}

/** What is not told one by one, so that the list still adds up. */
function rest(figures: Figures, whole: MetricResult, parts: ChangedPart[]): string {
  const sum = parts.reduce((total, { change }) => total + Number(change ?? 0), 0);
  const value = whole.unit === 'money' ? sum.toFixed(2) : sum;
  note(figures, whole, value, { of: wordsOf(whole, 'en'), at: ['All others'], how: 'difference' });
  return `All others: ${signed(whole, value)}`;
}

const FACTORS = {
  orders: { name: 'Orders', unit: 'count' },
  average_order_value: { name: 'Average order value', unit: 'money' },
  visitors: { name: 'Visitors', unit: 'count' },
  orders_per_visitor: { name: 'Orders per visitor', unit: 'number' },
} as const satisfies Record<string, { name: string; unit: MetricUnit }>;

function factorsText(figures: Figures, whole: MetricResult, { factors }: Explanation['factors'][number]): string {
  const lines = factors.map(({ factor, now, before, change }) => {
    const { name, unit } = FACTORS[factor];
    const about = { of: [name, factor] };
    const text = (value: MetricValue) => figures.value(value, unit, [about]);
    note(figures, whole, change, { of: wordsOf(whole, 'en'), how: 'difference', at: [name] });
    return `${name}: from ${text(before)} to ${text(now)}, which moved ${en.nameOf(whole.metric, whole.receipt.name)} by ${signed(whole, change)}`;
  });
  return `What it comes from:\n\n${listText(lines)}`;
}

function note(
  figures: Figures,
  { unit, currency, receipt }: MetricResult,
  value: MetricValue,
  about: Parameters<Figures['note']>[2][number],
) {
  figures.note(value, unit, [about], currency ?? receipt.currency);
}

function show({ unit, currency }: MetricResult, value: MetricValue): string {
  return valueText(value, { unit, currency }) ?? 'not known';
}

function signed({ unit, currency }: MetricResult, value: MetricValue): string {
  return value === null ? 'not known' : signedText(value, { unit, currency });
}

function unsigned(value: MetricValue): MetricValue {
  return typeof value === 'number' ? Math.abs(value) : (value?.replace(/^-/, '') ?? null);
}

function cardsOf(whole: MetricResult, name: string, telling: Contribution[]): Card[] {
  const { unit, currency, receipt, value, previous, change, window, previousWindow } = whole;
  const rows = telling.flatMap(({ by, parts }) =>
    parts.map((part) => ({
      cells: [capital(en.dimensions[by]), plainName(part.label), part.now, part.before, part.change],
    })),
  );
  return [
    {
      type: 'metric',
      ...{
        title: capital(name),
        unit,
        currency,
        value,
        window: window.text,
        query: receipt.query,
        receiptId: receipt.id,
      },
      ...(previous !== undefined && { previous }),
      ...(change && { change }),
      ...(previousWindow && { previousWindow: previousWindow.text }),
    },
    ...(rows.length > 0
      ? [
          {
            type: 'table' as const,
            title: `What moved ${name}`,
            columns: [
              { key: 'by', label: 'By', unit: 'text' as const },
              { key: 'part', label: 'Part', unit: 'text' as const },
              { key: 'now', label: 'Now', unit },
              { key: 'before', label: 'Before', unit },
              { key: 'change', label: 'Change', unit },
            ],
            rows: rows.slice(0, CARD_ROWS),
            currency,
            rowsInAll: rows.length,
            receiptId: receipt.id,
          },
        ]
      : []),
  ];
}
