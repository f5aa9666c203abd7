import { css } from 'lit';

/** The rule and its preview: beside each other where there is room, else one after the other. */
export const builderStyles = css`
  .page.wide {
    max-width: calc(72rem + 2 * var(--space-4));
  }
  .halves {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    align-items: start;
  }
  @media (min-width: 64rem) {
    .halves {
      grid-template-columns: minmax(0, 1fr) 21rem;
    }
    ph-segment-preview {
      position: sticky;
      top: var(--space-5);
    }
  }
  .rule {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  .field input {
    max-width: 28rem;
  }
  .group {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .group ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  .group.inner {
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-left: 3px solid var(--accent);
    border-radius: var(--radius-m);
    background: var(--sunken);
  }
  .group > .sentence:first-child select {
    font-weight: 560;
  }
  .group.inner > .sentence:first-child {
    justify-content: space-between;
  }
  .clause {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: var(--space-1) var(--space-2);
    align-items: start;
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface);
  }
  .remove {
    margin: -0.1rem -0.25rem 0 0;
  }
  .fault {
    grid-column: 1 / -1;
    display: flex;
    gap: var(--space-2);
    color: var(--danger);
    font-size: var(--text-s);
    font-weight: 560;
  }
  .filter {
    flex-basis: 100%;
    padding-left: var(--space-3);
    border-left: 2px solid var(--line);
  }
  .button.small {
    padding-inline: 0.6rem;
    font-size: var(--text-s);
  }
  .sentence.add {
    flex-wrap: nowrap;
    color: var(--accent);
  }
  .add svg {
    flex: none;
  }
  .add select {
    min-width: 0;
    border-color: var(--line-button);
    font-weight: 560;
  }
  .actions {
    position: sticky;
    bottom: 0;
    z-index: 1;
    padding: var(--space-3) 0 calc(var(--space-3) + env(safe-area-inset-bottom));
    border-top: 1px solid var(--line);
    background: var(--paper);
  }
  /* On a phone it would cover half a line of what is being put together. */
  @media (max-width: 40rem) {
    .actions {
      position: static;
    }
  }
  .actions .so-far {
    margin-left: auto;
    color: var(--ink-soft);
    font-size: var(--text-m);
  }
  @media (min-width: 64rem) {
    .actions .so-far {
      display: none;
    }
  }
`;
