import { html } from 'lit';
import type { App } from '../app/app.ts';
import { icon } from '../ui/icon.ts';

/** What stands where there are no campaigns yet: the way to the first; drawn with the styles of `rows` and `buttons`. */
export function noCampaigns(app: App, title: string, words: string) {
  return html`<div class="card empty">
    <h2>${title}</h2>
    <p class="soft">${words}</p>
    <button class="button primary" @click=${() => app.ask('Show me campaigns for my customers')}>${icon('megaphone')} Ask for campaigns</button>
  </div>`;
}
