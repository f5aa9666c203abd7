import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.ts';
import { base } from '../ui/base.ts';
import { rows } from '../ui/rows.ts';
import './checklist.ts';

/** The first steps at an address of their own, also when they are done or were put away on Today. */
@customElement('ph-checklist-page')
export class PhChecklistPage extends LitElement {
  static override styles = [base, rows];

  @property({ attribute: false }) app!: App;

  protected override render() {
    return html`<div class="page">
      <h1>Get started</h1>
      <ph-checklist .app=${this.app} always></ph-checklist>
    </div>`;
  }
}
