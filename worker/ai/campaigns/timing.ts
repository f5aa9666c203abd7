import { capital } from '../tools/shown.ts';
import { timeText } from '../tools/words/format.ts';
import type { CampaignFacts, SegmentFacts } from './facts.ts';
import { campaignWords } from './words/languages.ts';

/** When to send to a segment, by what its people did last and when this shop's orders come in. */
export function timingOf(
  { key }: Pick<SegmentFacts, 'key'>,
  facts: Pick<CampaignFacts, 'language' | 'peak' | 'timezone'>,
): string {
  const say = campaignWords(facts.language);
  const { peak, timezone, language } = facts;
  const atPeak = peak ? say.atPeak(hourText(peak.hour)) : '';
  switch (key) {
    case 'cart_abandoners':
      return say.timing.cart(atPeak);
    case 'potential_customers':
      return say.timing.afterCart(atPeak);
    case 'new_visitors':
      return say.timing.visit(atPeak);
    case 'engaged_users':
      return say.timing.interest(atPeak);
    default: {
      if (!peak) return say.noPeak;
      const weekday = timeText(String(peak.weekday), 'weekday', language) ?? '';
      return capital(say.peak({ weekday, hour: hourText(peak.hour), timezone }));
    }
  }
}

function hourText(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
