import { asObject, readId } from '../../reading/keys.ts';
import { firstMoney, readCurrency } from '../../reading/money.ts';
import { type Body, listOf, type Reader, tagsOf, textOf, timeOf } from './reading.ts';

const MOST_TEXT = 10_000;

/** What the shop sells, at the price of its cheapest variant. */
export const product: Reader = (body, record) => {
  const productId = readId(body.id);
  if (!productId) return undefined;
  return {
    products: [
      {
        productId,
        title: textOf(body.title) ?? '',
        description: plainText(body.body_html),
        handle: textOf(body.handle),
        vendor: textOf(body.vendor),
        kind: textOf(body.product_type),
        tags: tagsOf(body.tags),
        status: textOf(body.status),
        price: lowestPrice(body),
        currency: readCurrency(body.currency),
        imageUrl: textOf(asObject(body.image).src) ?? textOf(listOf(body.images)[0]?.src),
        stateAt: timeOf(record, body.updated_at, body.created_at),
      },
    ],
  };
};

/** Shopify names the product and nothing else. */
export const deletedProduct: Reader = (body, record) => {
  const productId = readId(body.id);
  const at = timeOf(record, record.headers.triggeredAt);
  return productId ? { products: [{ productId, title: '', stateAt: at, deletedAt: at }] } : undefined;
};

function lowestPrice(body: Body): string | undefined {
  const prices = listOf(body.variants).flatMap(({ price }) => firstMoney(price) ?? []);
  return prices.toSorted((a, b) => Number(a) - Number(b))[0];
}

/** The words of a description, without its markup. */
function plainText(html: unknown): string | undefined {
  if (typeof html !== 'string') return undefined;
  const text = html
    .slice(0, MOST_TEXT * 4)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return text.slice(0, MOST_TEXT) || undefined;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
