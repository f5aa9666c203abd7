import type { Card } from '../../../../contract/cards.ts';
import type { MetricResult } from '../../../../contract/metrics.ts';
import { finding, nothing } from '../finding.ts';
import { paragraphs } from '../shown.ts';
import type { Finding } from '../tool.ts';
import { isStrange } from '../words/dimensions.ts';
import { phrasesIn } from '../words/languages.ts';
import { windowShown } from '../words/windows.ts';
import { metricCards } from './cards.ts';
import { figuresOf } from './facts.ts';
import { filtersText } from './filters-text.ts';
import { freshness } from './standing-text.ts';
import type { Told } from './told.ts';

export type Given = Omit<Told, 'result' | 'name' | 'phrases' | 'figures' | 'everything'>;

export function toldOf(given: Given, result: MetricResult): Told {
  const phrases = phrasesIn(given.tools.language);
  const name = phrases.nameOf(result.metric, result.receipt.name);
  return {
    ...given,
    result,
    name,
    phrases,
    figures: figuresOf(result, [], given.tools.language),
    everything: undefined,
  };
}

/** Nothing that could be counted. */
export function missing(told: Told, why: 'notRecorded' | 'noData'): Finding {
  const { result, query, name, phrases, figures } = told;
  return nothing({
    looked: lookedAt(told),
    text: phrases[why]({ name, when: phrases.when(result.window, query.range) }),
    next: why === 'notRecorded' ? phrases.next.connect : phrases.next.sources,
    data: { metric: result.metric, value: null, state: why === 'notRecorded' ? 'not_recorded' : 'no_data' },
    facts: figures.facts,
    receipts: [result.receipt.id],
  });
}

interface Said {
  text: string[];
  data: Record<string, unknown>;
  next?: string;
  cards?: Card[];
  /** It holds names that strangers wrote. */
  named?: boolean;
}

/** What was made of the periods, with what it means and its proof. */
export function answer(told: Told, { text, data, next, cards, named = false }: Said): Finding {
  const { result, query, name, phrases, figures, tools } = told;
  const { receipt, series: _, rows: __, ...rest } = result;
  const footer = [filtersText(told), phrases.meaning[result.metric]].filter(Boolean).join(' ');
  const isNamed =
    (query.filters ?? []).some(({ by }) => by === 'customer' || by === 'product' || by === 'source') ||
    (query.dimensions ?? []).some(isStrange);
  return finding({
    looked: lookedAt(told),
    text: paragraphs(...freshness(told), ...text, footer),
    next: next ?? phrases.next.why(result.metric) ?? phrases.next.topCustomers,
    data: { ...rest, ...data, receiptId: receipt.id },
    facts: figures.facts,
    cards: cards ?? (result.series ? metricCards(result, query, { name, phrases, language: tools.language }) : []),
    receipts: [receipt.id],
    fromStrangers: isNamed || named,
  });
}

function lookedAt({ result, name, phrases, tools }: Told): string {
  const window = windowShown(result.window, tools.language);
  return phrases.looked({ rows: String(result.receipt.rowCount), name, window });
}
