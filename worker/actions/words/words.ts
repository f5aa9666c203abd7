import type { ActionPlan, WorkflowStep } from '../../../contract/actions.ts';
import type { Channel } from '../../../contract/segments.ts';
import type { Language } from '../../ai/tools/words/format.ts';

type ActionStep = Extract<WorkflowStep, { type: 'action' }>;
/** What a person wrote stands in quotes of the language: `name`, `subject`, `tag`, `title`, `text`. Counts and amounts come written. */
type Quoted = string;

/** Everything a plan says of itself, from its title to what became of it, in one language. */
export interface PlanWords {
  language: Language;
  quoted(text: string): Quoted;

  /** Why it waits for somebody. */
  reasons: {
    messages: string;
    money: string;
    people(people: string): string;
    strangers: string;
    program: string;
    analyst: string;
    nobody: string;
  };
  /** What stands in the log. */
  log: {
    asked(title: string): string;
    approved(title: string): string;
    rejected(title: string): string;
    changed(title: string): string;
    failed(it: { title: string; why: string }): string;
    undone(it: { title: string; result: string }): string;
  };
  /** Why a plan is not approved, refused, changed or undone. */
  cannot: {
    keyApproves: string;
    roleApproves(role: string): string;
    rejectRight: string;
    undoRight: string;
    undo: string;
    approve(status: ActionPlan['status']): string;
    reject(status: ActionPlan['status']): string;
    change(status: ActionPlan['status']): string;
    askedAlready: string;
    otherRequest: string;
    notAsItIs: string;
    changedSince(parts: string[]): string;
    tooOld(days: string): string;
    wasTooOld(days: string): string;
    approverGone: string;
  };
  audience: {
    onePerson: string;
    noSegment: string;
    atRisk(segment: Quoted | undefined): string;
    riskUnknown(status: string): string;
    tooMany(it: { most: string; name: Quoted }): string;
  };
  task: {
    title(title: Quoted): string;
    line(it: { title: Quoted; due: string | undefined }): string;
    done(title: Quoted): string;
    undone(title: Quoted): string;
  };
  letter: {
    draftTitle(it: { subject: Quoted; people: string }): string;
    draftLine(it: { subject: Quoted; people: string; name: Quoted }): string;
    drafted(it: { subject: Quoted; people: string }): string;
    draftRemoved(subject: Quoted): string;
    sendTitle(it: { subject: Quoted; people: string }): string;
    sendLine(it: { subject: Quoted; people: string; name: Quoted; from: string }): string;
    unsubscribed(people: string): string;
    neverYes(people: string): string;
    noAddress(people: string): string;
    nobody(it: { name: Quoted; skipped: string[] }): string;
    lacking(it: { where: string; people: string; all: string; variable: string }): string;
    line(line: string): string;
    subjectLine: string;
    excerpt(it: { to: string; text: string }): string;
    heldOut(it: { people: string; share: string }): string;
    /** They got `most` letters within the week, as many as anybody gets. */
    deferred(it: { people: string; most: number }): string;
    goesOut(when: string): string;
    tooLate: string;
    aheadAlready(when: string): string;
    noProvider: string;
  };
  cost: {
    within(it: { most: string; amount: string }): string;
    unknown(most: string): string;
    otherCurrency(it: { currency: string; most: string }): string;
    tooMuch(it: { amount: string; letters: string; most: string }): string;
  };
  sending: {
    sending(it: { sent: string; all: string }): string;
    sentTo(people: string): string;
    onTheWay(n: string): string;
    deferred(n: string): string;
    unclear(n: string): string;
    failed(n: string): string;
    leftOut(n: string): string;
    heldOut(n: string): string;
    nobodyLeft: string;
    heldBack(people: string): string;
    notUndone(standing: string): string;
    nobodyGot: string;
    nothingLeft(standing: string): string;
  };
  tag: {
    putTitle(it: { tag: Quoted; people: string }): string;
    takeTitle(it: { tag: Quoted; people: string }): string;
    putLine(it: { tag: Quoted; people: string; name: Quoted }): string;
    takeLine(it: { tag: Quoted; people: string; name: Quoted }): string;
    without(people: string): string;
    already(people: string): string;
    carry(it: { tag: Quoted; people: string }): string;
    noLonger(it: { tag: Quoted; people: string }): string;
    again(it: { tag: Quoted; people: string }): string;
    offAgain(it: { tag: Quoted; people: string }): string;
    nothing(it: { name: Quoted; why: 'nobody' | 'none' | 'all' }): string;
  };
  segment: {
    title(name: Quoted): string;
    line(it: { name: Quoted; definition: string }): string;
    now(it: { people: string; such: string[] }): string;
    saved(name: Quoted): string;
    removed(name: Quoted): string;
  };
  campaign: {
    title(name: Quoted): string;
    line(it: { name: Quoted; people: string; segment: Quoted; channel: Channel }): string;
    drafted(name: Quoted): string;
    removed(name: Quoted): string;
  };
  workflow: {
    title(name: Quoted): string;
    running(name: Quoted): string;
    notActive(name: Quoted): string;
    noLongerActive(name: Quoted): string;
    needsPerson: string;
    tooOften(name: Quoted): string;
    waits(span: { n: number; unit: 'day' | 'hour' | 'minute' }): string;
    step(it: { kind: ActionStep['kind']; text: Quoted; whom: string; remove: boolean }): string;
    whom: {
      leaving(segment: Quoted | undefined): string;
      everybody(segment: Quoted): string;
      rule(rule: string): string;
      thisPerson: string;
      onePerson: string;
    };
  };
  fact: {
    title(text: Quoted): string;
    remembered: string;
    forgotten(text: Quoted): string;
  };
}
