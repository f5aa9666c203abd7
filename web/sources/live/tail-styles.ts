import { css } from 'lit';

export const tailStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .bar {
    justify-content: space-between;
  }
  .bar > .row {
    gap: var(--space-2);
  }
  .state {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .dot {
    width: 0.5rem;
    height: 0.5rem;
    border-radius: 50%;
    background: var(--ink-faint);
  }
  .open .dot {
    background: var(--accent);
  }
  select {
    min-height: var(--touch);
    padding: 0 var(--space-3);
    border: 1px solid var(--line-button);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: var(--text-m);
  }
  ul.card {
    max-height: 26rem;
    overflow-y: auto;
  }
  ul.card:focus-visible {
    outline-offset: -2px;
  }
  .empty {
    padding: var(--space-6) var(--space-5);
    color: var(--ink-soft);
    text-align: center;
    text-wrap: balance;
  }
  li {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1.3fr) minmax(0, 1.2fr) minmax(0, 1.5fr) minmax(4.5rem, auto);
    align-items: baseline;
    gap: 0 var(--space-4);
    min-height: var(--touch);
    padding: var(--space-3) var(--space-4);
    font-size: var(--text-m);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li.more {
    display: block;
    background: var(--sunken);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  time,
  .why {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  time {
    font-variant-numeric: tabular-nums;
  }
  b {
    font-weight: 560;
    overflow-wrap: anywhere;
  }
  .who {
    overflow: hidden;
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    align-items: baseline;
  }
  .chip {
    line-height: 1.4rem;
  }
  .chip.bad {
    background: var(--danger-soft);
    color: var(--danger);
  }
  .value {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }
  @media (max-width: 48rem) {
    li {
      grid-template-columns: minmax(0, 1fr) auto;
      gap: var(--space-1) var(--space-3);
    }
    .name {
      grid-area: 1 / 1;
    }
    .value {
      grid-area: 1 / 2;
    }
    .who {
      grid-area: 2 / 1;
    }
    time {
      grid-area: 2 / 2;
      text-align: right;
    }
    .what {
      grid-area: 3 / 1 / 4 / 3;
    }
  }
`;
