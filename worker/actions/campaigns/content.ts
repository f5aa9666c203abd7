import type { CampaignDraft, CostLimit } from '../../../contract/actions.ts';
import type { Channel, Definition } from '../../../contract/segments.ts';
import type { campaignDrafts } from '../../db/schema.ts';

type Row = typeof campaignDrafts.$inferSelect;

/** What a campaign is: whom it is for, by what, and what it says. */
export interface CampaignContent {
  segmentId: string;
  channels: Channel[];
  condition: Definition | null;
  subject: string | null;
  message: string;
  offer: string | null;
  costLimit: CostLimit | null;
  /** Meant for this day of the shop's calendar, and this time of it where one was said. */
  sendOn: string | null;
  sendAt: string | null;
}

interface Given {
  segmentId: string;
  channel: string;
  fallbacks?: string[] | undefined;
  condition?: Definition | null | undefined;
  subject?: string | null | undefined;
  message: string;
  offer?: string | null | undefined;
  costLimit?: CostLimit | null | undefined;
  sendOn?: string | null | undefined;
  sendAt?: string | null | undefined;
}

/** A campaign's content, from an input or a row: channels in one order, each once. */
export function contentOf(given: Given): CampaignContent {
  const { segmentId, channel, fallbacks = [], condition, subject, message, offer, costLimit, sendOn = null } = given;
  return {
    ...{ segmentId, message, channels: [...new Set([channel, ...fallbacks])] as Channel[] },
    ...{ condition: condition ?? null, subject: subject || null, offer: offer || null, costLimit: costLimit ?? null },
    // A time is of a day.
    ...{ sendOn, sendAt: (sendOn !== null && given.sendAt) || null },
  };
}

/** The same as columns of a draft. */
export function columnsOf(content: CampaignContent) {
  const { channels, condition, subject, message, offer, costLimit, sendOn, sendAt } = content;
  const [channel = 'email', ...fallbacks] = channels;
  return { channel, fallbacks, condition, subject, message, offer, costLimit, sendOn, sendAt };
}

/** A draft as it is shown. */
export function shownDraft(row: Row): CampaignDraft {
  const { id, name, createdAt, updatedAt } = row;
  const content = contentOf(row);
  return {
    ...{ id, name, channel: content.channels[0] ?? 'email', ...content },
    ...{ createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() },
  };
}
