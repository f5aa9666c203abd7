import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DifferingDay, DriftAlert, SourceDay, SourceHealthInDetail } from '../../../contract/health.ts';
import type { App } from '../../app/app.ts';
import { labelOf } from '../../people/words.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { disclosure } from '../../ui/disclosure.ts';
import { icon } from '../../ui/icon.ts';
import { toast } from '../../ui/toast.ts';
import { Watch } from '../../ui/watch.ts';
import { healthStyles } from './health-styles.ts';
import type { HealthOfSource } from './source-health.ts';
import { accountWords, reconciliationWords, spanWords, typeWords } from './words.ts';

/** How well the data of a source comes in: what is wrong first, then the figures, then what is behind them. */
@customElement('ph-source-health')
export class PhSourceHealth extends LitElement {
  static override styles = [base, buttons, surfaces, disclosure, healthStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) health!: HealthOfSource;
  /** What the provider is called. */
  @property() provider = '';

  constructor() {
    super();
    new Watch(this, () => (this.health ? [this.health] : []));
  }

  protected override render() {
    const { data, failure } = this.health;
    if (!data && failure) {
      return html`<p class="note bad" role="alert">${icon('alert')} <span>The health could not be read. ${failure}</span></p>`;
    }
    if (!data)
      return html`<div role="status"><span class="unseen">Loading the health</span><span class="skeleton"></span></div>`;
    return html`${data.missing > 0 ? this.#missing(data) : nothing} ${data.drift.map((alert) => this.#drift(alert))}
      <dl class="card">${this.#facts(data)}</dl>
      ${data.differingDays.length > 0 ? this.#differing(data.differingDays) : nothing}
      ${data.days.length > 0 ? this.#days(data.days) : nothing}`;
  }

