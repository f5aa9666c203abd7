import { css } from 'lit';

/** The link at the top of an inner page that leads to the list it came from. */
export const backLink = css`
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
`;
