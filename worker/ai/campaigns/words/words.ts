import type { FunnelStepName } from '../../../../contract/analytics.ts';
import type { Channel } from '../../../../contract/stream.ts';
import type { OfferKind } from '../offers.ts';

/** A step of the funnel: those who took it, and the share who take it after the step before. */
interface StepWords {
  who: string;
  go(share: string): string;
}

interface MeasuredLesson {
  offer: string;
  by: string;
  segment: string;
  money: string;
  low: string;
  high: string;
  /** "52 people" */
  heldOut: string;
}

/** What recommendations say, in one language. Figures, names and dates come written; parts come joined. */
export interface CampaignWords {
  /** In a sentence: "12 by e-mail". */
  by: Record<Channel, string>;
  channels: Record<Channel, string>;
  offers: Record<OfferKind, string>;

  looked(it: { events: string; people: string }): string;
  lookedForSources: string;
  noSources: { first: string; why: string; how: string; after: string };
  nobody: string;
  message(campaigns: string, looked: string): string;
  campaigns: readonly [one: string, many: string];
  lead(it: { one: boolean; campaigns: string; segments: string }): string;
  start(it: { segment: string; by: string }): string;
  labels: Record<'message' | 'offer' | 'when' | 'why' | 'cost' | 'expected' | 'learned', (text: string) => string>;
  quoted(text: string): string;
  next: string;
  nextWithoutSources: string;

  /** Why: how many they are, whom a channel reaches, and what they did. */
  size(it: { people: string; share: string | undefined }): string;
  estimated(people: string): string;
  nobodyReached: string;
  reached(it: { count: string; parts: string; noneBy: string | undefined }): string;
  steps: Record<FunnelStepName, StepWords>;
  ofStep(it: { count: string; who: string; go: string }): string;
  average(money: string): string;
  wantedToBuy: string;
  onlyLooked: string;
  engaged(it: { things: string; kinds: string; score: string }): string;
  spent: { each(money: string): string; order(money: string): string; shop(money: string): string };
  placed(it: { orders: string; average: string | undefined; each: string }): string;

  /** When. */
  timing: Record<'cart' | 'afterCart' | 'visit' | 'interest', (atPeak: string) => string>;
  atPeak(hour: string): string;
  peak(it: { weekday: string; hour: string; timezone: string }): string;
  noPeak: string;

  /** What it costs. */
  nothingSent: string;
  priceUnknown(it: { channels: string[]; currency: string }): string;
  notConverted(it: { currency: string; parts: string[] }): string;
  costPart(it: { messages: string; channel: string; parts: string | undefined; price: string }): string;

  /** What it may cost. */
  onlyBy(it: { most: string; channels: string }): string;
  leftOut(it: { most: string; names: string }): string;
  stays(most: string): string;
  notHeld(it: { most: string; names: string }): string;

  /** What to expect. */
  noHistory: string;
  broughtBefore(it: { campaigns: number; count: string; range: string }): string;
  byThemselves(it: { one: boolean; people: string; range: string; weeks: string }): string;
  to(low: string, high: string): string;

  /** What it rests on. */
  evidence: {
    people(it: { name: string; definition: string }): string;
    ofEveryone: string;
    reachable: string;
    reachableBy(by: string): string;
    orders: string;
    averageOrder: string;
    spentEach: string;
    shopAverage: string;
    learned(it: { day: string; text: string }): string;
    /** What letters added against those who were held out. */
    measuredLesson: Record<'more' | 'less' | 'open', (it: MeasuredLesson) => string>;
    lesson(it: { offer: string; by: string; segment: string; worked: string; told: string; one: boolean }): string;
  };

  /** Why it stands where it does. */
  neverTold(it: { offer: string; by: string }): string;
  measured(it: { one: boolean; count: string; from: string; to: string }): string;
  told(it: { offer: string; by: string; count: string; one: boolean; good: string; oneGood: boolean }): string;
}
