import type { Receipt } from '../../../contract/metrics.ts';
import type { SharedConversation, SharedReceipt } from '../../../contract/sharing.ts';
import type { CampaignRecommendation } from '../../../contract/stream.ts';
import { splitsByPerson } from '../../doors/scopes.ts';
import type { MessageRow } from '../messages.ts';
import { type Freezing, freezeCampaigns, freezeCard } from './freeze-cards.ts';

export interface Answered {
  question: Pick<MessageRow, 'content' | 'createdAt'>;
  answer: Pick<
    MessageRow,
    'content' | 'createdAt' | 'plan' | 'tools' | 'cards' | 'recommendation' | 'receipts' | 'provider' | 'stopped'
  >;
}

export interface Spoken {
  title: string;
  shop: { name: string; timezone: string; currency: string };
  asOf: Date;
  /** More was asked before these. */
  earlier: boolean;
  exchanges: Answered[];
  receipts: Receipt[];
}

/** Take the names of people out of a text. What somebody typed may name them without capital letters. */
export interface Say {
  answered: (text: string) => string;
  asked: (text: string) => string;
}

/** Leads into the app, where a reader of the copy has no account. */
const INNER_LINK = /\[([^\]\n]*)\]\(\/[^)\s]*\)/g;

/**
 * What was asked and answered as a copy of its own, field by field, so that what is not named here cannot get out.
 */
export function freeze(spoken: Spoken, { answered: say, asked }: Say): SharedConversation {
  const { shop, exchanges } = spoken;
  const receipts = spoken.receipts.filter(({ query }) => !splitsByPerson(query));
  const freezing: Freezing = { say, receipts: new Set(receipts.map(({ id }) => id)) };
  return {
    ...{ title: asked(spoken.title), shop: shop.name, timezone: shop.timezone, currency: shop.currency },
    ...{ asOf: spoken.asOf.toISOString(), earlier: spoken.earlier },
    exchanges: exchanges.map(({ question, answer }) => ({
      question: asked(question.content),
      askedAt: question.createdAt.toISOString(),
      answer: {
        text: say(answer.content.replace(INNER_LINK, '$1')),
        steps: [...(answer.plan ?? []), ...(answer.tools ?? []).map(({ summary }) => summary)].map(say),
        cards: [
          ...freezeCampaigns(answer.recommendation as CampaignRecommendation | null, freezing),
          ...(answer.cards ?? []).flatMap((card) => freezeCard(card, freezing)),
        ],
        receiptIds: [...new Set(receiptsOf(answer))].filter((id) => freezing.receipts.has(id)),
        ...{ provider: answer.provider, stopped: answer.stopped, at: answer.createdAt.toISOString() },
      },
    })),
    receipts: receipts.map((receipt) => freezeReceipt(receipt, say)),
  };
}

/** Ids of all receipts that an answer rests on. */
export function receiptsOf({ receipts, cards, tools }: Answered['answer']): string[] {
  const shown = (cards ?? []).flatMap((card) => ('receiptId' in card && card.receiptId ? [card.receiptId] : []));
  return [...(receipts ?? []), ...shown, ...(tools ?? []).flatMap(({ receiptId }) => receiptId ?? [])];
}

function freezeReceipt({ query: _, ...receipt }: Receipt, say: (text: string) => string): SharedReceipt {
  return { ...receipt, filters: receipt.filters.map(say) };
}
