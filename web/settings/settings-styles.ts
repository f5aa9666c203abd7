import { css } from 'lit';

export const settingsStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    max-width: calc(var(--page) + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-7) var(--space-4) var(--space-8);
  }
  h1 {
    margin-bottom: var(--space-5);
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 15rem) minmax(0, 1fr);
    gap: var(--space-4) var(--space-6);
    padding: var(--space-6) 0;
    border-top: 1px solid var(--line);
  }
  section h2 {
    font-size: var(--text-l);
  }
  section .faint {
    margin-top: var(--space-1);
    text-wrap: pretty;
  }
  @media (max-width: 46rem) {
    .page {
      padding-top: var(--space-5);
    }
    section {
      grid-template-columns: minmax(0, 1fr);
    }
    section .row > .button {
      flex: 1 1 auto;
    }
    section > :empty {
      display: none;
    }
  }
`;
