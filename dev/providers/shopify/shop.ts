/** Money is in cents, times are ISO, ids are the digits of Shopify's own. */
export interface Customer {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  tags: string[];
  emailMarketing: Marketing | null;
  smsMarketing: Marketing | null;
  createdAt: string;
  updatedAt: string;
}

export interface Marketing {
  state: 'NOT_SUBSCRIBED' | 'PENDING' | 'SUBSCRIBED' | 'UNSUBSCRIBED';
  updatedAt: string | null;
}

export interface Product {
  id: string;
  title: string;
  description: string;
  handle: string;
  vendor: string;
  productType: string;
  tags: string[];
  status: 'ACTIVE' | 'ARCHIVED' | 'DRAFT';
  price: number;
  imageUrl: string | null;
  createdAt: string;
  updatedAt: string;
}

export interface Line {
  id: string;
  title: string;
  quantity: number;
  sku: string | null;
  /** Of one unit. */
  price: number;
  productId: string | null;
  variantId: string | null;
}

export interface Refund {
  id: string;
  createdAt: string;
  note: string | null;
  lines: { lineId: string; quantity: number; subtotal: number; tax: number }[];
  transactions: { id: string; kind: 'REFUND'; status: 'SUCCESS' | 'PENDING' | 'FAILURE'; amount: number }[];
}

export interface Order {
  id: string;
  number: number;
  createdAt: string;
  updatedAt: string;
  processedAt: string;
  cancelledAt: string | null;
  test: boolean;
  email: string | null;
  phone: string | null;
  customerId: string | null;
  discounts: number;
  discountCodes: string[];
  tax: number;
  /** The share of the goods that is tax, such as 0.2; prices are shown with it where `taxesIncluded`. */
  taxRate: number | null;
  taxesIncluded: boolean;
  shipping: number;
  lines: Line[];
  refunds: Refund[];
  cartToken: string | null;
  checkoutToken: string | null;
}

export interface Checkout {
  id: string;
  token: string;
  cartToken: string | null;
  createdAt: string;
  updatedAt: string;
  completedAt: string | null;
  email: string | null;
  customerId: string | null;
  lines: Line[];
}

/** A shop as Shopify holds it. Everything in it may be changed; whoever changes an order sets its `updatedAt`. */
export class Shop {
  readonly name: string;
  readonly domain: string;
  currency = 'EUR';
  timezone = 'Europe/Madrid';
  /** What the app was allowed; without `read_all_orders` only orders of the last 60 days are shown. */
  scopes = new Set(['read_orders', 'read_all_orders', 'read_customers', 'read_products']);
  readonly products = new Map<string, Product>();
  readonly customers = new Map<string, Customer>();
  readonly orders = new Map<string, Order>();
  readonly checkouts = new Map<string, Checkout>();
  #nextId = 5_000_000_000;

  constructor(domain: string) {
    this.domain = domain;
    this.name = domain
      .replace(/\.myshopify\.com$/, '')
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(' ');
  }

