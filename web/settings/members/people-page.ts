import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { type Member, ROLES, type Role } from '../../../contract/members.ts';
import type { App } from '../../app/app.ts';
import { askUser } from '../../ui/ask-user.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { forms } from '../../ui/form-styles.ts';
import { icon } from '../../ui/icon.ts';
import { loadFailed } from '../../ui/load-failed.ts';
import { Paged, pagesOf } from '../../ui/paged.ts';
import { rows } from '../../ui/rows.ts';
import { showMore } from '../../ui/show-more.ts';
import { toast } from '../../ui/toast.ts';
import { waitingRows } from '../../ui/waiting-rows.ts';
import { Watch } from '../../ui/watch.ts';
import type { PhInvitations } from './invitations.ts';
import { anA, roleWords } from './role-words.ts';
import './invitations.ts';

/** Who belongs to the workspace, what each may do, and who is invited. */
@customElement('ph-members-page')
export class PhMembersPage extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    forms,
    rows,
    css`
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .rows > li > .row {
        grid-template-columns: minmax(0, 1fr) 9rem 5.5rem;
      }
      .facts {
        justify-items: stretch;
      }
      .row > .button {
        justify-self: end;
      }
      dl {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: var(--space-3) var(--space-4);
        padding: var(--space-4);
        font-size: var(--text-m);
      }
      dt {
        font-weight: 600;
      }
      dd {
        color: var(--ink-soft);
        text-wrap: pretty;
      }
      @media (max-width: 40rem) {
        .rows > li > .row {
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .name {
          grid-column: 1 / -1;
        }
        .facts {
          text-align: left;
        }
        dl {
          grid-template-columns: minmax(0, 1fr);
          gap: var(--space-1);
        }
        dd + dt {
          margin-top: var(--space-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('ph-invitations') private invitations?: PhInvitations;
  #members!: Paged<Member>;

  override connectedCallback(): void {
    if (!this.#members) {
      this.#members = new Paged(pagesOf(this.app.api, '/workspace/members?limit=50'), ({ id }) => id);
      new Watch(this, () => [this.#members, this.app.session]);
    }
    super.connectedCallback();
    void this.#members.load();
  }

  protected override render() {
    const { status, failure, items } = this.#members;
    const { workspace } = this.app.session;
    const manages = workspace?.role === 'owner' || workspace?.role === 'admin';
    return html`<div class="page inner">
      <a class="back" href="/settings">${icon('back', 18)} Settings</a>
      <div class="head">
        <header>
          <h1>Who works here</h1>
          <p class="soft">The people of ${workspace?.name ?? 'this workspace'}, and what each may do.</p>
        </header>
        <button class="button primary" ?disabled=${!manages} aria-describedby=${manages ? nothing : 'why'} @click=${() => this.invitations?.open()}>
          ${icon('plus', 18)} Invite somebody
        </button>
      </div>
      ${manages ? nothing : html`<p class="note" id="why">An owner or an admin invites people and changes roles. You are ${anA((workspace?.role ?? 'viewer') as Role)}.</p>`}
      ${status === 'loading' ? waitingRows(1, 'Loading the people') : nothing}
      ${status === 'failed' ? loadFailed('The people could not be loaded.', failure, () => this.#members.load()) : nothing}
      ${
        status === 'ready'
          ? html`<ul class="card rows" aria-label="People">
              ${repeat(
                items,
                ({ id }) => id,
                (member) => this.#member(member),
              )}
            </ul>`
          : nothing
      }
      ${showMore(this.#members)}
      ${manages ? html`<ph-invitations .app=${this.app}>${status === 'loading' ? nothing : this.#roles()}</ph-invitations>` : this.#roles()}
    </div>`;
  }

  /** Below whoever is invited, and drawn when that is known, so that it does not move. */
  #roles() {
    return html`<section>
      <h2>What each role may do</h2>
      <dl class="card">
        ${ROLES.map((role) => html`<dt>${roleWords[role].name}</dt><dd>${roleWords[role].may}</dd>`)}
      </dl>
    </section>`;
  }

  #member(member: Member) {
    const { format } = this.app;
    const name = nameOf(member);
    const seen = member.lastSeenAt ? `last seen ${format.ago(member.lastSeenAt)}` : 'never seen here';
    return html`<li>
      <div class="row">
        <span class="name"><b>${name}${member.isYou ? ' (you)' : ''}</b><span>${member.email} · ${seen}</span></span>
        <span class="facts">
          ${
            member.mayBecome.length > 0
              ? html`<select aria-label="Role of ${name}" @change=${(event: Event) => this.#change(member, event)}>
                  ${member.mayBecome.map((role) => html`<option value=${role} ?selected=${role === member.role}>${roleWords[role].name}</option>`)}
                </select>`
              : html`<b>${roleWords[member.role].name}</b>`
          }
        </span>
        ${
          member.mayRemove
            ? html`<button class="button quiet danger-quiet" aria-label=${member.isYou ? 'Leave the workspace' : `Remove: ${name}`} @click=${() => this.#remove(member)}>
                ${member.isYou ? 'Leave' : 'Remove'}
              </button>`
            : nothing
        }
      </div>
    </li>`;
  }

  async #change(member: Member, event: Event) {
    const select = event.target as HTMLSelectElement;
    const role = select.value as Role;
    try {
      await this.app.api.patch(`/workspace/members/${member.id}`, { role });
      toast(`${nameOf(member)} is ${anA(role)} now.`);
      if (member.isYou) return location.reload();
    } catch (error) {
      select.value = member.role;
      toast(error instanceof Error ? error.message : String(error));
    }
    await this.#members.load();
  }

  async #remove(member: Member) {
    const { isYou } = member;
    const sure = await askUser({
      title: isYou ? 'Leave this workspace?' : `Remove ${nameOf(member)}?`,
      words: `${isYou ? 'Your' : 'Their'} sign-ins, keys and programs end here at once, and scheduled questions are paused. What was made stays.`,
      action: isYou ? 'Leave' : 'Remove',
      danger: true,
    });
    if (sure === undefined) return;
    try {
      await this.app.api.delete(`/workspace/members/${member.id}`);
      // The next sign-in leads to a workspace that one still belongs to.
      if (isYou) return location.assign('/sign-in');
      toast(`${nameOf(member)} is no longer here.`);
      await this.#members.load();
      await this.invitations?.load();
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  }
}

function nameOf({ firstName, lastName, email }: Member): string {
  return `${firstName} ${lastName}`.trim() || email;
}
