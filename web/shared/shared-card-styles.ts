import { css } from 'lit';

export const sharedCardStyles = css`
  .inside {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-2);
    overflow-wrap: anywhere;
  }
  .value {
    font-size: var(--text-3xl);
    font-weight: 620;
    letter-spacing: -0.022em;
    line-height: 1.2;
  }
  .number {
    color: var(--accent);
    font-size: var(--text-2xl);
    font-weight: 620;
    letter-spacing: -0.02em;
  }
  .soft {
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  .up {
    color: var(--accent);
    font-weight: 600;
  }
  .down {
    color: var(--danger);
    font-weight: 600;
  }
  .same {
    font-weight: 600;
  }
  .message {
    white-space: pre-wrap;
  }
  .inside dl {
    display: grid;
    grid-template-columns: minmax(5rem, auto) minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
    font-size: var(--text-s);
  }
  dt {
    color: var(--ink-faint);
  }
  .more {
    padding: var(--space-2) var(--space-5) var(--space-3);
    border-top: 1px solid var(--line);
  }
  details,
  ph-shared-receipt {
    border-top: 1px solid var(--line);
  }
  summary {
    padding: 0 var(--space-5);
  }
  @media (max-width: 40rem) {
    summary,
    .more {
      padding-inline: var(--space-4);
    }
  }
`;
