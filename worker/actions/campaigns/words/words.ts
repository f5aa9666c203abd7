import type { Channel } from '../../../../contract/segments.ts';
import type { Language } from '../../../ai/tools/words/format.ts';
import type { Unreached } from '../reach.ts';

/** What plans about campaigns say of channels, reach and cost, in one language. Names, counts and amounts come written. */
export interface CampaignPlanWords {
  language: Language;
  /** As a heading, or before a colon. */
  labels: Record<'channels' | 'subject' | 'message' | 'offer' | 'reach' | 'cost' | 'condition' | 'sendOn', string>;
  channels: Record<Channel, string>;
  /** "E-mail, else WhatsApp" */
  order(channels: string[]): string;
  was(it: { label: string; before: string; after: string }): string;
  line(it: { label: string; text: string }): string;
  /** "12 people by e-mail" */
  by(it: { people: string; channel: Channel }): string;
  unreached: Record<Unreached, string>;
  nobody(it: { people: string; why: Unreached }): string;
  everybody: string;
  title(name: string): string;
  changed(name: string): string;
  restored(name: string): string;
  /** Why it is not planned or not done. */
  cannot: {
    nothing: string;
    changedSince: string;
    gone: string;
    notRestored: string;
    costUnknown(it: { most: string; why: string }): string;
    tooMuch(it: { amount: string; most: string }): string;
    passed(when: string): string;
    replaced: string;
    sendAnew: string;
  };
  /** What whoever approves has to know: when, what can be sent at all, who is held out, and who got much lately. */
  meantFor(when: string): string;
  onlyEmail(it: { people: string; channels: string }): string;
  nothingSends: string;
  heldOut(share: string): string;
  nobodyHeldOut(least: string): string;
  crowded(it: { people: string; letters: string }): string;
  within(it: { amount: string; most: string }): string;
}
