import type { Card } from '../../../contract/cards.ts';
import type { SharedCard } from '../../../contract/sharing.ts';
import type { CampaignRecommendation } from '../../../contract/stream.ts';
import { splitsByPerson } from '../../doors/scopes.ts';

export interface Freezing {
  /** Takes the names of people out of a text. */
  say: (text: string) => string;
  /** Ids of the receipts that are shared. */
  receipts: ReadonlySet<string>;
}

/** Found texts that belong to the shop's own window; notes, conversations and answers may quote anybody. */
const PUBLIC_KINDS: readonly string[] = ['product', 'campaign'];
const PERSON_COLUMNS: readonly string[] = ['person', 'customer'];

/** What a table or a chart tells of people: rows that are people, a column that names them, or neither. */
export function isAboutPeople(card: Card): boolean {
  if ('query' in card && card.query && typeof card.query === 'object' && splitsByPerson(card.query)) return true;
  if (card.type !== 'table') return false;
  const [first] = card.columns;
  return (
    card.rows.some(({ href }) => leadsToPerson(href)) || (first !== undefined && PERSON_COLUMNS.includes(first.key))
  );
}

export function leadsToPerson(href: string | null | undefined): boolean {
  return href?.startsWith('/people/profile/') ?? false;
}

/** Columns of a table that name people. */
export function personColumns(card: Extract<Card, { type: 'table' }>): number[] {
  const hasPeople = card.rows.some(({ href }) => leadsToPerson(href));
  return card.columns.flatMap(({ key }, n) => (PERSON_COLUMNS.includes(key) || (hasPeople && n === 0) ? [n] : []));
}

/** A card without what leads on, acts, or tells of single people. Another reading to choose is none to share. */
export function freezeCard(card: Card, freezing: Freezing): SharedCard[] {
  const { say } = freezing;
  const proof = (id: string | undefined) => ({ receiptId: id !== undefined && freezing.receipts.has(id) ? id : null });
  if (isAboutPeople(card) && 'title' in card) return [{ type: 'withheld', title: say(card.title) }];
  switch (card.type) {
    case 'metric': {
      const { type, unit, currency, value, previous, change, window, previousWindow } = card;
      return [
        {
          ...{ type, title: say(card.title), unit, currency, value, window, ...proof(card.receiptId) },
          ...(previous !== undefined && { previous }),
          ...(change && { change }),
          ...(previousWindow !== undefined && { previousWindow }),
        },
      ];
    }
    case 'chart': {
      const { type, shape, unit, currency } = card;
      const points = card.points.map(({ label, value, running }) => ({
        ...{ label: say(label), value },
        ...(running !== undefined && { running }),
      }));
      return [{ type, title: say(card.title), shape, unit, currency, points, ...proof(card.receiptId) }];
    }
    case 'table':
      return [{ ...freezeTable(card, say), ...proof(card.receiptId) }];
    case 'segment':
      return [{ type: card.type, name: say(card.name), words: say(card.words), people: card.people }];
    case 'found':
      return [{ type: card.type, query: say(card.query), items: card.items.map((item) => freezeFound(item, say)) }];
    case 'plan': {
      const { people, messages, money, currency } = card.plan.difference;
      return [{ type: card.type, title: say(card.plan.title), people, messages, money, currency }];
    }
    case 'choices':
      return [];
    default:
      card satisfies never;
      return [];
  }
}

function freezeTable(card: Extract<Card, { type: 'table' }>, say: Freezing['say']) {
  const people = personColumns(card);
  const kept = <T>(list: readonly T[]) => list.filter((_, n) => !people.includes(n));
  const columns = kept(card.columns);
  return {
    ...{ type: card.type, title: say(card.title), currency: card.currency, rowsInAll: card.rowsInAll },
    columns: columns.map(({ key, label, unit }) => ({ key, label: say(label), unit })),
    rows: card.rows.map(({ cells }) =>
      kept(cells).map((cell, n) => (columns[n]?.unit === 'text' && typeof cell === 'string' ? say(cell) : cell)),
    ),
  };
}

type Item = Extract<Card, { type: 'found' }>['items'][number];

function freezeFound({ n, kind, title, text }: Item, say: Freezing['say']) {
  return PUBLIC_KINDS.includes(kind)
    ? { n, kind, title: say(title), text: say(text) }
    : { n, kind, title: 'Not shared', text: '' };
}

/** Recommended campaigns are the shop's own words about groups of people. */
export function freezeCampaigns(recommendation: CampaignRecommendation | null, { say }: Freezing): SharedCard[] {
  return (recommendation?.recommendations ?? []).map((one) => ({
    ...{ type: 'campaign', segment: say(one.segmentName), people: one.people, channel: one.channel },
    ...{ subject: say(one.subject), message: say(one.message), offer: say(one.offer), timing: say(one.timing) },
    ...{ reason: say(one.reason), expected: one.expected?.text ?? null, cost: one.cost?.text ?? null },
  }));
}
