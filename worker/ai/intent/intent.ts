import type { Intent } from '../../../contract/stream.ts';
import type { Calendar } from '../period.ts';
import { MONTH_WORDS, UNIT_WORDS } from './date-words.ts';
import { type Entities, findEntities } from './entities.ts';
import { type Action, EXTRA_WORDS, TOPICS, type Topic } from './topics.ts';
import { correctTyping, normalise } from './words.ts';

/** An intent of the contract whose action is one that the analyst answers. */
export interface ReadIntent extends Intent {
  action: Action;
  entities: Entities & Record<string, unknown>;
}

interface ReadTopic extends Topic {
  patterns: RegExp[];
}

const READ_TOPICS: ReadTopic[] = TOPICS.map((topic) => ({
  ...topic,
  patterns: topic.phrases.map(
    (phrase) => new RegExp(/^[\^\\]/.test(phrase) ? phrase : `(?<![\\p{L}\\d])${phrase}(?![\\p{L}\\d])`, 'u'),
  ),
}));

/** All plain words of the phrases: what typing errors are put right to. */
const VOCABULARY = new Set([
  ...TOPICS.flatMap((topic) => topic.phrases.flatMap((phrase) => phrase.match(/(?<![\\\p{L}])\p{L}{4,}/gu) ?? [])),
  ...EXTRA_WORDS,
  ...Object.keys(MONTH_WORDS),
  ...Object.keys(UNIT_WORDS),
]);

/** Questions that any visitor may ask; everything else rests on an account's own events. */
const OPEN_ACTIONS = new Set<Action>(['connect', 'explain', 'talk']);

/**
 * What a message is about, by rules alone: the topic whose phrases weigh most, and what the words name. A short
 * follow-up ("and last month?") takes its topic from the question before it. Never throws; what nothing matches is
 * conversation with a low confidence.
 */
export function analyzeIntent(question: string, calendar: Calendar, before?: string): ReadIntent {
  const text = readable(question);
  const found = bestTopic(text);
  const entities = findEntities(text, calendar);
  if (found.action === 'talk' && found.confidence < 0.5 && before && isFollowUp(text, entities)) {
    const earlier = analyzeIntent(before, calendar);
    return { ...earlier, confidence: 0.7, entities: { ...earlier.entities, ...entities } };
  }
  return intentOf(found.action, found.confidence, entities);
}

/** The intent of an action: its module, and whether it needs an account. */
export function intentOf(action: Action, confidence: number, entities: Entities): ReadIntent {
  const topic = TOPICS.find((one) => one.action === action);
  return {
    intent: topic?.intent ?? 'conversation',
    confidence,
    requiresAuth: !OPEN_ACTIONS.has(action),
    module: topic?.module ?? 'help',
    action,
    entities: { ...entities },
  };
}

/** A question as the rules read it: normalised, typing errors put right. */
export function readable(question: string): string {
  return correctTyping(normalise(question.slice(0, 2000)), VOCABULARY);
}

function isFollowUp(text: string, entities: Entities): boolean {
  return text.split(' ').length <= 8 && Object.keys(entities).length > 0;
}

function bestTopic(text: string): { action: Action; confidence: number } {
  const scored = READ_TOPICS.map((topic) => ({ topic, score: score(topic, text) })).sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.score === 0) return { action: 'talk', confidence: 0.3 };
  const lead = first.score - (second?.score ?? 0);
  const confidence = Math.round(Math.min(0.98, 0.6 + 0.05 * first.score + 0.05 * lead) * 100) / 100;
  return { action: first.topic.action, confidence };
}

/** The topic's weight and one for every word its phrases cover; 0 when none is in the text. */
function score(topic: ReadTopic, text: string): number {
  let words = 0;
  for (const pattern of topic.patterns) {
    const match = pattern.exec(text);
    if (match) words = Math.max(words, match[0].trim().split(/\s+/).length) + 0.25;
  }
  return words === 0 ? 0 : topic.weight + words;
}
