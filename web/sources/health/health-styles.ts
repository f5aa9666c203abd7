import { css } from 'lit';

export const healthStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
    overflow: hidden;
  }
  dl > div {
    display: grid;
    align-content: start;
    gap: var(--space-1);
    padding: var(--space-4);
    box-shadow: 1px 1px 0 var(--line);
  }
  dt {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  dd {
    font-size: var(--text-m);
    font-weight: 560;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  dd small {
    display: block;
    color: var(--ink-faint);
    font-size: var(--text-s);
    font-weight: 400;
  }
  .good {
    color: var(--accent-strong);
  }
  .warn {
    color: var(--warn);
  }
  .note.warn,
  .note.bad {
    color: var(--ink);
  }
  .note > div {
    display: grid;
    gap: var(--space-2);
    justify-items: start;
    min-width: 0;
  }
  .scroll {
    overflow-x: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-m);
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--space-2) var(--space-4);
    border-top: 1px solid var(--line);
    text-align: right;
    white-space: nowrap;
  }
  thead th {
    border-top: 0;
    color: var(--ink-faint);
    font-size: var(--text-s);
    font-weight: 500;
  }
  th:first-child {
    text-align: left;
    font-weight: 560;
  }
  .skeleton {
    height: 8.5rem;
    opacity: 0.4;
  }
  @media (max-width: 40rem) {
    .skeleton {
      height: 20rem;
    }
  }
`;
