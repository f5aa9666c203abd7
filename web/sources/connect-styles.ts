import { css } from 'lit';

export const connectStyles = css`
  header {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    font-size: var(--text-2xl);
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
