import { html, nothing } from 'lit';
import type { Merge, PersonDetail } from '../../contract/people.ts';
import type { App } from '../app/app.ts';
import { mergeWords, sideWords } from './entry-words.ts';

/** Why several histories are one person, each with its way back; and who was kept apart. */
export function mergesOf(
  app: App,
  person: PersonDetail,
  merges: readonly Merge[],
  takeApart: (merge: Merge) => void,
): unknown {
  if (merges.length === 0) return nothing;
  const { format } = app;
  return html`<section>
    <h2>One person out of several</h2>
    <ul class="card rows merges">
      ${merges.map(
        (merge) => html`<li>
          <div class="row">
            <span class="name">
              <b>${capital(sideWords(merge.into))} and ${sideWords(merge.from)}</b>
              <span>
                ${mergeWords(merge)} ${format.moment(merge.at)}.
                ${
                  merge.undoneAt
                    ? `Taken apart by ${merge.undoneBy ?? 'somebody'} on ${format.day(merge.undoneAt)}; they are kept apart.`
                    : nothing
                }
              </span>
            </span>
            ${
              merge.undoneAt
                ? other(person, merge)
                : html`<button class="button" @click=${() => takeApart(merge)}>These are two people</button>`
            }
          </div>
        </li>`,
      )}
    </ul>
  </section>`;
}

function other(person: PersonDetail, { from, into }: Merge) {
  const own = new Set(person.identifiers.map(({ profileId }) => profileId)).add(person.id);
  const side = own.has(from.profileId) ? into : from;
  return html`<a class="button" href="/people/profile/${side.profileId}">Show the other</a>`;
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
