import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { DataSource } from '../../../contract/sources.ts';
import type { App } from '../../app/app.ts';
import { base, buttons, surfaces } from '../../ui/base.ts';
import { disclosure } from '../../ui/disclosure.ts';
import { icon } from '../../ui/icon.ts';
import { snippetsOf } from '../snippets.ts';
import { browserSnippet, SHOP_CALLS } from './browser-snippet.ts';
import { gtmTemplate } from './gtm-template.ts';
import { shopifyPixel } from './shopify-pixel.ts';
import '../../ui/copy.ts';
import './verify.ts';

const where: Partial<Record<DataSource['sourceType'], string>> = {
  shopify:
    'In Shopify, open Settings, Notifications, Webhooks and make one for each of: order creation, order update, refund, cart update, checkout creation, customer creation. Format JSON, with this address:',
  webhook:
    'Send each event as JSON with POST to this address. Sign the body with HMAC-SHA256 and your secret, and send the signature as the header X-Signature-256: sha256=…; Stripe, WooCommerce, Square and PayPal may sign their own way.',
  segment: 'Choose what fits your shop. Everything it sends arrives here, and above within a second.',
  facebook_pixel:
    'Meta tells how often something happened, hour by hour, and PulseHub fetches that. To know who did it, send the events of your site here too:',
  gtm: 'Import the template into your container, make a tag of it, fire it on the events you care about, and publish.',
};

const BY_ITSELF =
  'Nothing to do for orders, refunds, carts and customers: when you connected, Shopify was told to send them to this address. For what visitors look at, add the pixel.';

/** How to send to a source: its address and key, and code to copy with both in place. */
@customElement('ph-ways')
export class PhWays extends LitElement {
  static override styles = [
    base,
    buttons,
    surfaces,
    disclosure,
    css`
      :host,
      .way {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .soft {
        max-width: 68ch;
        font-size: var(--text-m);
        text-wrap: pretty;
      }
      summary {
        width: 100%;
        padding-block: var(--space-2);
        color: var(--ink);
        font-size: var(--text-m);
        font-weight: 560;
        line-height: 1.4;
      }
      .ways {
        padding: 0 var(--space-4);
      }
      details + details {
        border-top: 1px solid var(--line);
      }
      .way {
        padding: 0 0 var(--space-4);
      }
      ol {
        display: grid;
        gap: var(--space-1);
        padding-left: 1.2rem;
        max-width: 68ch;
        color: var(--ink-soft);
        font-size: var(--text-m);
        list-style: decimal;
      }
      a.button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) source!: DataSource;
  /** Whether the first way is open. */
  @property({ type: Boolean }) first = false;

  protected override render() {
    const { id, sourceType, writeKey, webhookUrl, connection } = this.source;
    const byItself = sourceType === 'shopify' && connection === 'oauth';
    const words = byItself ? BY_ITSELF : where[sourceType];
    const ways = writeKey ? this.#ways(writeKey) : [];
    return html`<h2>How to send</h2>
      ${words ? html`<p class="soft">${words}</p>` : nothing}
      ${webhookUrl ? html`<ui-copy label="Address" .value=${webhookUrl}></ui-copy>` : nothing}
      ${writeKey ? html`<ui-copy label="Write key" .value=${writeKey}></ui-copy>` : nothing}
      ${
        ways.length > 0
          ? html`<div class="card ways">
            ${ways.map(
              ([label, body], index) => html`<details ?open=${this.first && index === 0}>
                <summary>${icon('chevron', 16)} ${label}</summary>
                <div class="way">${body}</div>
              </details>`,
            )}
          </div>`
          : nothing
      }
      <ph-verify .app=${this.app} .sourceId=${id}></ph-verify>`;
  }

  #ways(key: string): [string, TemplateResult][] {
    const { origin } = location;
    const { sourceType } = this.source;
    const others = snippetsOf(this.source, origin).map(({ label, text }): [string, TemplateResult] => [
      label,
      html`<ui-copy block .label=${label} .value=${text}></ui-copy>`,
    ]);
    if (sourceType === 'shopify') return [this.#pixel(key)];
    if (sourceType === 'gtm') return [this.#template(key), this.#snippet(key)];
    return [
      this.#snippet(key),
      ...(sourceType === 'segment' ? [this.#pixel(key), this.#template(key)] : []),
      ...others,
    ];
  }

  #snippet(key: string): [string, TemplateResult] {
    return [
      'On a website: a snippet below 5 KB',
      html`<p class="soft">
          Put it before the end of the head of every page. It keeps what it cannot send until the network returns, and follows the
          pages of an app by itself.
        </p>
        <ui-copy block label="The snippet" .value=${browserSnippet(key, location.origin)}></ui-copy>
        <ui-copy block label="What your shop then tells" .value=${SHOP_CALLS}></ui-copy>
        <p class="soft">
          Where visitors must agree first, use this one: until <code>pulsehub.consent(true)</code> it stores nothing and tells
          nobody apart.
        </p>
        <ui-copy block label="The snippet that waits for consent" .value=${browserSnippet(key, location.origin, { consent: true })}></ui-copy>
        <p class="soft">
          Where Meta’s pixel is on your pages too, use this one: it tells the pixel of every step to an order under the id that
          PulseHub sends to Meta, so that Meta counts each once.
        </p>
        <ui-copy block label="The snippet that tells Meta’s pixel too" .value=${browserSnippet(key, location.origin, { meta: true })}></ui-copy>`,
    ];
  }

  #pixel(key: string): [string, TemplateResult] {
    return [
      'On Shopify: a custom pixel',
      html`<ol>
          <li>In Shopify, open Settings, Customer events, and choose Add custom pixel. Call it PulseHub.</li>
          <li>Under Customer privacy, choose what your shop’s visitors are asked for; Shopify runs the pixel only for those who agree.</li>
          <li>Put this code in the place of what is there, choose Save, then Connect.</li>
        </ol>
        <ui-copy block label="The pixel" .value=${shopifyPixel(key, location.origin)}></ui-copy>`,
    ];
  }

  #template(key: string): [string, TemplateResult] {
    const file = `data:text/plain;charset=utf-8,${encodeURIComponent(gtmTemplate(key, location.origin))}`;
    return [
      'In Tag Manager: a template to import',
      html`<ol>
          <li>Save the template. In Tag Manager, open Templates, New under Tag Templates, and Import from the menu.</li>
          <li>Make a tag of it. “An event” takes the name and the order from your data layer, in GA4’s words.</li>
          <li>Fire it on view_item, add_to_cart, begin_checkout and purchase, and another one, “A page view”, on all pages. Publish.</li>
        </ol>
        <a class="button" href=${file} download="pulsehub.tpl">Save the template</a>
        <ui-copy block label="The template" .value=${gtmTemplate(key, location.origin)}></ui-copy>`,
    ];
  }
}
