import { css, html, nothing } from 'lit';
import type { Receipt } from '../../contract/metrics.ts';
import type { Format } from '../app/format.ts';
import { measured } from '../cards/measures.ts';

/** A receipt without its question as data: what may also be shown outside the shop. */
type Shown = Omit<Receipt, 'query'>;

export const receiptLineStyles = css`
  dl {
    display: grid;
    grid-template-columns: minmax(8rem, auto) minmax(0, 1fr);
    padding: var(--space-2) var(--space-5);
    font-size: var(--text-m);
  }
  dt,
  dd {
    padding: var(--space-2) 0;
  }
  dt {
    padding-right: var(--space-4);
    color: var(--ink-faint);
    font-size: var(--text-s);
  }
  dd {
    overflow-wrap: anywhere;
    text-wrap: pretty;
  }
  dd ul {
    display: grid;
    gap: var(--space-1);
  }
  code {
    color: var(--ink-soft);
    font-size: var(--text-xs);
  }
  @media (max-width: 40rem) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      padding-inline: var(--space-4);
    }
    dt {
      padding-bottom: 0;
    }
    dd {
      padding-top: 0;
    }
  }
`;

/** How a number was come by, line by line, for a list of terms. `against` names what it was reconciled with. */
export function receiptLines(receipt: Shown, format: Format, against: string) {
  const { previousWindow, filters, counted, watermark, reconciliation } = receipt;
  return html`${line('What it means', receipt.definition)} ${line('How', receipt.formula)}
    ${line('Window', receipt.window.text)}
    ${previousWindow ? line('Against', `${measured(receipt.previous, receipt, format)} ${previousWindow.text}`) : nothing}
    ${filters.length > 0 ? line('Only', filters.join('; ')) : nothing}
    ${line('Counted', counted.map(({ what, count }) => `${format.number(count)} ${what}`).join(', ') || 'Nothing')}
    ${excluded(receipt, format)}
    ${line('Data up to', watermark ? format.moment(watermark) : 'Nothing has arrived yet')}
    ${reconciliation ? line(against, reconciliation.text) : nothing} ${line('Asked', format.moment(receipt.createdAt))}
    <dt>Fingerprint</dt>
    <dd>
      <code>${receipt.metric} v${receipt.version} · ${receipt.queryHash.slice(0, 16)}</code>
    </dd>`;
}

function line(term: string, words: string) {
  return html`<dt>${term}</dt>
    <dd>${words}</dd>`;
}

function excluded({ exclusions, currency }: Shown, format: Format) {
  const left = exclusions.filter(({ count }) => count > 0);
  if (left.length === 0) return line('Left out', 'Nothing');
  return html`<dt>Left out</dt>
    <dd>
      <ul>
        ${left.map(
          ({ what, count, amount }) =>
            html`<li>${format.number(count)} ${what}${amount ? ` (${format.money(amount, currency)})` : ''}</li>`,
        )}
      </ul>
    </dd>`;
}
