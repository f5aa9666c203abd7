import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type uPlot from 'uplot';
import type { Changes } from '../../contract/changes.ts';
import type { App } from '../app/app.ts';
import { base } from '../ui/base.ts';

/** Revenue day by day, as a line. The table behind it stands where the chart is used. */
@customElement('ph-revenue-chart')
export class PhRevenueChart extends LitElement {
  static override styles = [
    base,
    css`
      :host,
      .place {
        height: 11rem;
        min-width: 0;
      }
      .uplot,
      .u-wrap {
        position: relative;
      }
      .u-over,
      .u-under,
      .u-axis {
        position: absolute;
      }
      .u-under {
        overflow: hidden;
      }
      canvas {
        display: block;
        width: 100%;
        height: 100%;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) days!: Changes['days'];
  @property() currency = '';
  #chart: uPlot | undefined;
  readonly #size = new ResizeObserver(() => this.#fit());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
    this.app.theme.addEventListener('change', this.#redraw);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.app.theme.removeEventListener('change', this.#redraw);
    this.#size.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  readonly #redraw = () => void this.#draw();

  protected override render() {
    return html`<div class="place" aria-hidden="true"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('days') || changed.has('currency')) void this.#draw();
  }

  async #draw(): Promise<void> {
    const { default: UPlot } = await import('uplot');
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (!place || !this.isConnected) return;
    this.#chart?.destroy();
    const colour = (name: string) => this.#colour(place, name);
    const { format } = this.app;
    const font = `13px ${getComputedStyle(place).fontFamily}`;
    const axis = {
      stroke: colour('--ink-faint'),
      font,
      ticks: { show: false },
      grid: { stroke: colour('--line'), width: 1 },
    };
    const days = this.days.map(({ day }) => day);
    this.#chart = new UPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        cursor: { show: false },
        legend: { show: false },
        scales: {
          x: { time: false },
          y: { range: (_, least, most) => [Math.min(0, least), most > 0 ? most * 1.1 : 1] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            size: 28,
            incrs: [1, 2, 5, 7, 10, 14, 30, 60, 90],
            values: (_, at) => at.map((index) => (days[index] ? format.days(days[index], days[index]) : '')),
          },
          {
            ...axis,
            size: 76,
            values: (_, at) => at.map((value) => format.whole(value, this.currency)),
          },
        ],
        series: [
          {},
          {
            stroke: colour('--picture'),
            fill: colour('--picture-soft'),
            width: 2,
            points: { show: days.length <= 40, size: 6, fill: colour('--picture') },
          },
        ],
      },
      // A picture may round; the table beside it does not.
      [days.map((_, index) => index), this.days.map(({ revenue }) => Number(revenue))],
      place,
    );
  }

  /** The value of a token as the canvas understands it: `light-dark()` is resolved by an element that wears it. */
  #colour(place: HTMLElement, token: string): string {
    place.style.color = `var(${token})`;
    const { color } = getComputedStyle(place);
    place.style.color = '';
    return color;
  }

  #fit(): void {
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (place && this.#chart && place.clientWidth !== this.#chart.width) {
      this.#chart.setSize({ width: place.clientWidth, height: place.clientHeight });
    }
  }
}
