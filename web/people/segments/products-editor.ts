import { html, nothing, type TemplateResult } from 'lit';
import type { Clause, ProductChoice } from '../../../contract/segments.ts';
import { icon } from '../../ui/icon.ts';
import { type Choices, compare, during, number, pick, write } from './controls.ts';

type Products = Extract<Clause, { type: 'products' }>;

const WORD = 'word:';
const MOST = 50;

/** Whether somebody bought any of some products: each chosen from what was sold, or all with a word in their names. */
export function productsEditor(
  clause: Products,
  sold: readonly { id: string; name: string }[],
  take: (clause: Products) => void,
): TemplateResult {
  const { products, of, is, amount, within } = clause;
  const put = (next: ProductChoice[]) => take({ ...clause, products: next });
  const measures: Choices = [
    ['orders', 'in orders'],
    ['units', 'in units'],
  ];
  const deeds: Choices = [
    ['', 'bought'],
    ['not', 'did not buy'],
  ];
  const negate = (value: string) => {
    const { not: _, ...rest } = clause;
    take(value === 'not' ? { ...rest, not: true } : rest);
  };
  return html`${pick('Is it so', clause.not ? 'not' : '', deeds, negate)}
    ${products.map((one, index) => choice(one, { sold, index, alone: products.length === 1 }, (next) => put(next ? products.with(index, next) : products.toSpliced(index, 1))))}
    ${
      products.length < MOST
        ? html`<button class="button quiet small" type="button" @click=${() => put([...products, { word: '' }])}>
            ${icon('plus', 16)} or another
          </button>`
        : nothing
    }
    ${compare(is, (next) => take({ ...clause, is: next }))}
    ${number('How many', amount, (next) => take({ ...clause, amount: Math.max(0, Math.round(next)) }))}
    ${pick('Counted', of, measures, (next) => take({ ...clause, of: next as typeof of }))}
    ${during(within, (next) => {
      const { within: _, ...rest } = clause;
      take(next ? { ...rest, within: next } : rest);
    })}`;
}

function choice(
  one: ProductChoice,
  { sold, index, alone }: { sold: readonly { id: string; name: string }[]; index: number; alone: boolean },
  take: (choice: ProductChoice | undefined) => void,
): TemplateResult {
  const nth = index === 0 ? 'Product' : `Product ${index + 1}`;
  const byId = 'id' in one && !sold.some(({ id }) => id === one.id) ? [[one.id, one.name ?? one.id] as const] : [];
  const choices: Choices = [[WORD, 'something named'], ...sold.map(({ id, name }) => [id, name] as const), ...byId];
  const choose = (value: string) => {
    if (value === WORD) return take({ word: '' });
    const name = sold.find(({ id }) => id === value)?.name;
    take({ id: value, ...(name ? { name } : {}) });
  };
  return html`<span class="sentence">
    ${index > 0 ? html`<span>or</span>` : nothing} ${pick(nth, 'id' in one ? one.id : WORD, choices, choose)}
    ${'word' in one ? write(`${nth}: a word of its name`, one.word, 'mug', (word) => take({ word })) : nothing}
    ${
      alone
        ? nothing
        : html`<button class="button quiet icon" type="button" aria-label="Take this product away" @click=${() => take(undefined)}>
            ${icon('close', 18)}
          </button>`
    }
  </span>`;
}
