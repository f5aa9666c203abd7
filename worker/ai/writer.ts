import type { StreamEvent } from '../../contract/stream.ts';
import { builtIn } from './providers/built-in.ts';
import { INTERRUPTED } from './reasons.ts';
import { continuation } from './seam.ts';
import type { Language } from './tools/words/format.ts';

/** How a text came about: whose it is. */
export interface Written {
  provider: string;
}

/** The built-in analyst's text as chunks, after what an attempt before a crash has written. */
export async function* writeBuiltIn(
  text: string,
  written: string,
  signal: AbortSignal,
  language: Language,
): AsyncGenerator<StreamEvent, Written> {
  const rest = continuation(written, text, INTERRUPTED[language].afresh);
  for await (const content of pieces(rest, signal)) yield { type: 'chunk', content };
  return { provider: builtIn.id };
}

/** A text in the pieces in which the built-in analyst says it. */
export async function* pieces(text: string, signal: AbortSignal): AsyncGenerator<string> {
  const request = { prompt: '', system: '', messages: [], maxTokens: 0, builtIn: text };
  for await (const part of builtIn.stream(request, signal)) if ('text' in part) yield part.text;
}
