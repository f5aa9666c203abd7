import { realInvoices } from '../shop.ts';

/** The invoices of the real shop, read plainly: what questions about it must be answered with. Money is in pence. */
export interface Invoice {
  customer: string;
  day: string;
  pence: number;
}

type Group = (invoice: Invoice) => string;

export class Invoices {
  readonly all: Invoice[];

  constructor(all: Invoice[]) {
    this.all = all;
  }

  static async read(): Promise<Invoices> {
    const sales = await realInvoices();
    return new Invoices(
      sales.map(({ customer, at, total = '0' }) => ({
        customer,
        day: at.slice(0, 10),
        pence: Math.round(Number(total) * 100),
      })),
    );
  }

  /** From the first day up to, and without, the last one. */
  in(from: string, to: string): Invoices {
    return new Invoices(this.all.filter(({ day }) => day >= from && day < to));
  }
  where(keep: (invoice: Invoice) => boolean): Invoices {
    return new Invoices(this.all.filter(keep));
  }

  get revenue(): string {
    return money(this.all.reduce((sum, { pence }) => sum + pence, 0));
  }
  get orders(): number {
    return this.all.length;
  }
  get average(): string {
    return money(this.all.reduce((sum, { pence }) => sum + pence, 0) / this.all.length);
  }
  get largest(): string {
    return money(Math.max(...this.all.map(({ pence }) => pence)));
  }
  get buyers(): Set<string> {
    return new Set(this.all.map(({ customer }) => customer));
  }
  get customers(): number {
    return this.buyers.size;
  }

  /** Buyers whose first order ever is among these, or came before. */
  newBuyers(ever: Invoices): number {
    const before = new Set(ever.all.filter(({ day }) => day < this.firstDay).map(({ customer }) => customer));
    return [...this.buyers].filter((buyer) => !before.has(buyer)).length;
  }
  private get firstDay(): string {
    return this.all.map(({ day }) => day).sort()[0] ?? '';
  }

  /** By a group, the greatest (or least) first. */
  ranked(
    by: Group,
    of: 'revenue' | 'orders' = 'revenue',
    order: 'highest' | 'lowest' = 'highest',
  ): [string, string | number][] {
    const groups = [...this.grouped(by)].map(([key, invoices]) => ({ key, invoices }));
    const size = ({ all }: Invoices) => (of === 'orders' ? all.length : all.reduce((sum, { pence }) => sum + pence, 0));
    groups.sort(
      (a, b) => (order === 'highest' ? 1 : -1) * (size(b.invoices) - size(a.invoices)) || (a.key < b.key ? -1 : 1),
    );
    return groups.map(({ key, invoices }) => [key, of === 'orders' ? invoices.orders : invoices.revenue]);
  }
  series(by: Group, of: 'revenue' | 'orders' = 'revenue'): Record<string, string | number> {
    return Object.fromEntries([...this.grouped(by)].map(([key, invoices]) => [key, invoices[of]]));
  }
  grouped(by: Group): Map<string, Invoices> {
    const groups = new Map<string, Invoice[]>();
    for (const invoice of this.all) groups.set(by(invoice), [...(groups.get(by(invoice)) ?? []), invoice]);
    return new Map([...groups].sort().map(([key, list]) => [key, new Invoices(list)]));
  }
  /** Of those who ordered so often in these. */
  buyersWith(count: (orders: number) => boolean): number {
    return [...this.grouped(customer).values()].filter(({ orders }) => count(orders)).length;
  }
}

export const customer: Group = (invoice) => invoice.customer;
export const month: Group = ({ day }) => day.slice(0, 7);
export const day: Group = (invoice) => invoice.day;
/** 1 is Monday. */
export const weekday: Group = (invoice) => String(((new Date(`${invoice.day}T12:00:00Z`).getUTCDay() + 6) % 7) + 1);
/** The Monday of its week. */
export const week: Group = ({ day }) => {
  const at = new Date(`${day}T12:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
};
export const quarter: Group = (invoice) =>
  `${invoice.day.slice(0, 4)}-Q${Math.ceil(Number(invoice.day.slice(5, 7)) / 3)}`;

/** Half a penny goes away from nothing, as Postgres rounds. */
function money(pence: number): string {
  return (Math.round(pence + 1e-7) / 100).toFixed(2);
}
