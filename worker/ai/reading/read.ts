import type { Step } from '../../../contract/analyst.ts';
import type { Calendar } from '../period.ts';
import { type Clause, clauseOf, type Setting } from './clause.ts';
import { followUp } from './follow-up.ts';
import { languageOf } from './language.ts';
import { namedIn } from './named.ts';
import { ofWhom } from './of-whom.ts';
import { phrasesOf } from './phrasing.ts';
import { readAlone } from './readers/alone.ts';
import { readCampaign, together } from './readers/campaign.ts';
import { READERS } from './readers/list.ts';
import { asksWhatIsLost } from './readers/over-time.ts';
import type { Draft } from './readers/reader.ts';
import { readResults } from './readers/results.ts';
import type { Before, Kind, Module, Part, Reading, Vocabulary } from './reading.ts';
import { type Sentence, sentencesOf, withoutCommands } from './sentences.ts';
import { readStanding } from './standing/standing.ts';
import { ignoredIn, unreadIn } from './unread.ts';

/** What is known beside the question. */
export interface Given {
  /** The shop's own. */
  currency?: string | undefined;
  before?: Before;
  vocabulary?: Vocabulary;
}

/** As long as a message may be. */
const LONGEST = 8000;
/** So many questions one message is answered; a message that has more is told so. */
const MOST_QUESTIONS = 6;
const NOTHING: Vocabulary = { products: [], sources: [], segments: [], channels: [] };

/**
 * A message as the rules read it: questions with the steps that answer them, in the shop's calendar. It needs no model
 * and no platform, and never throws; what no rule reads is a part of its own kind, with a low confidence.
 */
export function readQuestion(question: string, calendar: Calendar, given: Given = {}): Reading {
  const { vocabulary = NOTHING, before, currency } = given;
  const { text } = withoutCommands(question.slice(0, LONGEST));
  const language = languageOf(text, before && languageOf(before.question));
  const setting: Setting = { calendar, vocabulary, language, currency };
  const read = readAll(sentencesOf(text), setting, before);
  markUnread(read);
  const kept = mostOf(read);
  const drafts = kept.length > 0 ? kept.map(({ draft }) => draft) : [notUnderstood(question)];
  const parts = drafts.map(({ part }) => part);
  const { kind, module, action } = heading(parts);
  return {
    ...{ kind, module, action },
    confidence: Math.round(Math.min(...drafts.map((draft) => draft.confidence)) * 100) / 100,
    requiresAuth: parts.some((part) => part.kind === 'steps' && part.steps.some(({ tool }) => tool !== 'describe')),
    language,
    named: namedIn(read.map(({ clause }) => clause)),
    parts,
  };
}

/** The first questions of a message. What tells and asks nothing gives way to them, and what is left out is said. */
function mostOf(read: Read[]): Read[] {
  if (read.length <= MOST_QUESTIONS) return read;
  const asked = read.filter(({ draft }) => draft.part.kind !== 'not_understood' && draft.part.kind !== 'talk');
  if (asked.length === 0) return read.slice(0, MOST_QUESTIONS);
  // A long message tells of the shop before it asks: what it tells takes no question's place.
  const told = ({ draft: { part } }: Read) =>
    part.kind === 'steps' && part.steps.some(({ tool }) => tool === 'propose_action');
  const first = [...asked.filter((one) => !told(one)), ...asked.filter(told)].slice(0, MOST_QUESTIONS);
  const kept = asked.filter((one) => first.includes(one));
  const last = kept.findLast(({ draft }) => draft.part.kind === 'steps');
  if (asked.filter((one) => !told(one)).length > kept.length && last?.draft.part.kind === 'steps') {
    const { part } = last.draft;
    const left = phrasesOf(last.clause.language).leftOut(MOST_QUESTIONS);
    last.draft = { ...last.draft, part: { ...part, assumed: [...part.assumed, left] } };
  }
  return kept;
}

interface Read {
  clause: Clause;
  draft: Draft;
  /** It stands in one sentence with the one before. */
  joined: boolean;
}

function readAll(sentences: Sentence[], setting: Setting, given: Before | undefined): Read[] {
  const read: Read[] = [];
  let before = given;
  for (const { said, joined } of sentences) {
    if (joined && ((THEIRS.test(said) && ranksPeople(before)) || asksWhatIsLost(said, before?.steps.at(-1)))) continue;
    const clause = clauseOf(said, setting);
    const draft = withTimeOf(clause, readOne(clause, before), setting, read);
    if (joinsChange(read.at(-1)?.draft, draft)) continue;
    if (draft.part.kind === 'talk' && sentences.length > 1) continue;
    read.push({ clause, draft, joined });
    if (draft.part.kind === 'steps')
      before = { question: said, steps: draft.part.steps, ...(before && { earlier: before.steps }) };
    if (joined) completeEarlier(read, setting);
  }
  const [first] = sentences;
  if (read.length > 0 || !first) return read;
  const clause = clauseOf(first.said, setting);
  return [{ clause, draft: readOne(clause, given), joined: false }];
}

/** "Make it warmer. Use the code SPRING10 for 10 % off. Add a photo.": one change, and what nobody understands of it is told. */
function joinsChange(last: Draft | undefined, draft: Draft): boolean {
  if (last?.part.kind !== 'steps') return false;
  const [step] = last.part.steps;
  if (step?.tool !== 'change_campaign') return false;
  const { part } = draft;
  const next = part.kind === 'steps' ? part.steps[0] : undefined;
  if (next?.tool !== 'change_campaign' && part.kind !== 'not_understood') return false;
  const more = next?.tool === 'change_campaign' ? next.input : { unread: [part.text.slice(0, 300)] };
  last.part = { ...last.part, steps: [{ tool: 'change_campaign', input: together(step.input, more) }] };
  return true;
}

