import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { base } from '../ui/base.ts';

/** So long what follows waits for what stands above it. */
const longestMs = 2500;

/**
 * What may be there or not, and tells by the event `settled` that it is known. Nothing of it is shown before all of it is, so that
 * nothing moves; then it fires `ready`, and what follows can be drawn below.
 */
@customElement('ph-late')
export class PhLate extends LitElement {
  static override styles = [
    base,
    css`
      :host,
      div {
        display: contents;
      }
    `,
  ];

  @state() private ready = false;
  readonly #known = new Set<EventTarget | null>();

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('settled', this.#hear);
    setTimeout(this.#show, longestMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('settled', this.#hear);
  }

  readonly #hear = ({ target }: Event) => {
    this.#known.add(target);
    if (this.#known.size >= this.childElementCount) this.#show();
  };

  readonly #show = () => {
    if (this.ready) return;
    this.ready = true;
    this.dispatchEvent(new Event('ready'));
  };

  protected override render() {
    return html`<div ?hidden=${!this.ready}><slot></slot></div>`;
  }
}
