import { css } from 'lit';
import { backLink } from '../ui/back-link.ts';

export const connectStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    max-width: calc(36rem + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-5) var(--space-4) var(--space-8);
  }
  ${backLink}
  header {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    font-size: var(--text-2xl);
  }
  .tile {
    display: grid;
    place-items: center;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  form.card {
    padding: var(--space-5);
  }
  @media (max-width: 30rem) {
    form.card {
      padding: var(--space-4);
    }
  }
`;
