import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: grid;
    grid-template-columns: var(--rail) minmax(0, 1fr);
    min-height: 100dvh;
    background: var(--paper);
    --bar: 0px;
  }
  .skips {
    position: absolute;
  }
  .skip {
    position: fixed;
    top: var(--space-2);
    left: var(--space-2);
    z-index: 30;
    min-height: var(--touch);
    padding: 0 var(--space-4);
    border: 0;
    border-radius: var(--radius-m);
    background: var(--ink);
    color: var(--paper);
    transform: translateY(-200%);
  }
  .skip:focus {
    transform: none;
  }
  main {
    min-width: 0;
    outline: none;
  }
  .bar {
    display: none;
  }
  .rail {
    position: sticky;
    top: 0;
    height: 100dvh;
    border-right: 1px solid var(--line);
  }
  .rail,
  .rail-frame {
    display: flex;
    flex-direction: column;
    padding: var(--space-4) var(--space-3) var(--space-3);
    background: var(--paper-rail);
  }
  .brand {
    display: inline-flex;
    align-items: center;
    gap: 0.6rem;
    min-height: var(--touch);
    padding: 0 var(--space-2);
    color: var(--ink);
    font-size: 1.0625rem;
    font-weight: 660;
    letter-spacing: -0.02em;
    text-decoration: none;
  }
  .brand:hover {
    color: var(--ink);
  }
  .new {
    justify-content: flex-start;
    margin: var(--space-3) 0;
    padding: 0.45rem 0.75rem;
  }
  .places ul {
    display: grid;
    gap: 2px;
  }
  .places a {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--touch);
    padding: 0 0.75rem;
    border-radius: var(--radius-m);
    color: var(--ink-soft);
    font-size: var(--text-m);
    font-weight: 540;
    text-decoration: none;
  }
  .places a:hover {
    background: var(--sunken);
    color: var(--ink);
  }
  .places a[aria-current] {
    color: var(--ink);
    font-weight: 620;
  }
  .places a[aria-current] svg {
    color: var(--accent);
  }
  .list {
    flex: 1;
    min-height: 0;
    margin: var(--space-3) calc(-1 * var(--space-3)) 0;
    padding: 0 var(--space-3);
    overflow-y: auto;
    overscroll-behavior: contain;
  }
  .account {
    display: grid;
    gap: var(--space-2);
    margin: 0 calc(-1 * var(--space-3));
    padding: var(--space-3) var(--space-4) 0;
    border-top: 1px solid var(--line);
  }
  .account > .skeleton {
    height: 2.5rem;
  }
  .who {
    grid-template-columns: auto minmax(0, 1fr);
    align-items: center;
    gap: var(--space-3);
  }
  .who p {
    display: grid;
    font-size: var(--text-xs);
    line-height: 1.4;
  }
  .who b {
    font-size: var(--text-s);
    font-weight: 600;
  }
  .who span,
  .who b {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .who p span {
    color: var(--ink-faint);
  }
  .initials {
    display: grid;
    place-items: center;
    width: 2.25rem;
    height: 2.25rem;
    border-radius: 50%;
    background: var(--accent-soft);
    color: var(--accent-strong);
    font-size: var(--text-xs);
    font-weight: 640;
  }
  .drawer {
    width: min(20rem, calc(100vw - 3rem));
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    border-right: 1px solid var(--line);
    background: var(--paper);
    color: var(--ink);
  }
  .drawer::backdrop {
    background: var(--scrim);
  }
  .drawer[open] {
    animation: slide var(--calm) var(--ease);
  }
  @keyframes slide {
    from {
      transform: translateX(-24px);
      opacity: 0;
    }
  }
  .rail-frame {
    min-height: 100%;
    height: 100%;
  }
  .close {
    position: absolute;
    top: var(--space-4);
    right: var(--space-2);
  }
  main > .note {
    justify-content: center;
    border-radius: 0;
  }
  .problem,
  .waiting {
    display: grid;
    gap: var(--space-4);
    max-width: var(--page);
    margin: 0 auto;
    padding: var(--space-7) var(--space-4);
  }
  .problem {
    justify-items: start;
  }
  .waiting .skeleton:nth-of-type(2) {
    width: 12rem;
    height: 2.25rem;
  }
  .waiting .skeleton:nth-of-type(3) {
    width: 70%;
  }
  .waiting .skeleton:nth-of-type(4) {
    height: 14rem;
    margin-top: var(--space-4);
    border-radius: var(--radius-l);
    opacity: 0.4;
  }
  @media (max-width: 60rem) {
    :host {
      display: block;
      --bar: 3.5rem;
    }
    .rail {
      display: none;
    }
    .bar {
      position: sticky;
      top: 0;
      z-index: 3;
      display: flex;
      align-items: center;
      justify-content: space-between;
      height: var(--bar);
      padding: 0 var(--space-2);
      border-bottom: 1px solid var(--line);
      background: var(--paper);
    }
  }
  @media print {
    .rail,
    .bar {
      display: none;
    }
  }
`;
