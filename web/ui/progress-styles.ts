import { css } from 'lit';

/** How far long work is, as a bar. */
export const progressBar = css`
  progress {
    width: 100%;
    height: 0.5rem;
    border: 0;
    border-radius: var(--radius-full);
    overflow: hidden;
    background: var(--sunken);
    accent-color: var(--accent);
  }
  progress::-webkit-progress-bar {
    background: var(--sunken);
  }
  progress::-webkit-progress-value {
    background: var(--accent);
  }
  progress::-moz-progress-bar {
    background: var(--accent);
  }
`;
