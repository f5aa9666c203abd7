import * as z from 'zod';

/** What is asked of Shopify about each thing, and the form in which it answers. */

/** Ids come as text here, as numbers in webhooks: the digits are what counts. */
const Digits = z.string().regex(/^\d+$/);
const Gid = z.string().startsWith('gid://shopify/');
export const Amount = z.object({ amount: z.string(), currencyCode: z.string() });
export const Money = z.object({ shopMoney: Amount });
const MONEY = '{ shopMoney { amount currencyCode } }';
const PageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });

export const Listed = <T>(node: z.ZodType<T>) => z.object({ nodes: z.array(node), pageInfo: PageInfo });
export const COUNT = z.object({ count: z.number().int() }).nullable();

export const Line = z.object({
  id: Gid,
  title: z.string().nullable(),
  quantity: z.number().int(),
  sku: z.string().nullable(),
  originalUnitPriceSet: Money,
  product: z.object({ legacyResourceId: Digits }).nullable(),
  variant: z.object({ legacyResourceId: Digits }).nullable(),
});
export type Line = z.infer<typeof Line>;
export const Lines = Listed(Line);
export const LINE = `id title quantity sku originalUnitPriceSet ${MONEY} product { legacyResourceId } variant { legacyResourceId }`;

const Buyer = z
  .object({
    legacyResourceId: Digits,
    firstName: z.string().nullable(),
    lastName: z.string().nullable(),
    defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
    defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
  })
  .nullable();
const BUYER = `customer {
  legacyResourceId firstName lastName defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
}`;

/** So many refunds of an order are told with it; of one that has as many, all are asked for. */
export const REFUNDS_TOLD = 3;

export const Order = z.object({
  id: Gid,
  legacyResourceId: Digits,
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  processedAt: z.string(),
  cancelledAt: z.string().nullable(),
  test: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  currencyCode: z.string(),
  discountCodes: z.array(z.string()),
  subtotalPriceSet: Money.nullable(),
  totalDiscountsSet: Money.nullable(),
  totalTaxSet: Money.nullable(),
  totalShippingPriceSet: Money,
  totalPriceSet: Money,
  taxesIncluded: z.boolean(),
  shippingLine: z.object({ taxLines: z.array(z.object({ priceSet: Money })) }).nullable(),
  customer: Buyer,
  refunds: z.array(z.object({ id: Gid })),
});
export type Order = z.infer<typeof Order>;
export const ORDER = `
  id legacyResourceId name createdAt updatedAt processedAt cancelledAt test email phone currencyCode discountCodes
  subtotalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalTaxSet ${MONEY} totalShippingPriceSet ${MONEY}
  totalPriceSet ${MONEY} taxesIncluded shippingLine { taxLines { priceSet ${MONEY} } } ${BUYER} refunds(first: ${REFUNDS_TOLD}) { id }`;

const RefundLine = z.object({
  quantity: z.number().int(),
  lineItem: z.object({ id: Gid, taxLines: z.array(z.object({ rate: z.number().nullable() })) }),
  subtotalSet: Money,
  totalTaxSet: Money,
});
export const RefundLines = Listed(RefundLine);
export const REFUND_LINE = `quantity lineItem { id taxLines { rate } } subtotalSet ${MONEY} totalTaxSet ${MONEY}`;
const Transaction = z.object({ kind: z.string(), status: z.string(), amountSet: Money });
export const Refund = z.object({
  id: Gid,
  legacyResourceId: Digits,
  createdAt: z.string().nullable(),
  updatedAt: z.string(),
  refundLineItems: RefundLines,
  transactions: z.object({ nodes: z.array(Transaction) }),
  orderAdjustments: z.object({ nodes: z.array(z.object({ amountSet: Money, taxAmountSet: Money })) }),
  refundShippingLines: z.object({ nodes: z.array(z.object({ subtotalAmountSet: Money, taxAmountSet: Money })) }),
});
export type Refund = z.infer<typeof Refund>;
export const REFUND = `
  id legacyResourceId createdAt updatedAt
  refundLineItems(first: 10) { nodes { ${REFUND_LINE} } pageInfo { hasNextPage endCursor } }
  transactions(first: 10) { nodes { kind status amountSet ${MONEY} } }
  orderAdjustments(first: 3) { nodes { amountSet ${MONEY} taxAmountSet ${MONEY} } }
  refundShippingLines(first: 3) { nodes { subtotalAmountSet ${MONEY} taxAmountSet ${MONEY} } }`;

const Marketing = { marketingState: z.string(), marketingUpdatedAt: z.string().nullable() };
const MARKETING = 'marketingState marketingUpdatedAt';
export const Customer = z.object({
  id: Gid,
  legacyResourceId: Digits,
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  state: z.string(),
  tags: z.array(z.string()),
  verifiedEmail: z.boolean(),
  defaultEmailAddress: z.object({ emailAddress: z.string(), ...Marketing }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string(), ...Marketing }).nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Customer = z.infer<typeof Customer>;
export const CUSTOMER = `
  id legacyResourceId firstName lastName state tags verifiedEmail createdAt updatedAt
  defaultEmailAddress { emailAddress ${MARKETING} } defaultPhoneNumber { phoneNumber ${MARKETING} }`;

export const Product = z.object({
  id: Gid,
  legacyResourceId: Digits,
  title: z.string(),
  descriptionHtml: z.string(),
  handle: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.string(),
  featuredMedia: z
    .object({ preview: z.object({ image: z.object({ url: z.string() }).nullable() }).nullable() })
    .nullable(),
  priceRangeV2: z.object({ minVariantPrice: Amount }),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Product = z.infer<typeof Product>;
export const PRODUCT = `
  id legacyResourceId title descriptionHtml handle vendor productType tags status createdAt updatedAt
  featuredMedia { preview { image { url } } } priceRangeV2 { minVariantPrice { amount currencyCode } }`;

export const Checkout = z.object({
  id: Gid,
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  completedAt: z.string().nullable(),
  customer: Buyer,
  totalPriceSet: Money,
});
export type Checkout = z.infer<typeof Checkout>;
export const CHECKOUT = `id name createdAt updatedAt completedAt ${BUYER} totalPriceSet ${MONEY}`;
