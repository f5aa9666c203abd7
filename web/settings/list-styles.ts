import { css } from 'lit';

/** A card of rows in the settings: what it is on the left, what can be done with it on the right. */
export const settingsList = css`
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 var(--space-4);
    min-height: 4.25rem;
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li > div:only-child {
    grid-column: 1 / -1;
  }
  b {
    font-weight: 560;
    overflow-wrap: anywhere;
  }
  .skeleton {
    width: 50%;
  }
  .chip {
    margin-right: var(--space-2);
  }
`;
