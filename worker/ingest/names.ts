/** What the sources call the events that PulseHub counts, in snake case, by the name PulseHub gives them. */
const SPELLINGS = {
  page_view: ['pageview', 'page_viewed', 'viewed_page', 'page'],
  product_view: ['product_viewed', 'viewed_product', 'view_product', 'view_content', 'view_item'],
  add_to_cart: ['product_added', 'added_to_cart', 'product_added_to_cart', 'added_product', 'cart_add'],
  checkout: ['checkout_started', 'started_checkout', 'initiate_checkout', 'begin_checkout', 'initiated_checkout'],
  purchase: ['order_completed', 'completed_order', 'checkout_completed', 'order_placed', 'placed_order', 'purchased'],
  refund: ['order_refunded', 'refunded_order', 'refunded'],
  order_cancelled: ['order_canceled', 'cancelled_order', 'canceled_order'],
  screen_view: ['screenview', 'screen_viewed', 'viewed_screen'],
} as const;

const KNOWN = new Map<string, string>(
  Object.entries(SPELLINGS).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name] as const)),
);

const LONGEST_NAME = 200;

/** The name an event goes by here: the counted events' own names, any other in snake case. Idempotent. */
export function normaliseName(original: string): string {
  const name = snakeCase(original);
  return KNOWN.get(name) ?? name;
}

/**
 * `Product List Viewed`, `productListViewed` and `product-list-viewed` are all `product_list_viewed`. Idempotent: capitals
 * without a small letter, as mathematics has them, begin no word, and what the underscores made too long is cut again.
 */
export function snakeCase(text: string): string {
  const name = text
    .slice(0, LONGEST_NAME)
    .replace(/([\p{Ll}\p{N}])(\p{CWL})/gu, '$1_$2')
    .replace(/(\p{CWL})(\p{CWL}\p{Ll})/gu, '$1_$2')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter(Boolean)
    .join('_')
    .slice(0, LONGEST_NAME)
    .replace(/[^\p{L}\p{M}\p{N}]+$/u, '');
  return name || 'unnamed';
}
