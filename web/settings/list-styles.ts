import { css } from 'lit';

/** A card of rows in the settings: what it is on the left, what can be done with it on the right. */
export const settingsList = css`
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-4);
    min-height: 4.25rem;
    padding: var(--space-2) var(--space-2) var(--space-2) var(--space-4);
  }
  li + li {
    border-top: 1px solid var(--line);
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
