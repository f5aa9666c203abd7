import { css } from 'lit';

export const sourcesStyles = css`
  header p {
    max-width: 60ch;
  }
  .list {
    overflow: hidden;
  }
  .list li + li,
  .skeleton-row + .skeleton-row {
    border-top: 1px solid var(--line);
  }
  .list a {
    display: grid;
    grid-template-columns: auto minmax(0, 1.4fr) minmax(0, 1fr) 6.5rem;
    align-items: center;
    gap: var(--space-3) var(--space-4);
    min-height: 4.5rem;
    padding: var(--space-3) var(--space-4);
    color: var(--ink);
    text-decoration: none;
  }
  .list a:hover {
    background: var(--sunken);
  }
  .list a:focus-visible {
    outline-offset: -2px;
    border-radius: var(--radius-l);
  }
  .name,
  .facts {
    display: grid;
    line-height: 1.4;
    min-width: 0;
  }
  .name b,
  .facts b {
    font-weight: 600;
    font-size: var(--text-m);
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .facts b {
    font-weight: 500;
  }
  .name span,
  .facts span {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .list .chip {
    justify-self: end;
  }
  .skeleton-row {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    min-height: 4.5rem;
    padding: var(--space-3) var(--space-4);
  }
  .skeleton-row .skeleton:first-child {
    width: 2.5rem;
    height: 2.5rem;
  }
  .skeleton-row .skeleton:last-child {
    width: 40%;
  }
  .kinds li {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-2) var(--space-4);
    min-height: 4.75rem;
    padding: var(--space-3) var(--space-4);
  }
  .kinds li + li {
    border-top: 1px solid var(--line);
  }
  .kinds h3 {
    font-size: var(--text-m);
  }
  .kinds p {
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .kinds .row {
    gap: var(--space-2);
    flex-wrap: nowrap;
  }
  @media (max-width: 40rem) {
    .list a {
      grid-template-columns: auto minmax(0, 1fr) auto;
    }
    .name b {
      overflow-wrap: anywhere;
      white-space: normal;
    }
    .kinds li {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .kinds .row {
      grid-column: 1 / -1;
      flex-direction: row-reverse;
      justify-content: flex-end;
    }
    .facts {
      grid-area: 2 / 2 / 3 / 4;
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--space-2);
    }
  }
`;
