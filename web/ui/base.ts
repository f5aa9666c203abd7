import { css } from 'lit';

/** What every element starts from: boxes, focus, hidden things and the two sizes of heading. */
export const base = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  :host {
    display: block;
  }
  [hidden] {
    display: none !important;
  }
  :focus-visible {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
  h1,
  h2,
  h3,
  h4,
  p,
  ul,
  ol,
  dl,
  dd,
  figure {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  /* A link within a sentence, with room for a finger; the lines keep their distance. */
  a.touch {
    display: inline-grid;
    align-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
    margin-block: -0.75rem;
  }
  h1 {
    font-size: var(--text-3xl);
    line-height: 1.15;
    letter-spacing: -0.022em;
    font-weight: 620;
    text-wrap: balance;
  }
  h2 {
    font-size: var(--text-xl);
    line-height: 1.3;
    letter-spacing: -0.01em;
    font-weight: 620;
  }
  h3 {
    font-size: var(--text-l);
    line-height: 1.4;
    font-weight: 620;
  }
  a {
    color: var(--accent);
    text-underline-offset: 0.18em;
    text-decoration-thickness: 1px;
  }
  a:hover {
    color: var(--accent-strong);
  }
  code,
  pre {
    font-family: var(--font-mono);
    font-size: 0.92em;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .soft {
    color: var(--ink-soft);
  }
  .faint {
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
`;

export const buttons = css`
  button,
  .button {
    font: inherit;
    color: inherit;
    cursor: pointer;
    touch-action: manipulation;
    -webkit-tap-highlight-color: transparent;
  }
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--touch);
    padding: 0.45rem 1.05rem;
    border: 1px solid var(--line-button);
    border-radius: var(--radius-m);
    background: var(--surface);
    color: var(--ink);
    font-size: var(--text-m);
    font-weight: 560;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
    transition:
      background var(--fast) var(--ease),
      border-color var(--fast) var(--ease);
  }
  .button:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .button.primary {
    border-color: transparent;
    background: var(--accent);
    color: var(--on-accent);
  }
  .button.primary:hover {
    background: var(--accent-strong);
    color: var(--on-accent);
  }
  .button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--ink-soft);
  }
  .button.quiet:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .button.danger {
    border-color: transparent;
    background: var(--danger);
    color: var(--on-danger);
  }
  .button.danger-quiet {
    color: var(--danger);
  }
  .button.icon {
    width: var(--touch);
    padding: 0;
    flex: none;
  }
  .button[aria-disabled='true'],
  .button:disabled {
    opacity: 0.6;
    cursor: default;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
`;

/** Surfaces: a card, a note, a chip, and the grey shapes shown while something loads. */
export const surfaces = css`
  .card {
    border: 1px solid var(--line);
    border-radius: var(--radius-l);
    background: var(--surface);
    box-shadow: var(--shadow);
  }
  .note {
    display: flex;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
    color: var(--ink);
    font-size: var(--text-m);
  }
  .note svg {
    flex: none;
    margin-top: 0.1rem;
  }
  .note p + .button {
    margin-top: var(--space-3);
  }
  .note.bad {
    background: var(--danger-soft);
  }
  .note.warn {
    background: var(--warn-soft);
  }
  .note.good {
    background: var(--accent-soft);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.35rem;
    padding: 0.1rem 0.6rem;
    border-radius: var(--radius-full);
    background: var(--sunken);
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 560;
    line-height: 1.5rem;
    white-space: nowrap;
  }
  .chip.good {
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
  .chip.warn {
    background: var(--warn-soft);
    color: var(--warn);
  }
  .skeleton {
    display: block;
    border-radius: var(--radius-s);
    background: var(--line);
    opacity: 0.7;
    min-height: 1em;
  }
  @media (prefers-reduced-motion: no-preference) {
    .skeleton {
      animation: breathe 1.6s ease-in-out infinite alternate;
    }
    @keyframes breathe {
      to {
        opacity: 0.35;
      }
    }
  }
`;
