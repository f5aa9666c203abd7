import { css } from 'lit';

export const campaignCardStyles = css`
  .card {
    overflow: hidden;
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    gap: 0 var(--space-4);
    padding: var(--space-4) var(--space-5) var(--space-3);
  }
  header .rule {
    grid-column: 1 / -1;
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .people {
    white-space: nowrap;
  }
  .people b {
    font-size: var(--text-2xl);
    line-height: 1.2;
    font-weight: 620;
    letter-spacing: -0.02em;
    color: var(--accent);
  }
  .people a {
    min-width: 0;
    margin-inline: -1.1rem;
    padding-inline: 1.1rem;
    text-decoration: none;
  }
  .people a:hover {
    text-decoration: underline;
  }
  .people span {
    margin-left: 0.3em;
    color: var(--ink-faint);
    font-size: var(--text-xs);
  }
  .letter {
    position: relative;
    margin: 0 var(--space-5);
    padding: var(--space-4);
    border-radius: var(--radius-m);
    background: var(--sunken);
  }
  .letter .via {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin-bottom: var(--space-2);
    padding-right: 2.5rem;
    color: var(--ink-soft);
    font-size: var(--text-xs);
    font-weight: 560;
  }
  .letter h4 {
    font-size: var(--text-l);
    font-weight: 620;
    line-height: 1.35;
  }
  .letter .message {
    margin-top: var(--space-1);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
    font-size: var(--text-m);
  }
  .letter .button {
    position: absolute;
    top: 2px;
    right: 2px;
  }
  ph-campaign-outlook {
    padding: 0 var(--space-5) var(--space-3);
  }
  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: var(--space-3) var(--space-5);
    padding: var(--space-4) var(--space-5) var(--space-3);
    font-size: var(--text-m);
  }
  dt {
    color: var(--ink-faint);
    font-size: var(--text-xs);
    font-weight: 560;
  }
  footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--space-2);
    min-height: 3.75rem;
    padding: var(--space-2) var(--space-3);
    border-top: 1px solid var(--line);
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  footer p {
    margin-left: auto;
  }
  .plan {
    padding: 0 var(--space-5) var(--space-4);
  }
  footer .button[aria-pressed='true'] {
    color: var(--accent-strong);
    background: var(--accent-soft);
  }
  footer form {
    display: flex;
    gap: var(--space-2);
    flex: 1 1 100%;
    padding: var(--space-2) var(--space-2) var(--space-2) 0;
  }
  @media (max-width: 30rem) {
    header {
      grid-template-columns: minmax(0, 1fr);
    }
    .people {
      grid-row: 3;
    }
    header,
    dl,
    ph-campaign-outlook {
      padding-inline: var(--space-4);
    }
    .letter {
      margin-inline: var(--space-2);
    }
    footer > .button:not(.icon) {
      flex: 1 1 100%;
    }
    .plan {
      padding-inline: var(--space-2);
    }
  }
`;
