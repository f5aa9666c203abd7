import { css } from 'lit';
import { frame } from './frame.ts';

/** A card of rows that lead somewhere, and the frame of a page that is made of such cards. */
export const rows = css`
  ${frame}
  section > header {
    max-width: 68ch;
    font-size: var(--text-m);
    text-wrap: pretty;
  }
  section > header p {
    color: var(--ink-soft);
  }
  .rows {
    overflow: hidden;
  }
  .rows > li + li {
    border-top: 1px solid var(--line);
  }
  .rows > li > a,
  .rows > li > .row {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    min-height: 4.25rem;
    padding: var(--space-3) var(--space-4);
    color: var(--ink);
    text-decoration: none;
  }
  .rows > li > a:hover {
    background: var(--sunken);
  }
  .rows > li > a:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius-m);
  }
  .rows a > svg {
    color: var(--ink-faint);
  }
  .name,
  .facts {
    display: grid;
    min-width: 0;
    line-height: 1.4;
  }
  .name b,
  .facts b {
    font-size: var(--text-m);
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .name span,
  .facts span {
    color: var(--ink-faint);
    font-size: var(--text-s);
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  .name:only-child {
    grid-column: 1 / -1;
  }
  .facts {
    justify-items: end;
    text-align: right;
    white-space: nowrap;
  }
  .empty {
    display: grid;
    justify-items: start;
    gap: var(--space-3);
    padding: var(--space-5);
  }
  .waiting-row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    min-height: 4.25rem;
    padding: var(--space-3) var(--space-4);
  }
  .waiting-row + .waiting-row {
    border-top: 1px solid var(--line);
  }
  .waiting-row .skeleton {
    width: 45%;
  }
  .waiting-row .skeleton + .skeleton {
    width: 3rem;
  }
  .more {
    justify-self: center;
  }
`;
