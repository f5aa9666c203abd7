import { html } from 'lit';
import type { MetricQuery } from '../../contract/metrics.ts';
import type { App } from '../app/app.ts';
import { icon } from '../ui/icon.ts';
import { toast } from '../ui/toast.ts';

/** Leads to how a number was worked out, and to what is behind it. */
export function receiptLink(id: string) {
  return html`<a class="button quiet" href="/receipts/${id}">${icon('check', 18)} Receipt</a>`;
}

/** Keeps the question on Today, where it is asked again every time. */
export function pinButton(app: App, title: string, query: MetricQuery) {
  const pin = async () => {
    try {
      await app.api.post('/pins', { title: title.slice(0, 120), step: { tool: 'query_metric', input: query } });
      toast('It is on Today now, and stays up to date there.');
    } catch (error) {
      toast(error instanceof Error ? error.message : String(error));
    }
  };
  return html`<button class="button quiet" @click=${pin}>${icon('pin', 18)} Pin to Today</button>`;
}
