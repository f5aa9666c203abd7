import { css, html, nothing } from 'lit';
import type { ListLook, ListRow } from '../../../contract/segment-lists.ts';
import type { Somebody } from '../../../contract/segments.ts';
import type { Format } from '../../app/format.ts';
import { whoIs } from '../words.ts';

const SEPARATORS: Record<ListLook['file']['separator'], string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/** What a file would do: every row of it is one of the figures. */
export function listLook(look: ListLook, format: Format) {
  const { counts, file, before, isNew } = look;
  const figures: [string, number][] = [
    ['rows read', counts.rows],
    ['people found', counts.matched],
    ['known to nobody', counts.unknown],
    ['named twice', counts.duplicates],
    ['bad rows', counts.bad],
  ];
  return html`<p class="soft">
      Read as ${file.encoding}, parted by ${SEPARATORS[file.separator]}.
    </p>
    <dl class="figures">
      ${figures.map(([words, n]) => html`<div><dd>${format.number(n)}</dd><dt>${words}</dt></div>`)}
    </dl>
    <p class="sum" role="status">
      ${
        isNew
          ? html`<b>${format.number(counts.after)}</b> ${counts.after === 1 ? 'person' : 'people'} will be on the list.`
          : html`<b>${format.number(counts.enter)}</b> ${counts.enter === 1 ? 'enters' : 'enter'},
            <b>${format.number(counts.leave)}</b> ${counts.leave === 1 ? 'leaves' : 'leave'}:
            from ${format.number(before)} to ${format.number(counts.after)}.`
      }
      ${
        counts.made > 0
          ? html` ${format.number(counts.made)} of them ${counts.made === 1 ? 'becomes a new person' : 'become new people'};
            nobody is subscribed by this.`
          : nothing
      }
    </p>
    ${people('Who enters', look.entering, counts.enter, format)} ${people('Who leaves', look.leaving, counts.leave, format)}
    ${rowsOf('Bad rows', look.bad, counts.bad, format)} ${rowsOf('Known to nobody', look.unknown, counts.unknown, format)}
    ${rowsOf('Named twice', look.duplicates, counts.duplicates, format)}`;
}

function people(title: string, shown: Somebody[], count: number, format: Format) {
  if (shown.length === 0) return nothing;
  const names = shown.map((one) => whoIs(one).called).join(', ');
  const more = count - shown.length;
  return html`<p class="who"><b>${title}:</b> ${names}${more > 0 ? ` and ${format.number(more)} more` : ''}</p>`;
}

function rowsOf(title: string, rows: ListRow[], count: number, format: Format) {
  if (rows.length === 0) return nothing;
  return html`<details>
    <summary>${title}: ${format.number(count)}${rows.length < count ? `, the first ${rows.length} shown` : ''}</summary>
    <ul>
      ${rows.map(({ line, text, why }) => html`<li><b>Line ${line}</b> <span>${text || 'empty'}</span> <span class="why">${why}</span></li>`)}
    </ul>
  </details>`;
}

export const lookStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr));
    gap: var(--space-3);
  }
  .figures > div {
    display: grid;
    align-content: start;
    padding: var(--space-3);
    border-radius: var(--radius-m);
    background: var(--sunken);
  }
  .figures dd {
    font-size: var(--text-xl);
    font-weight: 620;
    line-height: 1.3;
  }
  .figures dt {
    color: var(--ink-soft);
    font-size: var(--text-s);
  }
  .sum {
    font-size: var(--text-l);
    text-wrap: pretty;
  }
  .who {
    font-size: var(--text-m);
    overflow-wrap: anywhere;
  }
  summary {
    display: flex;
    align-items: center;
    min-height: var(--touch);
    cursor: pointer;
    font-size: var(--text-m);
    font-weight: 560;
  }
  summary::before {
    content: '›';
    width: 1.1rem;
    color: var(--ink-faint);
  }
  details[open] > summary::before {
    content: '⌄';
  }
  details ul {
    max-height: 20rem;
    overflow: auto;
    border-top: 1px solid var(--line);
  }
  details li {
    display: grid;
    grid-template-columns: 5rem minmax(0, 1fr);
    gap: 0 var(--space-3);
    padding: var(--space-2) 0;
    font-size: var(--text-s);
    overflow-wrap: anywhere;
  }
  details li b {
    font-weight: 560;
  }
  details li .why {
    grid-column: 2;
    color: var(--ink-soft);
  }
`;
