import { css } from 'lit';
import { frame } from '../ui/frame.ts';

/** The pages of Sources: the frame, narrower where one fills in a form, and the tile that stands for a kind. */
export const pageFrame = css`
  ${frame}
  .page.form {
    max-width: calc(36rem + 2 * var(--space-4));
  }
  .tile {
    display: grid;
    place-items: center;
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
    border-radius: var(--radius-m);
    background: var(--accent-soft);
    color: var(--accent-strong);
  }
`;