/** "Who are my best customers and how much did they spend?" has been answered with the first half. */
const THEIRS =
  /^(?:how much|what|how many)\b.{0,30}\b(?:they|he|she|each)\b.{0,20}\b(?:spend|spent|buy|bought|bring|brought|order|pay|paid|make)\b/i;

function ranksPeople(before: Before | undefined): boolean {
  const last = before?.steps.at(-1);
  return last?.tool === 'query_metric' && last.input.dimensions?.[0] === 'customer';
}

function readOne(clause: Clause, before: Before | undefined): Draft {
  const own =
    readStanding(clause, before) ??
    readAlone(clause, before) ??
    readResults(clause, before) ??
    readCampaign(clause, before);
  if (own) return own;
  const follows = before && followUp(clause, before);
  if (follows) return follows;
  for (const reader of READERS) {
    const draft = reader(clause);
    if (draft) return ofWhom(clause, draft);
  }
  return notUnderstood(clause.said);
}

/** A question without a time of its own, after one in the same message that has one, is of that time. */
function withTimeOf(clause: Clause, draft: Draft, setting: Setting, earlier: Read[]): Draft {
  const time = earlier.findLast((one) => one.clause.times.length > 0)?.clause.times[0];
  return time ? timed(clause, draft, setting, time.words) : draft;
}

/** "How many orders and how much revenue did I have last month?": the first is of last month too. */
function completeEarlier(read: Read[], setting: Setting): void {
  const [one, last] = read.slice(-2);
  const time = last?.clause.times[0];
  if (one && time) one.draft = timed(one.clause, one.draft, setting, time.words);
}

function timed(clause: Clause, draft: Draft, setting: Setting, words: string): Draft {
  const open = draft.part.kind === 'steps' && draft.part.assumed.includes(phrasesOf(clause.language).noPeriod);
  if (!open || clause.times.length > 0) return draft;
  const again = readOne(
    { ...clauseOf(`${clause.said.replace(/[?.!\s]+$/, '')} ${words}`, setting), said: clause.said },
    undefined,
  );
  return again.part.kind === 'steps' ? again : draft;
}

/** These count what they are asked of; the others look names up by themselves. */
const NARROWED: ReadonlySet<string> = new Set([
  ...['query_metric', 'explain_change', 'list_people', 'count_segments', 'read_funnel', 'read_retention'],
]);

/** "How much did Leila bring, and how many orders?": whom the first is of, the second is of too. */
function markUnread(read: Read[]): void {
  let last: string[] = [];
  for (const { clause, draft, joined } of read) {
    const { part } = draft;
    if (part.kind !== 'steps' || !part.steps.every(({ tool }) => NARROWED.has(tool))) continue;
    const of = {
      number: part.steps.every(({ tool, input }) => tool === 'query_metric' && !input.periods),
      isRanking: part.steps.every(ranksAllPeople),
      isWhole: part.steps.every(({ tool, input }) => tool === 'query_metric' && !input.dimensions?.length),
    };
    const own = unreadIn(clause, of);
    if (own.length > 0 || !joined || clause.filters.length > 0) last = own;
    if (last.length > 0) draft.part = { ...part, unread: last };
    const ignored = part.steps.every(({ tool }) => tool === 'query_metric')
      ? ignoredIn(clause, [...last, ...peopleIn(part.steps)], of)
      : [];
    if (ignored.length > 0) draft.part = { ...draft.part, ignored } as typeof part;
  }
}

/** Customers one by one, neither of some kind nor held against another time. */
function ranksAllPeople({ tool, input }: Step): boolean {
  if (tool !== 'query_metric' || input.dimensions?.[0] !== 'customer' || input.compare || input.periods) return false;
  return !input.filters?.some(({ by }) => by === 'buyer' || by === 'order_value');
}

/** Whom the steps are of is read, whichever words stand around the name. */
function peopleIn(steps: Step[]): string[] {
  const filters = steps.flatMap(({ input }) => ('filters' in input ? (input.filters ?? []) : []));
  return filters.flatMap((one) => (one.by === 'customer' ? one.is : []));
}

function notUnderstood(text: string): Draft {
  return { part: { kind: 'not_understood', text: text.trim().slice(0, LONGEST) }, confidence: 0.3 };
}

/** The kind of the first part that can be answered, and who takes it. */
function heading(parts: Part[]): { kind: Kind; module: Module; action: string } {
  const first = parts.find(({ kind }) => kind === 'steps') ?? parts[0];
  if (first?.kind !== 'steps') {
    const talks = !first || first.kind === 'talk' || first.kind === 'not_understood';
    return {
      kind: talks ? 'conversation' : 'metrics',
      module: talks ? 'ops-copilot' : 'mini-foundry',
      action: first?.kind ?? 'talk',
    };
  }
  const tool = first.steps[0]?.tool ?? 'describe';
  switch (tool) {
    case 'propose_action':
    case 'recall_plan':
    case 'set_up':
    case 'change_campaign':
      return { kind: 'action', module: 'ops-copilot', action: tool };
    case 'recommend_campaigns':
      return { kind: 'action', module: 'ops-copilot', action: 'recommend' };
    case 'campaign_results':
      return { kind: 'metrics', module: 'ops-copilot', action: tool };
    case 'describe':
    case 'list_facts':
    case 'list_set_up':
      return { kind: 'conversation', module: 'ops-copilot', action: tool };
    case 'search':
    case 'find_person':
      return { kind: 'search', module: 'mini-foundry', action: tool };
    default:
      return { kind: 'metrics', module: 'mini-foundry', action: tool };
  }
}
