import { css, html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { COMPARISONS, type Comparison, type Span, type Window } from '../../../contract/segments.ts';
import { kindOf, type WindowKind, windowOf } from './rule.ts';

export type Choices = readonly (readonly [value: string, words: string])[];

/** A select within a sentence; `label` is what it chooses, for those who do not see the sentence. */
export function pick(label: string, value: string, choices: Choices, take: (value: string) => void) {
  const known = choices.some(([one]) => one === value);
  const all = known || value === '' ? choices : [...choices, [value, value] as const];
  return html`<select aria-label=${label} @change=${(event: Event) => take((event.target as HTMLSelectElement).value)}>
    ${known ? nothing : html`<option value="" ?selected=${value === ''} hidden></option>`}
    ${all.map(([one, words]) => html`<option value=${one} ?selected=${one === value} .selected=${one === value}>${words}</option>`)}
  </select>`;
}

/** A line of text within a sentence. */
export function write(label: string, value: string, placeholder: string, take: (value: string) => void) {
  return html`<input
    aria-label=${label}
    placeholder=${placeholder}
    maxlength="100"
    autocomplete="off"
    autocapitalize="none"
    .value=${live(value)}
    @input=${(event: Event) => take((event.target as HTMLInputElement).value)}
  />`;
}

/** A number within a sentence. What is no number is left for the person to mend, and nothing is taken. */
export function number(label: string, value: number, take: (value: number) => void, min = 0) {
  return html`<input
    class="number"
    type="number"
    inputmode="decimal"
    aria-label=${label}
    min=${min}
    step="any"
    .value=${String(value)}
    @change=${(event: Event) => {
      const input = event.target as HTMLInputElement;
      const given = input.valueAsNumber;
      if (Number.isFinite(given)) take(given);
      else input.value = String(value);
    }}
  />`;
}

export function day(label: string, value: string | undefined, take: (value: string | undefined) => void) {
  return html`<input
    class="day"
    type="date"
    aria-label=${label}
    .value=${value ?? ''}
    @change=${(event: Event) => take((event.target as HTMLInputElement).value || undefined)}
  />`;
}

const COMPARISON_WORDS: Record<Comparison, string> = {
  at_least: 'at least',
  at_most: 'at most',
  more_than: 'more than',
  less_than: 'less than',
  exactly: 'exactly',
};

export function compare(value: Comparison, take: (value: Comparison) => void) {
  const choices = COMPARISONS.map((one) => [one, COMPARISON_WORDS[one]] as const);
  return pick('How much', value, choices, (one) => take(one as Comparison));
}

export function span(label: string, value: Span, take: (value: Span) => void) {
  const units: Choices = [
    ['minutes', 'minutes'],
    ['hours', 'hours'],
    ['days', 'days'],
  ];
  return html`${number(`${label}: how many`, value.n, (n) => take({ ...value, n: Math.max(1, Math.round(n)) }), 1)}
  ${pick(`${label}: of what`, value.unit, units, (unit) => take({ ...value, unit: unit as Span['unit'] }))}`;
}

/** When something happened: ever, within the last so many days, or between two days. */
export function during(value: Window | undefined, take: (value: Window | undefined) => void, ever = 'ever') {
  const choices: Choices = [
    ['ever', ever],
    ['last', 'in the last'],
    ['days', 'between'],
  ].filter(([kind]) => ever || kind !== 'ever') as unknown as Choices;
  const today = new Date().toISOString().slice(0, 10);
  return html`${pick('When', kindOf(value), choices, (kind) => take(windowOf(kind as WindowKind, today)))}
  ${value && 'last' in value ? span('The last', value.last, (last) => take({ last })) : nothing}
  ${
    value && !('last' in value)
      ? html`${day('First day', value.from, (from) => take(clean({ ...value, from })))} <span>and</span>
        ${day('Last day', value.to, (to) => take(clean({ ...value, to })))}`
      : nothing
  }`;
}

function clean({ from, to }: { from?: string | undefined; to?: string | undefined }): Window {
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** Controls that stand in a line of words and break with it. */
export const sentences = css`
  .sentence {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    color: var(--ink-soft);
    font-size: var(--text-m);
  }
  .sentence select,
  .sentence input {
    width: auto;
    max-width: 100%;
    min-height: var(--touch);
    padding: 0.4rem 0.6rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: max(1rem, 16px);
  }
  .sentence select {
    padding-right: 0.4rem;
  }
  .sentence input {
    flex: 1 1 8rem;
    min-width: 6rem;
    max-width: 14rem;
  }
  .sentence input.number {
    flex: 0 1 5.5rem;
    min-width: 4.5rem;
  }
  .sentence input.day {
    flex: 0 1 10rem;
  }
  .sentence [aria-invalid='true'] {
    border-color: var(--danger);
  }
`;
