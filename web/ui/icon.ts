import { html, svg } from 'lit';

/** 20 by 20, drawn with a stroke of 1.6. */
const paths = {
  ask: svg`<path d="M4 5.5A2.5 2.5 0 0 1 6.5 3h7A2.5 2.5 0 0 1 16 5.5v5a2.5 2.5 0 0 1-2.5 2.5H9l-4 3.5V13a2 2 0 0 1-1-1.8z"/>`,
  today: svg`<path d="M3.5 16.5h13M6 13.5v-3M10 13.5v-9M14 13.5v-6"/>`,
  people: svg`<circle cx="8" cy="7" r="2.8"/><path d="M2.8 16.3c0-2.8 2.3-4.4 5.2-4.4s5.2 1.6 5.2 4.4M13 4.4a2.8 2.8 0 0 1 0 5.2M14.8 12.3c1.5.7 2.4 2.1 2.4 4"/>`,
  sources: svg`<path d="M7 3v4M13 3v4M5 7h10v2.5a5 5 0 0 1-10 0zM10 14.5V18"/>`,
  settings: svg`<path d="M3 6h7M14 6h3M3 14h3M10 14h7"/><circle cx="12" cy="6" r="2"/><circle cx="8" cy="14" r="2"/>`,
  menu: svg`<path d="M3 6h14M3 10h14M3 14h14"/>`,
  plus: svg`<path d="M10 4v12M4 10h12"/>`,
  search: svg`<circle cx="9" cy="9" r="5"/><path d="m13 13 4 4"/>`,
  close: svg`<path d="m5 5 10 10M15 5 5 15"/>`,
  send: svg`<path d="M10 16V4M4.5 9.5 10 4l5.5 5.5"/>`,
  stop: svg`<rect x="5.5" y="5.5" width="9" height="9" rx="1.5" fill="currentColor" stroke="none"/>`,
  more: svg`<g fill="currentColor" stroke="none"><circle cx="4.5" cy="10" r="1.4"/><circle cx="10" cy="10" r="1.4"/><circle cx="15.5" cy="10" r="1.4"/></g>`,
  copy: svg`<rect x="7" y="7" width="9" height="9" rx="2"/><path d="M13 7V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v5a2 2 0 0 0 2 2h1"/>`,
  check: svg`<path d="m4.5 10.5 3.5 3.5 7.5-8"/>`,
  up: svg`<path d="M6.5 9v7.5H4V9zM6.5 9l3-6c1.4 0 2 .9 2 2v3h3.6a1.5 1.5 0 0 1 1.5 1.8l-1 5.2a1.8 1.8 0 0 1-1.8 1.5H6.5"/>`,
  down: svg`<path d="M13.5 11V3.5H16V11zM13.5 11l-3 6c-1.4 0-2-.9-2-2v-3H4.9a1.5 1.5 0 0 1-1.5-1.8l1-5.2A1.8 1.8 0 0 1 6.2 3.5h7.3"/>`,
  alert: svg`<path d="M10 6.5v4.5M10 13.6v.1"/><circle cx="10" cy="10" r="7"/>`,
  arrow: svg`<path d="M4 10h12M11 5l5 5-5 5"/>`,
  chevron: svg`<path d="m8 5 5 5-5 5"/>`,
  back: svg`<path d="M16 10H4M9 5l-5 5 5 5"/>`,
  leave: svg`<path d="M8 4H5.5A1.5 1.5 0 0 0 4 5.5v9A1.5 1.5 0 0 0 5.5 16H8M12.5 13.5 16 10l-3.5-3.5M16 10H8"/>`,
  shop: svg`<path d="M4 8v7.5A1.5 1.5 0 0 0 5.5 17h9a1.5 1.5 0 0 0 1.5-1.5V8M3 6l1.5-3h11L17 6c0 1.3-1 2.2-2.3 2.2S12.3 7.3 12.3 6c0 1.3-1 2.2-2.3 2.2S7.7 7.3 7.7 6c0 1.3-1 2.2-2.4 2.2S3 7.3 3 6zM8 17v-4h4v4"/>`,
  code: svg`<path d="m7 6-4 4 4 4M13 6l4 4-4 4"/>`,
  megaphone: svg`<path d="M4 8.5v3a1 1 0 0 0 1 1h1.5L13 16V4L6.5 7.5H5a1 1 0 0 0-1 1zM16 8v4M7 12.5V16"/>`,
  dot: svg`<circle cx="10" cy="10" r="1.2"/>`,
  tag: svg`<path d="M3.5 10.5v-6a1 1 0 0 1 1-1h6l6.2 6.2a1.2 1.2 0 0 1 0 1.7l-5.3 5.3a1.2 1.2 0 0 1-1.7 0z"/><circle cx="7.2" cy="7.2" r="1"/>`,
  bolt: svg`<path d="M11 2.5 4.5 11.5H9L8.5 17.5l7-9.5H11z"/>`,
  pin: svg`<path d="M7.5 3h5l-.6 5.2 2.6 2.3v1.5h-9v-1.5l2.6-2.3zM10 12v5"/>`,
  edit: svg`<path d="m4 16 .8-3.4 8.4-8.4a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.4 8.4z"/>`,
  task: svg`<rect x="3.5" y="3.5" width="13" height="13" rx="3"/><path d="m6.8 10.3 2.2 2.2 4.4-4.8"/>`,
  key: svg`<circle cx="7" cy="13" r="3.2"/><path d="m9.4 10.6 6.4-6.4M13 7l2.2 2.2"/>`,
  clock: svg`<circle cx="10" cy="10" r="7"/><path d="M10 6v4l2.8 1.8"/>`,
  sync: svg`<path d="M16 9a6 6 0 0 0-10.7-3L4 7.5M4 4v3.5h3.5M4 11a6 6 0 0 0 10.7 3l1.3-1.5M16 16v-3.5h-3.5"/>`,
  mail: svg`<rect x="3" y="4.5" width="14" height="11" rx="2"/><path d="m3.5 6 6.5 5 6.5-5"/>`,
  phone: svg`<rect x="6" y="2.5" width="8" height="15" rx="2"/><path d="M9.2 14.7h1.6"/>`,
  bell: svg`<path d="M5 8.5a5 5 0 0 1 10 0c0 4 1.5 5 1.5 5h-13S5 12.5 5 8.5M8.5 16.2a1.7 1.7 0 0 0 3 0"/>`,
} as const;

export type IconName = keyof typeof paths;

/** A decoration beside words; what it means is always said in text or in the label of its button. */
export function icon(name: IconName, size = 20) {
  return html`<svg
    aria-hidden="true"
    width=${size}
    height=${size}
    viewBox="0 0 20 20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
  >${paths[name]}</svg>`;
}
