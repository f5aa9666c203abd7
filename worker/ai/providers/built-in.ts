import { ModelError, type Provider } from './provider.ts';

/** What follows the built-in analyst's text where it says what it is. */
export const BUILT_IN_NOTE = 'Answered by the built-in analyst from your own events, without a language model.';

/** Answers from rules, templates and the workspace's own numbers. Needs no key and is always there. */
export const builtIn: Provider = {
  id: 'built-in',
  name: 'Built-in analyst',
  model: null,
  configured: true,

  async *stream(request, signal) {
    for (const text of chunksOf(request.builtIn)) {
      if (signal.aborted) return;
      yield { text };
    }
  },

  async json() {
    throw new ModelError('refused', 'The built-in analyst writes no JSON; its recommendations come from the catalogue');
  },
};

/** A text in pieces of a few words, always the same ones; joined they are the text again. */
function chunksOf(text: string): string[] {
  return text.match(/(?:\S+\s*){1,4}|\s+/g) ?? [];
}
