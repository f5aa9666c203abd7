import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exchange } from '../chat/branch.ts';
import { tokensOf, trimmed } from './history.ts';

const exchange = (question: string, answer: string | null = 'Yes.'): Exchange => ({
  ...{ id: question, question, answer, steps: [] },
});

describe('what a model is told of a conversation', () => {
  it('is the last nine exchanges whole, and of those before them the questions in one line', () => {
    const { messages, left } = trimmed(Array.from({ length: 12 }, (_, n) => exchange(`question ${n}`)));
    expect(messages).toHaveLength(18);
    expect(messages[0]).toEqual({ role: 'user', content: 'question 3' });
    expect(left).toBe('question 0 | question 1 | question 2');
  });

  it('is less where they are long, and never half an exchange', () => {
    const long = 'word '.repeat(6000);
    const { messages, left } = trimmed([exchange('first'), exchange('second', long), exchange('third')]);
    expect(messages.map(({ content }) => content)).toEqual(['third', 'Yes.']);
    expect(left).toBe('first | second');
  });

  it('is the beginning of one that is alone too long', () => {
    const { messages } = trimmed([exchange('x'.repeat(100_000))]);
    expect(messages[0]?.content.length).toBe(12_000);
  });

  it('takes turns, whatever was not answered', () => {
    const { messages } = trimmed([exchange('a', null), exchange('b', null), exchange('c'), exchange('d', '  ')]);
    expect(messages).toEqual([
      { role: 'user', content: 'a\n\nb\n\nc' },
      { role: 'assistant', content: 'Yes.' },
      { role: 'user', content: 'd' },
    ]);
  });

  it('is bounded and begins with a question, whatever was said', () => {
    const anything = fc.array(fc.tuple(fc.string({ maxLength: 30_000 }), fc.option(fc.string({ maxLength: 30_000 }))), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(anything, (said) => {
        const { messages, left } = trimmed(said.map(([question, answer]) => exchange(question, answer)));
        const tokens = messages.reduce((sum, { content }) => sum + tokensOf(content), 0);
        expect(tokens).toBeLessThan(6100);
        expect(left?.length ?? 0).toBeLessThan(20 * 125);
        for (const [n, { role }] of messages.entries()) expect(role).toBe(n % 2 === 0 ? 'user' : 'assistant');
      }),
      { numRuns: 50 },
    );
  });
});
