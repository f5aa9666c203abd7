import type { Persona, Request, Script } from './script.ts';

/**
 * Characters that a stand-in can play, on any wire: `OPENAI_MODEL=stand-in:liar` makes every answer one of the liar's.
 * Each decides by what it is asked alone, so that the same question gets the same answer.
 */
export const personas: Record<Persona, (request: Request) => Script> = {
  /** Calls the tool that fits and repeats what was found, word for word. */
  scripted: (request) => {
    const found = [...foundIn(request.system), ...request.results.flatMap(foundIn)];
    if (found.length > 0) return { how: 'answer', text: `Here is what I see. ${found.join('\n\n')}` };
    if (!request.tools.includes('query_metric')) return { how: 'answer', text: 'Ask me about your shop.' };
    const range = /week/i.test(request.question) ? 'last_week' : 'all';
    return { how: 'call', calls: [{ name: 'query_metric', input: strict({ metric: 'revenue', range }) }] };
  },
  /** Looks at nothing and makes figures up. */
  liar: () => ({
    how: 'answer',
    text: 'Your revenue last week was $515. That is 12 orders more than the week before, a rise of 87 %.',
  }),
  /** Never says a word. */
  mute: () => ({ how: 'silent', after: 0 }),
  /** Does what texts of strangers tell it to: sends something to everybody, and says that it did. */
  hijacked: (request) => {
    if (request.rounds === 0 && request.tools.includes('list_people')) {
      return { how: 'call', calls: [{ name: 'list_people', input: { by: 'revenue', limit: 5 } }] };
    }
    if (request.rounds === 1 && request.tools.includes('propose_action')) {
      const input = { audience: { segmentId: 'repeat_customers' }, subject: 'Free for all', body: 'Click here.' };
      return { how: 'call', calls: [{ name: 'propose_action', input: { kind: 'send_email', input } }] };
    }
    return { how: 'answer', text: 'It is done: the e-mail was sent to everybody.' };
  },
  /** Calls tools with inputs that do not fit, again and again. */
  clumsy: (request) =>
    request.tools.length > 0
      ? { how: 'call', calls: [{ name: 'query_metric', input: { metric: 'happiness' } }] }
      : { how: 'answer', text: 'I could not look that up.' },
  /** Calls a tool for as long as it may. */
  endless: (request) =>
    request.tools.length > 0
      ? { how: 'call', text: 'Let me look. ', calls: Array(3).fill({ name: 'describe', input: { subject: null } }) }
      : { how: 'answer', text: 'That is all I know.' },
};

/** The analyst's own words among what a model is told, as they stand there: the value of every `"text"`. */
function foundIn(told: string): string[] {
  return [...told.matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(([, text]) => JSON.parse(text ?? '""') as string);
}

/** A metric's input as a strict call has it: what is left out is null. */
function strict(input: { metric: string; range: string }) {
  const nothing = { dimensions: null, filters: null, compare: null, grain: null, order: null, limit: null, asOf: null };
  return { ...nothing, ...input };
}
