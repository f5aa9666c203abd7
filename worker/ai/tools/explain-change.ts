import type { Card } from '../../../contract/cards.ts';
import type { MetricResult, MetricUnit, MetricValue } from '../../../contract/metrics.ts';
import { maySeePeople } from '../../doors/steps.ts';
import { type ChangedPart, explainChange as explain } from '../../metrics/explain.ts';
import { type Figures, NOT_KNOWN } from './figures.ts';
import { finding, nothing } from './finding.ts';
import { figuresOf, wordsOf } from './metric/facts.ts';
import { platform } from './metric/standing-text.ts';
import { CARD_ROWS, capital, listText, nameText, paragraphs, plainName } from './shown.ts';
import { standingOf } from './standing.ts';
import type { Finding, Tool } from './tool.ts';
import { ASKS } from './words/asks.ts';
import { CHANGE_WORDS, partLabel } from './words/change.ts';
import { isStrange } from './words/dimensions.ts';
import { type Language, percentText, signedText, valueText } from './words/format.ts';
import { phrasesIn } from './words/languages.ts';
import { noteText } from './words/notes.ts';
import { namesBefore, windowDays, windowShown } from './words/windows.ts';

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
    const { ctx, calendar, language } = tools;
    const [explanation, standing] = await Promise.all([explain(ctx, input, calendar), standingOf(tools)]);
    const isShown = ({ by }: Contribution) => by !== 'customer' || maySeePeople(ctx);
    const say = CHANGE_WORDS[language];
    const named = ({ by, parts }: Contribution) => ({
      by,
      parts: parts.map((part) => ({ ...part, label: partLabel(part, by, say) })),
    });
    const explained = { ...explanation, contributions: explanation.contributions.filter(isShown).map(named) };
    const { whole } = explained;
    const phrases = phrasesIn(language);
    const name = phrases.nameOf(whole.metric, whole.receipt.name);
    const when = phrases.when(whole.window, input.range);
    const { change, previous, previousWindow } = whole;
    if (whole.state !== 'known' || !previousWindow || change?.by === null || change?.by === undefined) {
      return unexplained(whole, { name, when, language });
    }
    const figures = figuresOf(whole, [], language);
    const by = Number(change.by);
    const before = say.before(previousWindow);
    const moved = say.moved({
      ...{ by: show(whole, unsigned(change.by), language), before, previous: show(whole, previous ?? null, language) },
      share: typeof change.share === 'number' ? percentText(Math.abs(change.share), language) : undefined,
      direction: by === 0 ? 'same' : by > 0 ? 'more' : 'less',
      days: windowDays(previousWindow, language),
    });
    const total = phrases.total({
      ...{ metric: whole.metric, name, when, unit: whole.unit, value: show(whole, whole.value, language) },
    });
    const telling = explained.contributions.filter(({ parts }) => parts.length > 1);
    const notes = whole.notes.map((note) => noteText(note, language));
    return finding({
      looked: say.looked({ name, window: windowShown(whole.window, language), before }),
      text: paragraphs(
        `${total.replace(/\.$/, '')}, ${moved}.`,
        ...explained.factors.slice(0, 1).map((one) => factorsText(figures, whole, one)),
        ...telling.slice(0, SPLITS).map((one) => contributionText(figures, whole, one)),
        by !== 0 && telling.length > 0 && say.addUp,
        [phrases.meaning[whole.metric], ...notes, platform({ standing, result: whole, phrases, figures })]
          .filter(Boolean)
          .join(' '),
      ),
      next: by < 0 ? say.lapsedNext(ASKS[language].lapsed) : say.topNext(ASKS[language].topCustomers),
      data: {
        ...{ metric: whole.metric, [whole.metric]: whole.value, value: whole.value, previous, change },
        ...{ window: whole.window, previousWindow, currency: whole.currency, receiptId: whole.receipt.id },
        ...{ contributions: explained.contributions, factors: explained.factors, notes: whole.notes },
      },
      facts: figures.facts,
      cards: cardsOf(whole, name, telling, language),
      receipts: [whole.receipt.id],
      fromStrangers: true,
    });
  },
};

function unexplained(
  whole: MetricResult,
  { name, when, language }: { name: string; when: string; language: Language },
): Finding {
  const unknown = whole.state === 'not_recorded';
  const say = CHANGE_WORDS[language];
  const phrases = phrasesIn(language);
  return nothing({
    looked: say.lookedAt(name),
    text: unknown ? phrases.notRecorded({ name, when }) : capital(say.nothingToCompare({ name, when })),
    next: unknown ? phrases.next.connect : say.compareNext(ASKS[language].why),
    data: { metric: whole.metric, state: whole.state, window: whole.window, receiptId: whole.receipt.id },
    receipts: [whole.receipt.id],
  });
}

