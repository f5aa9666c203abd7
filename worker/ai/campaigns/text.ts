import type { Recommendation } from '../../../contract/stream.ts';
import { BY, counted, moneyText } from './words.ts';

/** The seed's words for a workspace without sources. */
export const NO_DATA_SOURCES = 'Please connect data sources first';

const HOW_TO_CONNECT =
  'Open **Sources**, choose a kind (a tracking snippet, Segment, Shopify, Facebook Pixel, or a webhook), and follow the steps shown there.';

export function noSourcesText(): string {
  return `${NO_DATA_SOURCES}: campaign recommendations rest on what your customers did, and nothing has arrived yet.\n\n${HOW_TO_CONNECT}\n\nThen ask again, and I will recommend a campaign for every segment that has people.`;
}

export function nobodyText(): string {
  return 'Your sources are connected, but no people are in any segment yet, so there is nobody to address. Send some events (or add dummy data on a source) and ask again.';
}

/** The recommendations as text, the same for the same recommendations: an answer that starts again continues exactly. */
export function campaignText(recommendations: Recommendation[], first: string[] = []): string {
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
  const lines = [
    `Message: ${r.message}`,
    `Offer: ${r.offer}`,
    `When: ${r.timing}`,
    `Why: ${r.reason}`,
    ...(r.cost ? [`Cost: ${costText(r.cost)}`] : []),
    ...(r.expected ? [`Expected: ${r.expected.text}`] : []),
    ...(r.rank && r.rank.told > 0 ? [`Learned: ${r.rank.why}`] : []),
  ];
  const head = `**${r.segmentName}**, ${counted(r.people, 'person', 'people')}, ${BY[r.channel]}: “${r.subject}”`;
  return `${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function costText({ amount, currency, text, parts }: NonNullable<Recommendation['cost']>): string {
  if (amount === null || parts.length === 0) return text;
  return `${moneyText(amount, currency)} (${text})`;
}
