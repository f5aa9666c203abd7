import { css } from 'lit';

export const accountStyles = css`
  .page {
    display: grid;
    gap: var(--space-5);
    max-width: 27rem;
    margin: 0 auto;
    padding: clamp(1.5rem, 9vh, 6rem) var(--space-4) var(--space-7);
  }
  header {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    font-size: var(--text-2xl);
  }
  .demo {
    display: grid;
    justify-items: start;
    gap: var(--space-3);
    padding: var(--space-4);
    font-size: var(--text-m);
  }
  form .button {
    width: 100%;
  }
`;
