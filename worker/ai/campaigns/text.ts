import type { Recommendation } from '../../../contract/stream.ts';
import { countText, type Language, moneyText } from '../tools/words/format.ts';
import { countedNoun, pluralOf } from '../tools/words/nouns.ts';
import { campaignWords } from './words/languages.ts';

export function noSourcesText(language: Language): string {
  const { first, why, how, after } = campaignWords(language).noSources;
  return `${first}${language === 'fr' ? ' :' : ':'} ${why}\n\n${how}\n\n${after}`;
}

/** "5 campaigns" */
export function countedCampaigns(count: number, language: Language): string {
  return `${countText(count, language)} ${pluralOf(count, campaignWords(language).campaigns, language)}`;
}

/** The recommendations as text, the same for the same recommendations: an answer that starts again continues exactly. */
export function campaignText(
  recommendations: Recommendation[],
  first: string[] = [],
  language: Language = 'en',
): string {
  const say = campaignWords(language);
  const segments = new Set(recommendations.map(({ segment }) => segment)).size;
  const ordered = [...recommendations].sort(
    (a, b) => Number(first.includes(b.segment)) - Number(first.includes(a.segment)),
  );
  const lead = ordered[0];
  return [
    say.lead({
      ...{ one: recommendations.length === 1, campaigns: countedCampaigns(recommendations.length, language) },
      segments: countedNoun('segment', segments, language),
    }),
    ...ordered.map((one) => oneText(one, language)),
    ...(lead ? [say.start({ segment: lead.segmentName, by: say.by[lead.channel] })] : []),
  ].join('\n\n');
}

/** One recommendation as text: to whom, what to send, when, why, what it costs and what to expect. */
export function oneText(r: Recommendation, language: Language): string {
  const { labels, by, quoted } = campaignWords(language);
  const lines = [
    labels.message(r.message),
    labels.offer(r.offer),
    labels.when(r.timing),
    labels.why(r.reason),
    ...(r.cost ? [labels.cost(costText(r.cost, language))] : []),
    ...(r.expected ? [labels.expected(r.expected.text)] : []),
    ...(r.rank && (r.rank.told > 0 || r.rank.measured) ? [labels.learned(r.rank.why)] : []),
  ];
  const whom = countedNoun('person', r.people, language);
  const colon = language === 'fr' ? ' :' : ':';
  const head = `**${r.segmentName}**, ${whom}, ${by[r.channel]}${colon} ${quoted(r.subject)}`;
  return `${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function costText({ amount, currency, text, parts }: NonNullable<Recommendation['cost']>, language: Language): string {
  if (amount === null || parts.length === 0) return text;
  return `${moneyText(amount, currency, language)} (${text})`;
}
