import { css } from 'lit';
import { backLink } from '../ui/back-link.ts';

export const sourcePageStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    max-width: calc(var(--page) + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-5) var(--space-4) var(--space-8);
  }
  ${backLink}
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    min-width: 0;
  }
  .title h1 {
    font-size: var(--text-2xl);
    overflow-wrap: anywhere;
  }
  .title p {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    font-size: var(--text-m);
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    width: 3rem;
    height: 3rem;
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .actions {
    gap: var(--space-2);
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-4) var(--space-7);
    padding-bottom: var(--space-5);
    border-bottom: 1px solid var(--line);
  }
  .facts dt {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .facts dd {
    font-size: var(--text-xl);
    font-weight: 600;
    letter-spacing: -0.01em;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  section > .soft {
    max-width: 68ch;
    font-size: var(--text-m);
    text-wrap: pretty;
  }
  .earlier {
    justify-self: center;
  }
  .live {
    margin-left: var(--space-1);
    color: var(--accent);
    font-size: var(--text-xs);
    font-weight: 560;
  }
  .secret {
    padding: var(--space-5);
    border-color: var(--accent);
  }
  .skeletons {
    display: grid;
    gap: var(--space-4);
  }
  .skeletons .skeleton:nth-of-type(2) {
    width: 16rem;
    height: 3rem;
  }
  .skeletons .skeleton:nth-of-type(3) {
    width: 60%;
    height: 3.25rem;
  }
  .skeletons .skeleton:nth-of-type(4) {
    height: 16rem;
    margin-top: var(--space-4);
    opacity: 0.4;
  }
`;
