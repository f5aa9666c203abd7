import { css } from 'lit';

export const askPageStyles = css`
  .page {
    display: flex;
    flex-direction: column;
    width: 100%;
    max-width: calc(var(--thread) + 2 * var(--space-4));
    min-height: calc(100dvh - var(--bar, 0px));
    margin: 0 auto;
    padding: var(--space-6) var(--space-4) 0;
  }
  .thread {
    flex: 1;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-5);
    padding-bottom: var(--space-5);
  }
  .exchange {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: var(--space-5);
    scroll-margin-top: calc(var(--bar, 0px) + var(--space-3));
  }
  .exchange:last-child:not(:first-child) {
    min-height: calc(100dvh - var(--bar, 0px) - 8rem);
  }
  .dock {
    position: sticky;
    bottom: 0;
    z-index: 1;
    padding-bottom: calc(var(--space-3) + env(safe-area-inset-bottom));
    background: linear-gradient(to top, var(--paper) 78%, transparent);
  }
  .earlier {
    justify-self: center;
  }
  .skeletons {
    display: grid;
    gap: var(--space-3);
    padding-top: var(--space-4);
  }
  .skeletons .skeleton:nth-of-type(2) {
    width: 46%;
    height: 2.75rem;
    justify-self: end;
    border-radius: var(--radius-l);
  }
  .skeletons .skeleton:nth-of-type(3) {
    width: 92%;
  }
  .skeletons .skeleton:nth-of-type(4) {
    width: 84%;
  }
  .skeletons .skeleton:nth-of-type(5) {
    width: 58%;
  }
  .notice {
    display: grid;
    justify-items: start;
    gap: var(--space-3);
    padding: var(--space-5);
  }
  @media (max-width: 40rem) {
    .page {
      padding-top: var(--space-4);
    }
  }
`;