function contributionText(figures: Figures, whole: MetricResult, { by, parts }: Contribution): string {
  const { language } = figures;
  const say = CHANGE_WORDS[language];
  const lines = parts.map((part) => {
    const label = part.others || !isStrange(by) || part.key === null ? part.label : nameText(part.label);
    const at = [plainName(part.label)];
    const of = wordsOf(whole, language);
    note(figures, whole, part.now, { of, at });
    note(figures, whole, part.before, {
      of,
      at,
      ...(whole.previousWindow && { when: namesBefore(whole.previousWindow, language) }),
    });
    note(figures, whole, part.change, { of, at, how: 'difference' });
    if (part.share !== null) figures.note(part.share, 'share', [{ of, at, how: 'share' }]);
    return say.part({
      label: capital(label),
      change: signed(whole, part.change, language),
      before: show(whole, part.before, language),
      now: show(whole, part.now, language),
    });
  });
  const shown =
    parts.length <= PARTS + 1 ? lines : [...lines.slice(0, PARTS), rest(figures, whole, parts.slice(PARTS))];
  return `${say.by(phrasesIn(language).dimensions[by])}\n\n${listText(shown)}`;
}

/** What is not told one by one, so that the list still adds up. */
function rest(figures: Figures, whole: MetricResult, parts: ChangedPart[]): string {
  const { language } = figures;
  const { others } = CHANGE_WORDS[language];
  const sum = parts.reduce((total, { change }) => total + Number(change ?? 0), 0);
  const value = whole.unit === 'money' ? sum.toFixed(2) : sum;
  note(figures, whole, value, { of: wordsOf(whole, language), at: [others], how: 'difference' });
  return `${others}: ${signed(whole, value, language)}`;
}

const FACTOR_UNITS = {
  orders: 'count',
  average_order_value: 'money',
  visitors: 'count',
  orders_per_visitor: 'number',
} as const satisfies Record<string, MetricUnit>;

function factorsText(figures: Figures, whole: MetricResult, { factors }: Explanation['factors'][number]): string {
  const { language } = figures;
  const say = CHANGE_WORDS[language];
  const lines = factors.map(({ factor, now, before, change }) => {
    const label = say.factors[factor];
    const about = { of: [label, CHANGE_WORDS.en.factors[factor], factor] };
    const text = (value: MetricValue) => figures.value(value, FACTOR_UNITS[factor], [about]);
    note(figures, whole, change, { of: wordsOf(whole, language), how: 'difference', at: [label] });
    const name = phrasesIn(language).nameOf(whole.metric, whole.receipt.name);
    return say.factor({ label, name, before: text(before), now: text(now), change: signed(whole, change, language) });
  });
  return `${say.comesFrom}\n\n${listText(lines)}`;
}

function note(
  figures: Figures,
  { unit, currency, receipt }: MetricResult,
  value: MetricValue,
  about: Parameters<Figures['note']>[2][number],
) {
  figures.note(value, unit, [about], currency ?? receipt.currency);
}

function show({ unit, currency }: MetricResult, value: MetricValue, language: Language): string {
  return valueText(value, { unit, currency }, language) ?? NOT_KNOWN[language];
}

function signed({ unit, currency }: MetricResult, value: MetricValue, language: Language): string {
  return value === null ? NOT_KNOWN[language] : signedText(value, { unit, currency }, language);
}

function unsigned(value: MetricValue): MetricValue {
  return typeof value === 'number' ? Math.abs(value) : (value?.replace(/^-/, '') ?? null);
}

function cardsOf(whole: MetricResult, name: string, telling: Contribution[], language: Language): Card[] {
  const { title, columns } = CHANGE_WORDS[language];
  const { dimensions } = phrasesIn(language);
  const { unit, currency, receipt, value, previous, change, window, previousWindow } = whole;
  const rows = telling.flatMap(({ by, parts }) =>
    parts.map((part) => ({
      cells: [capital(dimensions[by]), plainName(part.label), part.now, part.before, part.change],
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
        window: windowShown(window, language),
        query: receipt.query,
        receiptId: receipt.id,
      },
      ...(previous !== undefined && { previous }),
      ...(change && { change }),
      ...(previousWindow && { previousWindow: windowShown(previousWindow, language) }),
    },
    ...(rows.length > 0
      ? [
          {
            type: 'table' as const,
            title: title(name),
            columns: [
              { key: 'by', label: columns.by, unit: 'text' as const },
              { key: 'part', label: columns.part, unit: 'text' as const },
              { key: 'now', label: columns.now, unit },
              { key: 'before', label: columns.before, unit },
              { key: 'change', label: columns.change, unit },
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
