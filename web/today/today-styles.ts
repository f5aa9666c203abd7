import { css } from 'lit';

export const todayStyles = css`
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    justify-content: space-between;
    gap: var(--space-4);
  }
  .head > div {
    flex: 1 1 20rem;
    min-width: 0;
  }
  .window {
    min-height: 1.55em;
    margin-top: var(--space-1);
    font-size: var(--text-m);
  }
  .against {
    /* Two lines, so that nothing below moves when the words arrive. */
    min-height: 3.1em;
  }
  @media (min-width: 70rem) {
    .against {
      min-height: 1.55em;
    }
  }
  .note a {
    display: inline-flex;
    align-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
  }
  .ranges {
    display: flex;
    gap: 2px;
    padding: 3px;
    border: 1px solid var(--line);
    border-radius: calc(var(--radius-m) + 3px);
    background: var(--sunken);
  }
  .ranges a {
    display: grid;
    place-items: center;
    min-width: var(--touch);
    min-height: var(--touch);
    padding: 0 0.8rem;
    border-radius: var(--radius-m);
    color: var(--ink-soft);
    font-size: var(--text-s);
    font-weight: 540;
    text-decoration: none;
    white-space: nowrap;
  }
  .ranges a:hover {
    color: var(--ink);
  }
  .ranges a[aria-current] {
    background: var(--surface);
    color: var(--ink);
    box-shadow: 0 0 0 1px var(--line-strong);
  }
  .all {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
    transition: opacity var(--calm) var(--ease);
  }
  .all[aria-busy='true'] {
    opacity: 0.65;
  }
  .to-do p {
    font-size: var(--text-m);
    text-wrap: pretty;
  }
  .ways {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-2);
  }
  .sources > li > a,
  .sources > li > .row {
    grid-template-columns: minmax(0, 1fr) auto 6rem;
  }
  .state {
    justify-self: end;
  }
  @media (max-width: 46rem) {
    .ranges {
      width: 100%;
    }
    .ranges a {
      flex: 1 1 auto;
      padding: 0 0.35rem;
      font-size: var(--text-xs);
    }
  }
  @media (max-width: 40rem) {
    .to-do > li > .row {
      grid-template-columns: minmax(0, 1fr);
      row-gap: var(--space-3);
    }
    .ways > * {
      flex: 1 0 auto;
      padding-inline: var(--space-3);
    }
    .sources > li > a,
    .sources > li > .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .state {
      display: flex;
      grid-area: 2 / 1;
      justify-self: start;
    }
  }
`;