  newId(): string {
    return String(this.#nextId++);
  }

  /** A product, with what is not given made up. */
  addProduct(given: Partial<Product> = {}): Product {
    const id = given.id ?? this.newId();
    const at = given.createdAt ?? new Date().toISOString();
    const product: Product = {
      ...{ id, title: 'Paper lantern', description: 'Folds flat.', handle: `product-${id}`, vendor: 'Lumen' },
      ...{ productType: 'Lamps', tags: ['paper'], status: 'ACTIVE' as const, price: 1990, imageUrl: null },
      ...{ createdAt: at, updatedAt: at },
      ...given,
    };
    this.products.set(id, product);
    return product;
  }

  addCustomer(given: Partial<Customer> = {}): Customer {
    const id = given.id ?? this.newId();
    const at = given.createdAt ?? new Date().toISOString();
    const customer: Customer = {
      ...{
        id,
        firstName: 'Customer',
        lastName: id.slice(-2),
        email: `customer${id}@${this.domain.replace('.myshopify.com', '')}.example`,
      },
      ...{ phone: null, tags: [], emailMarketing: null, smsMarketing: null, createdAt: at, updatedAt: at },
      ...given,
    };
    this.customers.set(id, customer);
    return customer;
  }

  /** Makes one customer of two, as Shopify does: whoever is given up is no more, and their orders are the other's. */
  mergeCustomers(kept: string, deleted: string, at = new Date().toISOString()): void {
    this.customers.delete(deleted);
    const moved = [...this.orders.values()].filter(({ customerId }) => customerId === deleted);
    for (const order of moved) Object.assign(order, { customerId: kept, updatedAt: at });
  }

  /** An order of one lantern, unless its lines are given. */
  addOrder(given: Partial<Order> & { price?: number } = {}): Order {
    const { price = 1990, ...said } = given;
    const id = said.id ?? this.newId();
    const at = said.processedAt ?? said.createdAt ?? new Date().toISOString();
    const customer = said.customerId ? this.customers.get(said.customerId) : undefined;
    const order: Order = {
      ...{ id, number: 1001 + this.orders.size, createdAt: at, updatedAt: at, processedAt: at, cancelledAt: null },
      ...{ test: false, email: customer?.email ?? null, phone: null, customerId: null, discounts: 0 },
      ...{
        discountCodes: [],
        tax: 0,
        taxRate: null,
        taxesIncluded: false,
        shipping: 0,
        refunds: [],
        cartToken: null,
        checkoutToken: null,
      },
      lines: [this.line({ price })],
      ...said,
    };
    this.orders.set(id, order);
    return order;
  }

  addCheckout(given: Partial<Checkout> = {}): Checkout {
    const id = given.id ?? this.newId();
    const at = given.createdAt ?? new Date().toISOString();
    const checkout: Checkout = {
      ...{ id, token: `token${id}`, cartToken: null, createdAt: at, updatedAt: at, completedAt: null, email: null },
      ...{ customerId: null, lines: [this.line()] },
      ...given,
    };
    this.checkouts.set(id, checkout);
    return checkout;
  }

  line(given: Partial<Line> = {}): Line {
    return {
      ...{ id: this.newId(), title: 'Paper lantern', quantity: 1, sku: 'PL-1', price: 1990 },
      ...{ productId: null, variantId: null },
      ...given,
    };
  }

  /** Gives back `amount` of an order, goods without tax, at `at`. */
  refund(order: Order, amount: number, at = new Date().toISOString()): Refund {
    const refund: Refund = {
      ...{ id: this.newId(), createdAt: at, note: null },
      lines: [{ lineId: order.lines[0]?.id ?? '0', quantity: 1, subtotal: amount, tax: 0 }],
      transactions: [{ id: this.newId(), kind: 'REFUND', status: 'SUCCESS', amount }],
    };
    order.refunds.push(refund);
    order.updatedAt = at;
    return refund;
  }
}

export const goodsOf = (lines: Line[]) => lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0);
export const totalOf = (order: Order) =>
  goodsOf(order.lines) - order.discounts + (order.taxesIncluded ? 0 : order.tax) + order.shipping;
export const refundedOf = ({ transactions }: Refund) =>
  transactions.reduce((sum, { status, amount }) => sum + (status === 'SUCCESS' ? amount : 0), 0);
export const decimal = (cents: number) => (cents / 100).toFixed(2);

const DAY = 86_400_000;
const ORDERS = 40;

/** The shop that every domain has unless a test fills it: forty orders, the newest with an id that needs every digit. */
export function openGiftShop(domain: string): Shop {
  const shop = new Shop(domain);
  const today = Math.floor(Date.now() / DAY) * DAY;
  const createdAt = new Date(today - 90 * DAY).toISOString();
  for (let n = 0; n < 4; n++) {
    shop.addProduct({
      id: String(9_000_000_000 + n),
      title: `Paper lantern ${n + 1}`,
      price: 1990 + 300 * n,
      createdAt,
    });
  }
  for (let n = 0; n < 12; n++) {
    const emailMarketing = { state: n % 3 === 0 ? 'SUBSCRIBED' : 'NOT_SUBSCRIBED', updatedAt: createdAt } as const;
    shop.addCustomer({ id: String(7_000_000_000 + n), createdAt, emailMarketing });
  }
  for (let n = 0; n < ORDERS; n++) {
    const at = new Date(today - n * 0.4 * DAY).toISOString();
    const order = shop.addOrder({
      ...{ id: n === 0 ? '820982911946154508' : String(5_100_000_000 + n), number: 1000 + ORDERS - n, processedAt: at },
      ...{ customerId: n % 7 === 6 ? null : String(7_000_000_000 + (n % 12)), cancelledAt: n === 5 ? at : null },
      test: n === 9,
      lines: [
        shop.line({
          ...{ price: 1990 + n * 300, sku: `PL-${n % 4}`, productId: String(9_000_000_000 + (n % 4)) },
          variantId: String(9_100_000_000 + (n % 4)),
        }),
      ],
    });
    if (n === 12) shop.refund(order, 1000, at);
  }
  for (let n = 0; n < 3; n++) {
    const at = new Date(today - n * DAY).toISOString();
    shop.addCheckout({ id: String(5_200_000_000 + n), createdAt: at, customerId: String(7_000_000_000 + n) });
  }
  return shop;
}
