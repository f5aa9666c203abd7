import { expect, test } from 'vitest';
import { blocksOf } from './markdown-blocks.ts';

const answer = `# Last week

You sold **12** candles. The best day was *Monday*.

1. First the carts

   with a second paragraph
2. Then the mail

| Day | Orders |
|---|---|
| Monday | 3 |

\`\`\`js
const a = 1;

const b = 2;
\`\`\`
> A quote
> of two lines

The end.`;

/** What is on the screen while an answer grows: settled blocks stay, the rest is read again. */
function grow(text: string, step: number): string[] {
  const drawn: string[] = [];
  let settled = 0;
  for (let length = step; length < text.length + step; length += step) {
    const blocks = blocksOf(text.slice(0, length), settled);
    drawn.pop();
    for (const [index, { token, end }] of blocks.entries()) {
      drawn.push(token.raw.trim());
      if (index < blocks.length - 1) settled = end;
    }
  }
  return drawn;
}

test('a growing answer ends in the same blocks as one that is read whole', () => {
  const whole = blocksOf(answer, 0).map(({ token }) => token.raw.trim());
  expect(whole).toHaveLength(7);
  expect(whole[2]).toContain('Then the mail');
  for (const step of [1, 2, 3, 7, 40, 1000]) expect(grow(answer, step), `in steps of ${step}`).toEqual(whole);
});

test('blocks cover the text from where they start', () => {
  const blocks = blocksOf(answer, 0);
  const second = blocks[1]?.end ?? 0;
  expect(blocksOf(answer, second)).toEqual(blocks.slice(2));
  expect(blocks.at(-1)?.end).toBe(answer.length);
  expect(blocksOf('', 0)).toEqual([]);
});
