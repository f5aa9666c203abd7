import { css } from 'lit';

/** Labels, inputs and their hints and faults, as `field()` draws them. */
export const forms = css`
  .field {
    display: grid;
    gap: var(--space-1);
    min-width: 0;
  }
  .field > label,
  .field > .label {
    font-size: var(--text-m);
    font-weight: 560;
  }
  .field .hint {
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .field .fault {
    display: flex;
    gap: var(--space-2);
    color: var(--danger);
    font-size: var(--text-s);
    font-weight: 560;
  }
  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    width: 100%;
    min-height: var(--touch);
    padding: 0.55rem 0.8rem;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: max(1rem, 16px);
    line-height: 1.4;
  }
  input[type='file'] {
    padding: 0.3rem;
    color: var(--ink-soft);
    font-size: var(--text-m);
  }
  input::file-selector-button {
    min-height: calc(var(--touch) - 0.6rem - 2px);
    margin-right: var(--space-3);
    padding: 0 var(--space-3);
    border: 0;
    border-radius: var(--radius-s);
    background: var(--accent-soft);
    color: var(--accent-strong);
    font: inherit;
    font-weight: 560;
    cursor: pointer;
  }
  input::placeholder,
  textarea::placeholder {
    color: var(--ink-faint);
    opacity: 1;
  }
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible {
    outline-offset: -1px;
    border-color: var(--accent);
  }
  [aria-invalid='true'] {
    border-color: var(--danger) !important;
  }
  .fields {
    display: grid;
    gap: var(--space-5);
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr));
    gap: var(--space-5) var(--space-4);
    align-items: start;
  }
`;
