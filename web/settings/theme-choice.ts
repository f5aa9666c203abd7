import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { THEMES, type ThemeName } from '../app/theme.ts';
import { base } from '../ui/base.ts';
import { Watch } from '../ui/watch.ts';

const words: Record<ThemeName, string> = { system: 'As the system', light: 'Light', dark: 'Dark' };

@customElement('ph-theme-choice')
export class PhThemeChoice extends LitElement {
  static override styles = [
    base,
    css`
      fieldset {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 2px;
        margin: 0;
        padding: 3px;
        border: 1px solid var(--line);
        border-radius: calc(var(--radius-m) + 3px);
        background: var(--sunken);
      }
      label {
        position: relative;
        display: grid;
        place-items: center;
        min-height: var(--touch);
        padding: 0 var(--space-4);
        border-radius: var(--radius-m);
        color: var(--ink-soft);
        font-size: var(--text-m);
        font-weight: 540;
        cursor: pointer;
      }
      label:has(:checked) {
        background: var(--surface);
        color: var(--ink);
        box-shadow: 0 0 0 1px var(--line-strong);
      }
      label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: 2px;
      }
      input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  override connectedCallback(): void {
    new Watch(this, () => [this.app.theme]);
    super.connectedCallback();
  }

  protected override render() {
    const { theme } = this.app;
    return html`<fieldset>
      <legend class="unseen">Theme</legend>
      ${THEMES.map(
        (name) => html`<label>
          <input type="radio" name="theme" .checked=${theme.choice === name} @change=${() => theme.choose(name)} />
          ${words[name]}
        </label>`,
      )}
    </fieldset>`;
  }
}
