import type { SegmentKey } from '../../../contract/analytics.ts';
import type { Channel, Recommendation } from '../../../contract/stream.ts';
import { HOW_TO_CONNECT } from '../analyst/sources.ts';
import { counted } from '../analyst/words.ts';

/** The seed's words for a workspace without sources. */
export const NO_DATA_SOURCES = 'Please connect data sources first';

const BY: Record<Channel, string> = {
  email: 'by e-mail',
  sms: 'by SMS',
  push: 'by push message',
  whatsapp: 'by WhatsApp',
  messenger: 'by Messenger',
};

export function noSourcesText(): string {
  return `${NO_DATA_SOURCES}: campaign recommendations rest on what your customers did, and nothing has arrived yet.\n\n${HOW_TO_CONNECT}\n\nThen ask again, and I will recommend a campaign for every segment that has people.`;
}

export function nobodyText(): string {
  return 'Your sources are connected, but no people are in any segment yet, so there is nobody to address. Send some events (or add dummy data on a source) and ask again.';
}

/** The recommendations as text, the same for the same recommendations: an answer that starts again continues exactly. */
export function campaignText(recommendations: Recommendation[], first: SegmentKey[] = []): string {
  const segments = new Set(recommendations.map(({ segment }) => segment)).size;
  const ordered = [...recommendations].sort(
    (a, b) => Number(first.includes(b.segment)) - Number(first.includes(a.segment)),
  );
  const lead = ordered[0];
  return [
    `Here ${recommendations.length === 1 ? 'is one campaign' : `are ${recommendations.length} campaigns`} for the ${counted(segments, 'segment')} in which you have people.`,
    ...ordered.map(one),
    ...(lead
      ? [
          `Start with **${lead.segmentName}**, and write only to people who agreed to hear from you ${BY[lead.channel]}.`,
        ]
      : []),
  ].join('\n\n');
}

function one(r: Recommendation): string {
  return `**${r.segmentName}**, ${counted(r.people, 'person', 'people')}, ${BY[r.channel]}: “${r.subject}”

- Message: ${r.message}
- Offer: ${r.offer}
- When: ${r.timing}
- Why: ${r.reason}`;
}
