import { css } from 'lit';
import { backLink } from '../ui/back-link.ts';

/** The frame of the pages of Sources: one column, sections, and the tile that stands for a kind. */
export const pageFrame = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    max-width: calc(var(--page) + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-7) var(--space-4) var(--space-8);
  }
  .page.inner {
    gap: var(--space-5);
    padding-top: var(--space-5);
  }
  .page.form {
    max-width: calc(36rem + 2 * var(--space-4));
  }
  ${backLink}
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
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  @media (max-width: 40rem) {
    .page {
      padding-top: var(--space-5);
    }
  }
`;
