import { css } from 'lit';
import { disclosure } from '../ui/disclosure.ts';

export const profileStyles = css`
  .who {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-items: center;
    gap: var(--space-4);
  }
  .who h1 {
    font-size: var(--text-2xl);
    overflow-wrap: anywhere;
  }
  .who h1 + p {
    margin-top: 0;
  }
  .who p {
    font-size: var(--text-m);
    overflow-wrap: anywhere;
  }
  .tile {
    display: grid;
    place-items: center;
    width: 3.25rem;
    height: 3.25rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-strong);
    font-weight: 640;
  }
  .skeletons {
    display: grid;
    gap: var(--space-2);
  }
  .skeletons .skeleton {
    width: 14rem;
    max-width: 100%;
  }
  .facts-line {
    display: grid;
    grid-template-columns: repeat(5, auto);
    justify-content: space-between;
    gap: var(--space-4) var(--space-5);
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }
  .facts-line dt {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .facts-line dd {
    font-size: var(--text-xl);
    font-weight: 600;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .meaning {
    margin-top: var(--space-2);
    border-bottom: 1px solid var(--line);
  }
  ${disclosure}
  .meaning p {
    max-width: 68ch;
    padding-bottom: var(--space-4);
    color: var(--ink-soft);
    font-size: var(--text-m);
    text-wrap: pretty;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-2);
    margin: calc(-1 * var(--space-2)) 0;
  }
  .chips a {
    display: inline-flex;
    align-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
    text-decoration: none;
  }
  .chips a:hover .chip {
    text-decoration: underline;
  }
  .halves {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-5);
    align-items: start;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .lines {
    overflow: hidden;
    font-size: var(--text-m);
  }
  .lines > div {
    display: grid;
    grid-template-columns: minmax(5rem, 2fr) minmax(0, 5fr);
    gap: var(--space-4);
    padding: 0.7rem var(--space-4);
  }
  .lines > div + div {
    border-top: 1px solid var(--line);
  }
  .lines dt {
    color: var(--ink-faint);
    font-size: var(--text-s);
    line-height: 1.45rem;
  }
  .lines dd {
    overflow-wrap: anywhere;
  }
  .rows > li > .deed {
    min-height: 3.75rem;
  }
  .facts-line .less {
    color: var(--ink-faint);
    font-size: var(--text-s);
    font-weight: 400;
    letter-spacing: 0;
  }
  .facts-line a {
    display: inline-grid;
    align-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
    margin-block: -0.5rem;
  }
  .since {
    display: block;
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .kinds {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .kinds a {
    display: inline-flex;
    align-items: center;
    min-height: var(--touch);
    padding: 0 0.95rem;
    border: 1px solid var(--line-button);
    border-radius: var(--radius-full);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 540;
    text-decoration: none;
  }
  .kinds a:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .kinds a[aria-current] {
    border-color: transparent;
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .timeline {
    scroll-margin-top: var(--space-5);
  }
  .entries {
    min-height: 12rem;
    transition: opacity var(--calm) var(--ease);
  }
  .entries[aria-busy='true'] {
    opacity: 0.65;
  }
  @media (max-width: 40rem) {
    .who {
      grid-template-columns: auto minmax(0, 1fr);
    }
    .who .button {
      grid-column: 1 / -1;
    }
    .merges .row {
      grid-template-columns: minmax(0, 1fr) !important;
    }
  }
  @media (max-width: 46rem) {
    .lines > div {
      grid-template-columns: 4.5rem minmax(0, 1fr);
    }
    .facts-line {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
    .halves {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
