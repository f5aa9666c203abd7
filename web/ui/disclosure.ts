import { css } from 'lit';

/** A quiet `details` whose arrow turns when it opens. */
export const disclosure = css`
  summary {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    width: fit-content;
    min-height: var(--touch);
    color: var(--ink-soft);
    font-size: var(--text-s);
    list-style: none;
    cursor: pointer;
  }
  summary svg {
    flex: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  details[open] > summary svg {
    transform: rotate(90deg);
  }
`;
