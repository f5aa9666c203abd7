import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Person } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { moveWithArrows } from '../ui/arrows.ts';
import { base, buttons, surfaces } from '../ui/base.ts';
import { icon } from '../ui/icon.ts';
import { rows } from '../ui/rows.ts';
import { toast } from '../ui/toast.ts';
import type { People } from './people.ts';
import { initialsOf, whoIs } from './words.ts';

/** People in rows, each opening to the profile; the rest page by page. */
@customElement('ph-person-list')
export class PhPersonList extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    rows,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .rows > li > a {
        grid-template-columns: auto minmax(0, 1fr) auto 9rem;
      }
      .tile {
        display: grid;
        place-items: center;
        width: 2.5rem;
        height: 2.5rem;
        border-radius: 50%;
        background: var(--accent-soft);
        color: var(--accent-strong);
        font-size: var(--text-xs);
        font-weight: 640;
      }
      .tile svg {
        color: inherit;
      }
      .seen {
        color: var(--ink-faint);
        font-size: var(--text-s);
        text-align: right;
        white-space: nowrap;
      }
      .name b,
      .name span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        /* The name and its address have the width of the row; what else there is stands below. */
        .rows > li > a {
          grid-template-columns: auto minmax(0, 1fr) auto;
          gap: 0 var(--space-3);
        }
        .tile {
          grid-row: 1 / 4;
        }
        .name,
        .facts {
          display: contents;
        }
        .name b {
          display: -webkit-box;
          -webkit-box-orient: vertical;
          -webkit-line-clamp: 2;
          white-space: normal;
        }
        .name span {
          grid-column: 2 / -1;
        }
        .facts b {
          grid-area: 1 / 3;
        }
        .facts span {
          grid-area: 3 / 3;
        }
        .seen {
          grid-area: 3 / 2;
          text-align: left;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Drawn as it is now; whoever holds it redraws this list. */
  @property({ attribute: false, hasChanged: () => true }) people!: People;
  /** What the list is of, for screen readers. */
  @property() label = '';

  protected override render() {
    const { items, more, loadingMore } = this.people;
    return html`<ul class="card rows" aria-label=${this.label} @keydown=${this.#arrows}>
        ${repeat(
          items,
          ({ id }) => id,
          (person) => this.#row(person),
        )}
      </ul>
      ${
        more
          ? html`<button class="button more" aria-disabled=${loadingMore} @click=${this.#more}>
            ${loadingMore ? 'Loading…' : 'Show more'}
          </button>`
          : nothing
      }`;
  }

  #row(person: Person) {
    const { format } = this.app;
    const { called, also } = whoIs(person);
    const orders =
      person.orders === 0 ? 'no orders' : `${format.number(person.orders)} ${person.orders === 1 ? 'order' : 'orders'}`;
    return html`<li>
      <a href="/people/profile/${person.id}">
        <span class="tile" aria-hidden="true">${initialsOf(person) || icon('people')}</span>
        <span class="name"><b>${called}</b><span>${also}</span></span>
        <span class="facts"><b>${format.money(person.value, person.currency)}</b><span>${orders}</span></span>
        <span class="seen">${person.lastSeenAt ? `seen ${format.ago(person.lastSeenAt)}` : 'not seen yet'}</span>
      </a>
    </li>`;
  }

  #more() {
    return this.people.loadMore().catch((error: Error) => toast(error.message));
  }

  #arrows(event: KeyboardEvent) {
    const links = [...this.renderRoot.querySelectorAll<HTMLElement>('a')];
    moveWithArrows(event, links, (this.renderRoot as ShadowRoot).activeElement);
  }
}
