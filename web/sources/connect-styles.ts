import { css } from 'lit';

export const connectStyles = css`
  header {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    font-size: var(--text-2xl);
  }
  header h1 + p {
    margin-top: 0;
  }
  form.card {
    padding: var(--space-5);
  }
  .waiting {
    display: grid;
    gap: var(--space-5);
    min-height: 18rem;
    padding: var(--space-5);
    align-content: start;
  }
  .waiting .skeleton {
    height: 2.75rem;
    opacity: 0.4;
  }
  @media (max-width: 30rem) {
    form.card {
      padding: var(--space-4);
    }
  }
`;
