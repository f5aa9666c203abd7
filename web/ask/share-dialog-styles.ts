import { css } from 'lit';

export const shareDialogStyles = css`
  dialog {
    width: min(34rem, calc(100vw - 2rem));
  }
  form,
  .once {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
    width: 100%;
  }
  .once {
    gap: var(--space-2);
  }
  form,
  .note,
  h3 {
    margin-top: var(--space-4);
  }
  form .button {
    justify-self: start;
  }
  h3 {
    font-size: var(--text-m);
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--space-3);
    min-height: 3.5rem;
    padding-block: var(--space-2);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  li p {
    display: grid;
    flex: 1 1 12rem;
  }
  li b {
    font-size: var(--text-m);
    font-weight: 560;
  }
  .choice {
    display: flex;
    gap: var(--space-1);
    margin-inline-end: calc(-1 * var(--space-3));
  }
`;