  #missing({ missing }: SourceHealthInDetail) {
    return html`<div class="note bad" role="alert">
      ${icon('alert')}
      <p>
        <b>${this.app.format.number(missing)} accepted, and neither processed nor waiting.</b> This should never happen. Tell
        whoever runs PulseHub; the log of the time has the rest.
      </p>
    </div>`;
  }

  #drift({ id, name, path, was, became, at }: DriftAlert) {
    return html`<div class="note warn">
      ${icon('alert')}
      <div>
        <p>
          <code>${path}</code> of “${labelOf(name)}” became <b>${typeWords(became)}</b> at ${this.app.format.moment(at)}. It was
          ${typeWords(was)} before. The events are kept as they came.
        </p>
        <button class="button quiet" @click=${() => this.#dismiss(id)}>${icon('check')} I know</button>
      </div>
    </div>`;
  }

  #facts(data: SourceHealthInDetail) {
    const { format } = this.app;
    const { reconciliation, lag, days, token, nextSyncAt, lastSync } = data;
    const today = days.find(({ day }) => day === data.today);
    const kept = reconciliation && reconciliationWords(reconciliation, this.provider, format);
    const accountTone = data.missing > 0 ? 'warn' : '';
    return [
      kept ? fact('Orders and money', kept.words, '', kept.tone) : nothing,
      fact(
        'Accepted = processed',
        accountWords(data, format),
        data.oldestWaitingAt
          ? `the oldest since ${format.time(data.oldestWaitingAt)}`
          : 'requests, each with one event or more',
        accountTone,
      ),
      fact(
        'Last event',
        data.lastEventAt ? `came ${format.ago(data.lastEventAt)}` : 'none yet',
        lag ? `stored ${spanWords(lag.stored.p50)} after it came, ${spanWords(lag.stored.p95)} at most for 95 %` : '',
      ),
      lag
        ? fact(
            'From the shop to here',
            `${spanWords(lag.occurred.p50)} typically`,
            `${spanWords(lag.occurred.p95)} for 95 % of the last events`,
          )
        : nothing,
      fact(
        'Today',
        today ? this.#dayWords(today) : 'nothing yet',
        [
          `${format.days(data.today, data.today)} by the shop’s time zone`,
          ...(data.openFailures > 0 ? [`${format.number(data.openFailures)} to be mended below`] : []),
        ].join('; '),
      ),
      lastSync
        ? fact(
            'Last fetch',
            lastSync.status === 'failed'
              ? `failed: ${lastSync.error ?? 'unknown'}`
              : format.ago(lastSync.finishedAt ?? lastSync.startedAt),
            nextSyncAt ? `the next ${format.moment(nextSyncAt)}` : '',
            lastSync.status === 'failed' ? 'warn' : '',
          )
        : nothing,
      token.state === 'none' ? nothing : this.#token(token),
    ];
  }

  #token({ state, endsAt }: SourceHealthInDetail['token']) {
    const words = {
      lasting: 'granted',
      valid: 'granted',
      ended: 'the token has ended',
      refused: 'taken back',
      none: '',
    }[state];
    const renewed = state === 'valid' && endsAt ? `renewed by itself before ${this.#until(endsAt)}` : '';
    return fact('Access', words, renewed, state === 'ended' || state === 'refused' ? 'warn' : '');
  }

  /** A time of today by the clock alone; another day is said. */
  #until(iso: string): string {
    const { format } = this.app;
    const isToday = format.day(iso) === format.day(new Date().toISOString());
    return isToday ? format.time(iso) : format.moment(iso);
  }

  #dayWords({ stored, duplicate, dropped, rejected, failed }: SourceDay): string {
    const { format } = this.app;
    const also: [number, string][] = [
      [duplicate, 'known already'],
      [dropped, 'left out'],
      [rejected, 'refused'],
      [failed, 'not taken in at first'],
    ];
    const more = also.filter(([count]) => count > 0).map(([count, words]) => `${format.number(count)} ${words}`);
    return [`${format.number(stored)} stored`, ...more].join(', ');
  }

  #differing(days: DifferingDay[]) {
    const { format } = this.app;
    return html`<details>
      <summary>${icon('chevron', 16)} The days that differ from ${this.provider}’s</summary>
      <div class="card scroll" tabindex="0" role="region" aria-label="The days that differ">
        <table>
          <thead>
            <tr><th scope="col">Day</th><th scope="col">Orders there</th><th scope="col">here</th><th scope="col">Money there</th><th scope="col">here</th></tr>
          </thead>
          <tbody>
            ${days.map(
              (one) => html`<tr>
                <th scope="row">${format.days(one.day, one.day, { year: true })}</th>
                <td>${format.number(one.theirOrders)}</td>
                <td>${format.number(one.ourOrders)}</td>
                <td>${format.money(one.theirTotal, one.currency)}</td>
                <td>${format.money(one.ourTotal, one.currency)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  #days(days: SourceDay[]) {
    const { format } = this.app;
    return html`<details>
      <summary>${icon('chevron', 16)} What became of it, day by day</summary>
      <div class="card scroll" tabindex="0" role="region" aria-label="What became of it, day by day">
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th><th scope="col">Stored</th><th scope="col">Known already</th><th scope="col">Left out</th>
              <th scope="col">Refused</th><th scope="col">Not taken in at first</th>
            </tr>
          </thead>
          <tbody>
            ${days.map(
              (one) => html`<tr>
                <th scope="row">${format.days(one.day, one.day)}</th>
                ${[one.stored, one.duplicate, one.dropped, one.rejected, one.failed].map((count) => html`<td>${format.number(count)}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }

  async #dismiss(id: string) {
    await this.health.dismiss(id).catch((error: Error) => toast(error.message));
  }
}

function fact(name: string, words: string, more = '', tone = '') {
  return html`<div>
    <dt>${name}</dt>
    <dd class=${tone}>${words}${more ? html`<small>${more}</small>` : nothing}</dd>
  </div>`;
}
