import { css } from 'lit';

/** A native dialog: a sheet in the middle, near the bottom edge where the thumb is on small screens. */
export const dialogs = css`
  dialog {
    width: min(28rem, calc(100vw - 2rem));
    max-height: calc(100dvh - 2rem);
    padding: var(--space-5);
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--raised);
    color: var(--ink);
    box-shadow: 0 24px 64px -12px var(--shadow-high);
  }
  dialog::backdrop {
    background: var(--scrim);
  }
  dialog[open] {
    animation: rise var(--calm) var(--ease);
  }
  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }
  dialog h2 + p {
    margin-top: var(--space-2);
  }
  dialog :is(h2, p) + .field {
    margin-top: var(--space-4);
  }
  dialog .actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-3);
    margin-top: var(--space-5);
  }
  @media (max-width: 30rem) {
    dialog {
      margin: auto auto 1rem;
    }
    dialog .actions > * {
      flex: 1;
    }
  }
`;
