import { html, nothing, type TemplateResult } from 'lit';
import { COMPARISONS, type Comparison, type Filter, type Test } from '../../../contract/segments.ts';
import { icon } from '../../ui/icon.ts';
import { type Choices, day, number, pick, span, write } from './controls.ts';

export const NUMBER_TESTS: Choices = [
  ['at_least', 'at least'],
  ['at_most', 'at most'],
  ['more_than', 'more than'],
  ['less_than', 'less than'],
  ['exactly', 'exactly'],
];
export const TEXT_TESTS: Choices = [
  ['exists', 'known'],
  ['equals', 'the same as'],
  ['contains', 'something with'],
  ['in', 'one of'],
];
export const TIME_TESTS: Choices = [
  ['within', 'in the last'],
  ['before', 'before'],
  ['after', 'after'],
];
export const TRAIT_TESTS: Choices = [...TEXT_TESTS, ...NUMBER_TESTS, ...TIME_TESTS];

/** What is asked of a value, to stand after "is" in a sentence. */
export function testEditor(test: Test, choices: Choices, take: (test: Test) => void): TemplateResult {
  return html`${pick('What is asked', test.op, choices, (op) => take(testOf(op as Test['op'], test)))}
  ${testValue(test, take)}`;
}

function testValue(test: Test, take: (test: Test) => void) {
  switch (test.op) {
    case 'exists':
      return nothing;
    case 'equals':
    case 'contains':
      return write('Value', String(test.value), 'value', (value) => take({ op: test.op, value }));
    case 'in':
      return write('Values, with commas between', test.values.join(', '), 'one, another', (text) =>
        take({ op: 'in', values: text.split(',').map((one) => one.trimStart()) }),
      );
    case 'before':
    case 'after':
      return day('Day', test.day, (given) => given && take({ op: test.op, day: given }));
    case 'within':
      return span('The last', test.last, (last) => take({ op: 'within', last }));
    default:
      return number('Number', test.value, (value) => take({ op: test.op, value }));
  }
}

/** A test of another kind; what was given stays where it still means something. */
function testOf(op: Test['op'], before: Test): Test {
  const value = 'value' in before ? before.value : '';
  if (op === 'exists') return { op };
  if (op === 'equals' || op === 'contains') return { op, value: String(value) };
  if (op === 'in') return { op, values: [String(value)] };
  if (op === 'before' || op === 'after') return { op, day: new Date().toISOString().slice(0, 10) };
  if (op === 'within') return { op, last: { n: 30, unit: 'days' } };
  const is: Comparison = COMPARISONS.find((one) => one === op) ?? 'at_least';
  return { op: is, value: Number(value) || 1 };
}

/** Something with other filters; without any, it has none of the field. */
export function withWhere<T extends { where?: Filter[] | undefined }>(of: T, where: Filter[]): T {
  const { where: _, ...rest } = of;
  return (where.length > 0 ? { ...rest, where } : rest) as T;
}

/** The conditions that an event's properties have to meet, one after another. */
export function filtersEditor(where: Filter[] = [], take: (where: Filter[]) => void): TemplateResult {
  return html`${where.map(
    (filter, index) => html`<span class="filter sentence">
      <span>where</span>
      ${write('Name of the property', filter.property, 'product_id', (property) => take(where.with(index, { ...filter, property })))}
      <span>is</span>
      ${testEditor(filter.test, TRAIT_TESTS, (test) => take(where.with(index, { ...filter, test })))}
      <button class="button quiet icon" aria-label="Take this condition away" @click=${() => take(where.toSpliced(index, 1))}>
        ${icon('close', 18)}
      </button>
    </span>`,
  )}
  ${
    where.length < 5
      ? html`<button class="button quiet small" @click=${() => take([...where, { property: '', test: { op: 'equals', value: '' } }])}>
        ${icon('plus', 16)} where…
      </button>`
      : nothing
  }`;
}
