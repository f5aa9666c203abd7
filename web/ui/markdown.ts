import { css, type PropertyValues, ReactiveElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from './base.ts';
import { Part } from './part.ts';

type Renderer = typeof import('./markdown-blocks.ts');

const blocks = new Part(() => import('./markdown-blocks.ts'));

/** A quarter of a frame. */
const costlyMs = 4;

let renderer: Renderer | undefined;
let loading: Promise<void> | undefined;

/** Loads the renderer, ahead of a text that is sure to come. Without it a text is shown as it is. */
export function loadMarkdown(): Promise<void> {
  loading ??= blocks.untilLoaded().then((module) => {
    renderer = module;
  });
  return loading;
}

/**
 * Markdown as it grows. The renderer is loaded with the first text; finished blocks are drawn once and left alone,
 * only the last one is drawn again while it is written.
 */
@customElement('ui-markdown')
export class UiMarkdown extends ReactiveElement {
  static override styles = [
    base,
    css`
      :host {
        overflow-wrap: anywhere;
      }
      .plain {
        white-space: pre-wrap;
      }
      .block + .block {
        margin-top: var(--space-3);
      }
      h3,
      h4,
      h5,
      h6 {
        margin: var(--space-4) 0 0;
        font-size: var(--text-l);
        font-weight: 620;
      }
      h3 {
        font-size: 1.0625rem;
      }
      ul,
      ol {
        padding-left: 1.4rem;
        display: grid;
        gap: 0.3rem;
      }
      ul {
        list-style: disc;
      }
      ol {
        list-style: decimal;
      }
      li::marker {
        color: var(--ink-faint);
      }
      li > ul,
      li > ol {
        margin-top: 0.3rem;
      }
      blockquote {
        margin: 0;
        padding-left: var(--space-4);
        border-left: 3px solid var(--line);
        color: var(--ink-soft);
      }
      /* Names that others chose are written as code, so that nothing in them is markup: they read as names. */
      code {
        unicode-bidi: isolate;
        padding: 0.1em 0.2em;
        border-radius: var(--radius-s);
        background: var(--sunken);
        font-family: inherit;
        font-size: inherit;
      }
      pre {
        margin: 0;
        padding: var(--space-4);
        border-radius: var(--radius-m);
        background: var(--sunken);
        overflow-x: auto;
      }
      pre code {
        padding: 0;
        font-family: var(--font-mono);
      }
      .scroll {
        overflow-x: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--text-m);
      }
      th,
      td {
        padding: 0.5rem 0.85rem;
        text-align: left;
        overflow-wrap: normal;
      }
      th {
        color: var(--ink-soft);
        font-size: var(--text-s);
        font-weight: 560;
        background: var(--sunken);
      }
      tr + tr td {
        border-top: 1px solid var(--line);
      }
      [align='right'] {
        text-align: right;
      }
      [align='center'] {
        text-align: center;
      }
      hr {
        border: 0;
        border-top: 1px solid var(--line);
      }
    `,
  ];

  @property() text = '';
  #drawn = '';
  /** How much of the text is in blocks that will not change any more. */
  #settled = 0;
  #growing: HTMLElement | undefined;
  /** After a costly drawing (one very long block) the next one waits, so that typing and scrolling stay smooth. */
  #restUntil = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (!renderer) void loadMarkdown().then(() => this.requestUpdate());
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#show();
    // What is read out, or looked at by a program, is known to be whole.
    this.ariaBusy = this.#drawn === this.text ? null : 'true';
  }

  #show(): void {
    if (!renderer) {
      this.renderRoot.replaceChildren(block(this.text, 'plain'));
      return;
    }
    const begun = performance.now();
    if (begun < this.#restUntil) {
      this.#rest ??= setTimeout(() => {
        this.#rest = undefined;
        this.requestUpdate();
      }, this.#restUntil - begun);
      return;
    }
    this.#draw(renderer);
    const cost = performance.now() - begun;
    this.#restUntil = cost > costlyMs ? begun + cost * 6 : 0;
  }

  #draw(renderer: Renderer): void {
    if (!this.#drawn || !this.text.startsWith(this.#drawn)) this.#reset();
    this.#drawn = this.text;
    const blocks = renderer.blocksOf(this.text, this.#settled);
    for (const [index, one] of blocks.entries()) {
      // The first is the one that was growing: it is drawn over.
      const element = (index === 0 && this.#growing) || this.renderRoot.appendChild(block('', 'block'));
      renderer.draw(one, element);
      this.#growing = element;
      if (index < blocks.length - 1) this.#settled = one.end;
    }
  }

  #reset(): void {
    this.#settled = 0;
    this.#growing = undefined;
    this.renderRoot.replaceChildren();
  }
}

function block(text: string, className: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  return element;
}
