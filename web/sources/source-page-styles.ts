import { css } from 'lit';

export const sourcePageStyles = css`
  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-4);
  }
  .title {
    display: flex;
    align-items: center;
    gap: var(--space-4);
    min-width: 0;
  }
  .title .tile {
    width: 3rem;
    height: 3rem;
  }
  .title h1 {
    font-size: var(--text-2xl);
    overflow-wrap: anywhere;
  }
  .title p {
    margin-top: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-2);
    font-size: var(--text-m);
  }
  .actions {
    gap: var(--space-2);
  }
  .earlier {
    justify-self: center;
  }
  .count {
    margin-left: var(--space-1);
    color: var(--ink-faint);
    font-size: var(--text-m);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .secret {
    padding: var(--space-5);
    border-color: var(--accent);
  }
  .skeletons {
    display: grid;
    gap: var(--space-4);
  }
  .skeletons .skeleton:nth-of-type(2) {
    width: 16rem;
    height: 3rem;
  }
  .skeletons .skeleton:nth-of-type(3) {
    width: 60%;
    height: 3.25rem;
  }
  .skeletons .skeleton:nth-of-type(4) {
    height: 16rem;
    margin-top: var(--space-4);
    opacity: 0.4;
  }
`;
