import { css } from 'lit';
import { backLink } from './back-link.ts';

/** The frame of a page: one column of sections, with the way back to where it is one of many. */
export const frame = css`
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    max-width: calc(var(--page) + 2 * var(--space-4));
    margin: 0 auto;
    padding: var(--space-7) var(--space-4) var(--space-8);
  }
  .page.inner {
    gap: var(--space-5);
    padding-top: var(--space-5);
  }
  ${backLink}
  .page.inner > .back {
    margin-bottom: calc(-1 * var(--space-3));
  }
  :where(header h1) + p {
    margin-top: var(--space-2);
    text-wrap: pretty;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  section > .soft {
    max-width: 68ch;
    font-size: var(--text-m);
    text-wrap: pretty;
  }
  @media (max-width: 40rem) {
    .page {
      padding-top: var(--space-5);
    }
    .page.inner {
      padding-top: var(--space-3);
    }
    /* Side by side where they fit, and of one width where they do not. */
    .page > .row > .button,
    .page header .row > .button,
    .page > nav > .button,
    .page header nav > .button,
    section > .row > .button,
    section > .row > .row > .button {
      flex: 1 1 auto;
      padding-inline: var(--space-3);
    }
    section > .row > .row {
      flex: 1 1 auto;
      gap: var(--space-2);
    }
  }
`;
