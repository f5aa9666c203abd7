import { css } from 'lit';

/** How every card of an answer is framed: a title, what it shows, and what leads on from it. */
export const cards = css`
  :host {
    min-width: 0;
  }
  .card {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    overflow: hidden;
  }
  .card > header {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-4) var(--card-corner, var(--space-5)) 0 var(--space-5);
  }
  .card h3 {
    font-size: var(--text-m);
    overflow-wrap: anywhere;
  }
  .card > .inside {
    padding: var(--space-3) var(--space-5) var(--space-4);
  }
  .card > footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: var(--touch);
    padding: 0 var(--space-3);
    border-top: 1px solid var(--line);
  }
  .card > footer .button {
    font-size: var(--text-s);
    padding: 0.3rem 0.6rem;
  }
  .scroll {
    /* What only screen readers see is placed in here, so that it scrolls along. */
    position: relative;
    overflow-x: auto;
  }
  .scroll:focus-visible {
    outline-offset: -2px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--text-s);
  }
  th,
  td {
    padding: var(--space-2) var(--space-5);
    text-align: left;
    vertical-align: baseline;
  }
  th + th,
  td + td {
    padding-left: 0;
  }
  th {
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-weight: 560;
    white-space: nowrap;
  }
  tbody tr {
    border-top: 1px solid var(--line);
  }
  td {
    min-width: 6.5rem;
    overflow-wrap: anywhere;
  }
  .amount {
    min-width: 0;
    text-align: right;
    white-space: nowrap;
  }
  td a {
    display: inline-grid;
    align-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
    margin-block: calc(-1 * var(--space-2));
    padding-block: 0.4rem;
  }
  @media (max-width: 40rem) {
    .card > header {
      padding-inline: var(--space-4) var(--card-corner, var(--space-4));
    }
    .card > .inside {
      padding-inline: var(--space-4);
    }
    th,
    td {
      padding-inline: var(--space-4);
    }
    th,
    th.amount {
      white-space: normal;
      vertical-align: bottom;
    }
  }
`;
