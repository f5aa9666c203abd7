import type { ActionKind } from '../../../../../contract/actions.ts';
import type { SegmentKey } from '../../../../../contract/analytics.ts';

/** What is asked back where an action is asked for with half of it, and what is written for the other half. Names come written. */
export interface ActionWords {
  looked: string;
  /** What is missing of each kind, without a full stop, and how it can be asked for. */
  missing: Record<ActionKind, { what: string; example: string }>;
  notYet(what: string): string;
  forWhom: string;
  /** Before the list of segments. */
  forWhomAmong: string;
  chooseOrSay(example: string): string;
  forExample(example: string): string;
  /** The question again, with a segment in it as it is called in a sentence. */
  withSegment(it: { asked: string; segment: string; tags: boolean }): string;
  /** What is asked where the question said nothing. */
  starts: { letter: string; send: string; campaign: string; tag: string };
  person: {
    looked: string;
    several(named: string): string;
    notExactly(named: string): string;
    which: string;
    next: string;
    nobody(named: string): string;
    nobodyNext: string;
  };
  workflow: {
    looked: string;
    none(named: string): string;
    yours: string;
    notMade: string;
    which: string;
    choose: string;
    make: string;
    run(name: string): string;
  };
  campaignFor(segment: string): string;
  campaignCalled(topic: string): string;
  /** A short letter: no price and no promise that nobody has given. */
  letter: {
    opening: Record<SegmentKey, string>;
    toAnybody: string;
    greeting: string;
    about(topic: string): string;
    inTouch: string;
    reply: string;
    subject(shop: string): string;
  };
}
