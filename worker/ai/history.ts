import type { Exchange } from '../chat/branch.ts';

/** A conversation's words, whosesoever. */
export interface SaidMessage {
  role: 'user' | 'assistant';
  content: string;
}

/** So many earlier questions with their answers a model is told of whole, and so many tokens of them at most. */
const MOST_EXCHANGES = 9;
const MOST_TOKENS = 6000;
/** Of what is left out, the questions alone are named: so many, each by its beginning. */
const MOST_NAMED = 20;
const NAMED_CHARACTERS = 120;

/** What a text takes of a model's window, as a rule of thumb: four characters a token. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / 4);
}

/**
 * A conversation as a model is told of it. Kept are whole exchanges from the newest back, at most nine and as many as
 * fit into 6,000 tokens (one that is alone too long is kept by its beginning); of those before them, one line names the
 * questions.
 */
export function trimmed(history: Exchange[]): { messages: SaidMessage[]; left: string | undefined } {
  const kept: Exchange[] = [];
  let tokens = 0;
  for (const exchange of history.toReversed()) {
    tokens += tokensOf(exchange.question) + tokensOf(exchange.answer ?? '');
    if (kept.length === MOST_EXCHANGES || (kept.length > 0 && tokens > MOST_TOKENS)) break;
    kept.unshift(exchange);
  }
  const left = history.slice(0, history.length - kept.length).slice(-MOST_NAMED);
  return {
    messages: takingTurns(kept.flatMap(messagesOf)),
    left: left.length === 0 ? undefined : left.map(({ question }) => short(question)).join(' | '),
  };
}

function messagesOf({ question, answer }: Exchange): SaidMessage[] {
  const most = MOST_TOKENS * 2;
  return [
    { role: 'user', content: question.slice(0, most) },
    ...(answer === null ? [] : [{ role: 'assistant' as const, content: answer.slice(0, most) }]),
  ];
}

function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > NAMED_CHARACTERS ? `${line.slice(0, NAMED_CHARACTERS)}…` : line;
}

/** A conversation as models want it: begins with the user, takes turns, no empty message. */
export function takingTurns(messages: SaidMessage[]): SaidMessage[] {
  const turns: SaidMessage[] = [];
  for (const { role, content } of messages) {
    if (content.trim() === '' || (turns.length === 0 && role === 'assistant')) continue;
    const last = turns.at(-1);
    if (last?.role === role) last.content += `\n\n${content}`;
    else turns.push({ role, content });
  }
  return turns;
}
