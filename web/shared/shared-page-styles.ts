import { css } from 'lit';

export const sharedPageStyles = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
    max-width: calc(var(--thread) + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-6) var(--space-4) var(--space-8);
  }
  .nothing {
    justify-items: center;
    gap: var(--space-4);
    padding-top: 18vh;
    text-align: center;
    text-wrap: balance;
  }
  header {
    display: grid;
    gap: var(--space-2);
  }
  h1 {
    overflow-wrap: anywhere;
  }
  .shop {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--ink-soft);
    font-weight: 560;
    overflow-wrap: anywhere;
  }
  .about {
    padding: var(--space-3) var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--sunken);
    color: var(--ink-soft);
    font-size: var(--text-s);
    text-wrap: pretty;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  section > h2 {
    position: relative;
    display: grid;
    justify-items: end;
    margin-top: var(--space-3);
    font-size: inherit;
    font-weight: inherit;
    letter-spacing: 0;
  }
  .bubble {
    max-width: 36rem;
    padding: 0.65rem 1rem;
    border-radius: var(--radius-l) var(--radius-l) 4px var(--radius-l);
    background: var(--accent-soft);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
    align-items: start;
    gap: var(--space-3);
  }
  .wide {
    grid-column: 1 / -1;
  }
  .steps ol {
    display: grid;
    gap: var(--space-1);
    margin-bottom: var(--space-2);
    padding-left: var(--space-4);
    border-left: 2px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  footer {
    padding-top: var(--space-4);
    border-top: 1px solid var(--line);
  }
  @media (max-width: 40rem) {
    .page {
      padding-top: var(--space-4);
    }
    .nothing {
      padding-top: 12vh;
    }
  }
`;
