import { css } from 'lit';

export const connectStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    max-width: calc(36rem + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-5) var(--space-4) var(--space-8);
  }
  .back {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    width: fit-content;
    min-height: var(--touch);
    color: var(--ink-soft);
    font-size: var(--text-m);
    text-decoration: none;
  }
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
