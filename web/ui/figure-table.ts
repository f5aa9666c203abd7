import { css } from 'lit';

/** A small table of figures: what they are of on the left, the figures to the right of it. */
export const figureTable = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: 0.35rem 0 0.35rem var(--space-3);
    border-top: 1px solid var(--line);
    font-weight: 400;
    text-align: right;
    white-space: nowrap;
  }
  th:first-child {
    min-width: 6.5rem;
    padding-left: 0;
    text-align: left;
  }
`;
