import { css } from 'lit';

/** A line of small choices above a picture. */
export const pickers = css`
  .pickers {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2) var(--space-4);
  }
  .pickers label {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    max-width: 100%;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .pickers select {
    min-width: 0;
    min-height: var(--touch);
    padding: 0.3rem 0.6rem;
    border: 1px solid var(--line-button);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    font: inherit;
    font-size: max(var(--text-s), 16px);
    text-overflow: ellipsis;
  }
  @media (max-width: 40rem) {
    .pickers label {
      display: grid;
      flex: 1 1 auto;
      gap: 2px;
    }
  }
`;
