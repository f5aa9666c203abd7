import { css } from 'lit';

export const conversationListStyles = css`
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-1);
    margin: 0 calc(-1 * var(--space-3));
    padding: var(--space-3);
    border-top: 1px solid var(--line);
  }
  .find {
    position: relative;
    margin-bottom: var(--space-1);
  }
  .find svg {
    position: absolute;
    left: 0.75rem;
    top: calc(50% - 9px);
    color: var(--ink-faint);
    pointer-events: none;
  }
  input {
    width: 100%;
    min-height: var(--touch);
    padding: 0 0.75rem 0 2.25rem;
    border: 1px solid transparent;
    border-radius: var(--radius-m);
    background: transparent;
    color: var(--ink);
    font: inherit;
    font-size: max(var(--text-m), 16px);
  }
  input::placeholder {
    color: var(--ink-faint);
    opacity: 1;
  }
  input:hover,
  input:focus {
    background: var(--surface);
    border-color: var(--line-strong);
  }
  ul {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1px;
  }
  li {
    position: relative;
    display: flex;
    align-items: center;
    border-radius: var(--radius-m);
  }
  li:hover,
  li:focus-within {
    background: var(--sunken);
  }
  li.current {
    background: var(--accent-soft);
  }
  a {
    flex: 1;
    min-width: 0;
    min-height: var(--touch);
    padding: 0.7rem 0.75rem;
    border-radius: inherit;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-soft);
    font-size: var(--text-m);
    line-height: 1.4;
    text-decoration: none;
  }
  li.current a,
  a:hover {
    color: var(--ink);
  }
  li .button {
    position: absolute;
    right: 0;
    opacity: 0;
  }
  li:hover a,
  li:focus-within a,
  li.current a {
    padding-right: var(--touch);
  }
  li:hover .button,
  li:focus-within .button,
  li.current .button {
    opacity: 1;
  }
  @media (hover: none) {
    li .button {
      opacity: 1;
    }
    li a {
      padding-right: var(--touch);
    }
  }
  .none {
    padding: var(--space-2) var(--space-3);
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  .skeletons {
    display: grid;
    gap: var(--space-4);
    padding: var(--space-3);
  }
  .skeletons .skeleton:nth-child(even) {
    width: 70%;
  }
  #menu {
    position: fixed;
    inset: auto;
    min-width: 9rem;
    margin: 0;
    padding: var(--space-1);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--raised);
    box-shadow: 0 12px 32px -8px var(--shadow-high);
  }
  #menu .button {
    width: 100%;
    justify-content: flex-start;
  }
`;
