import type { Card } from '../../contract/cards.ts';
import type { Message } from '../../contract/chat.ts';
import type { CampaignRecommendation, Intent, StreamEvent } from '../../contract/stream.ts';

/** An answer as it is shown, whether it is being written or was read from the store. */
export interface Answer {
  state: 'writing' | 'done' | 'stopped' | 'failed';
  messageId?: string;
  intent?: Intent;
  plan: string[];
  tools: { name: string; summary: string }[];
  recommendation?: CampaignRecommendation;
  cards: Card[];
  /** How many of the cards came before the words; those that come later stand below, so that nothing read moves. */
  early?: number;
  text: string;
  provider?: string;
  /** Of a failed answer: what happened. */
  failure?: string;
}

export const emptyAnswer: Answer = { state: 'writing', plan: [], tools: [], cards: [], text: '' };

/** The answer after one more event of its stream. Changes nothing it is given. */
export function fold(answer: Answer, event: StreamEvent): Answer {
  switch (event.type) {
    case 'intent':
      return { ...answer, intent: event.data };
    case 'plan':
      return { ...answer, plan: event.steps };
    case 'tool':
      return { ...answer, tools: [...answer.tools, { name: event.name, summary: event.summary }] };
    case 'campaign_recommendation':
      return { ...answer, recommendation: event.data };
    case 'card':
      return {
        ...answer,
        ...(answer.text && answer.early === undefined ? { early: answer.cards.length } : {}),
        cards: [...answer.cards, event.data],
      };
    case 'chunk':
      return { ...answer, text: answer.text + event.content };
    case 'complete':
      return {
        ...answer,
        state: event.stopped ? 'stopped' : 'done',
        messageId: event.messageId,
        provider: event.provider,
      };
    case 'error':
      return { ...answer, state: 'failed', failure: event.message };
    default:
      event satisfies never;
      return answer;
  }
}

/** The answer that a stored assistant's message holds. */
export function answerOf(message: Message): Answer {
  return {
    ...emptyAnswer,
    state: message.stopped ? 'stopped' : 'done',
    messageId: message.id,
    text: message.content,
    ...(message.plan ? { plan: message.plan } : {}),
    ...(message.tools ? { tools: message.tools } : {}),
    ...(message.cards ? { cards: message.cards } : {}),
    ...(message.intent ? { intent: message.intent } : {}),
    ...(message.recommendation ? { recommendation: message.recommendation } : {}),
    ...(message.provider ? { provider: message.provider } : {}),
  };
}

/** Whether all that an answer shows is what it plans to do. */
export function onlyPlans({ cards }: Answer): boolean {
  return cards.length > 0 && cards.every(({ type }) => type === 'plan');
}

/**
 * What is read beside an answer's campaigns or plans, and what repeats them in words below. Without either all of the
 * text is the answer.
 */
export function partsOf(answer: Answer): { lead: string; rest: string } {
  const { text, recommendation } = answer;
  if (!recommendation?.recommendations.length && !onlyPlans(answer)) return { lead: text, rest: '' };
  const end = text.indexOf('\n\n');
  return end < 0 ? { lead: text, rest: '' } : { lead: text.slice(0, end), rest: text.slice(end).trim() };
}

const next = /^\*\*[^*\n]{2,30}:\*\*[^\n]*?["“„«]\s?([^"”“»\n]{3,200}\?)\s?["”“»]/gmu;

/** The question that an answer ends by suggesting, such as **Next:** Ask "…?". */
export function suggestedBy({ text }: Answer): string | undefined {
  return [...text.matchAll(next)].at(-1)?.[1];
}

/**
 * What a screen reader is told once an answer has ended: the numbers of its cards first, then its words without the
 * marks of Markdown.
 */
export function spoken(answer: Answer, numbers: readonly string[] = []): string {
  const words = partsOf(answer)
    .lead.replace(/```[\s\S]*?```/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/^\s*[|:\-\s]+\s*$/gm, '')
    .replace(/^\s*(?:[-*+>]|#{1,6})\s+/gm, '')
    .replace(/[*_`]/g, '')
    .replaceAll('|', ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const campaignCount = answer.recommendation?.recommendations.length ?? 0;
  const campaigns =
    campaignCount > 0 ? `${campaignCount} ${campaignCount === 1 ? 'campaign follows' : 'campaigns follow'}.` : '';
  const end = { writing: '', done: '', stopped: 'Stopped.', failed: answer.failure ?? 'The answer failed.' };
  return [...numbers, words.slice(0, 1500), campaigns, end[answer.state]].filter(Boolean).join(' ');
}
