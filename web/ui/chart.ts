import { css, html, LitElement, type PropertyValues } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type uPlot from 'uplot';
import { base } from './base.ts';
import { Part } from './part.ts';

const uPlotPart = new Part(() => import('uplot'));

/** A letter of an axis is at most about so wide, in pixels. */
const widest = 7.5;

/** Values as a line or as bars. It is a picture only: the table behind it stands where it is used. */
@customElement('ui-chart')
export class UiChart extends LitElement {
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

  /** A gap where there is nothing. */
  @property({ attribute: false }) values!: (number | null)[];
  @property() shape: 'line' | 'bars' = 'line';
  /** What stands under a value, by its place. */
  @property({ attribute: false }) label!: (index: number) => string;
  /** A value on the axis, in short. */
  @property({ attribute: false }) whole!: (value: number) => string;
  #chart: uPlot | undefined;
  readonly #size = new ResizeObserver(() => this.#fit());
  readonly #theme = new MutationObserver(() => void this.#draw());
  readonly #scheme = matchMedia('(prefers-color-scheme: dark)');

  override connectedCallback(): void {
    super.connectedCallback();
    this.#scheme.addEventListener('change', this.#redraw);
    this.#theme.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#scheme.removeEventListener('change', this.#redraw);
    this.#theme.disconnect();
    this.#size.disconnect();
    this.#chart?.destroy();
    this.#chart = undefined;
  }

  readonly #redraw = () => void this.#draw();

  protected override render() {
    return html`<div class="place" aria-hidden="true"></div>`;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('values') || changed.has('shape')) void this.#draw();
  }

  async #draw(): Promise<void> {
    const { default: UPlot } = await uPlotPart.untilLoaded();
    const place = this.renderRoot.querySelector<HTMLElement>('.place');
    if (!place || !this.isConnected) return;
    this.#chart?.destroy();
    const colour = (name: string) => this.#colour(place, name);
    const axis = {
      stroke: colour('--ink-faint'),
      font: `13px ${getComputedStyle(place).fontFamily}`,
      ticks: { show: false },
      grid: { stroke: colour('--line'), width: 1 },
    };
    const bars = this.shape === 'bars';
    const { values } = this;
    const longest = widest * Math.max(0, ...values.map((_, index) => this.label(index).length));
    this.#chart = new UPlot(
      {
        width: place.clientWidth,
        height: place.clientHeight,
        cursor: { show: false },
        legend: { show: false },
        // Where there is room, the last label has its own.
        padding: [null, ({ width }) => (width > 480 ? Math.max(16, longest / 2) : 16), null, null],
        scales: {
          // Bars stand on their places, so that the first and the last need half of one more.
          x: { time: false, ...(bars ? { range: () => [-0.5, values.length - 0.5] as [number, number] } : {}) },
          y: { range: (_, least, most) => [Math.min(0, least), most > 0 ? most * 1.1 : 1] },
        },
        axes: [
          {
            ...axis,
            grid: { show: false },
            size: 28,
            // No label reaches into the next one.
            space: Math.max(50, 20 + longest),
            incrs: [1, 2, 3, 5, 7, 10, 14, 30, 60, 90, 180, 365],
            values: (chart, at) => at.map((index) => this.#labelAt(chart, index)),
          },
          {
            ...axis,
            size: (_, shown) => 14 + widest * Math.max(3, ...(shown ?? []).map((words) => words.length)),
            values: (_, at) => at.map((value) => this.whole(value)),
          },
        ],
        series: [
          {},
          {
            stroke: colour('--picture'),
            fill: colour(bars ? '--picture' : '--picture-soft'),
            width: bars ? 0 : 2,
            points: { show: !bars && values.length <= 40, size: 6, fill: colour('--picture') },
            ...(bars ? { paths: UPlot.paths.bars?.({ size: [0.7, 48], radius: 0.08 }) } : {}),
          } as uPlot.Series,
        ],
      },
      [values.map((_, index) => index), values],
      place,
    );
  }

  /** What stands under a place; nothing where the words would be cut off at the edge. */
  #labelAt(chart: uPlot, index: number): string {
    if (!Number.isInteger(index) || !(index in this.values)) return '';
    const words = this.label(index);
    const room = chart.width - (chart.bbox.left / devicePixelRatio + chart.valToPos(index, 'x'));
    return (words.length * widest) / 2 > room ? '' : words;
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
