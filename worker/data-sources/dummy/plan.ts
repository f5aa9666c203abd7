import type { FunnelStepName } from '../../../contract/analytics.ts';

export interface DummyPerson {
  /** Digits only, so that it can be any provider's customer id. */
  id: string;
  firstName: string;
  lastName: string;
  email: string;
}

export interface Product {
  id: string;
  title: string;
  /** In hundredths. */
  price: number;
}

/** One thing that a generated person did, before any source's shape is given to it. */
export interface Step {
  name: FunnelStepName;
  /** The call's number and the step's: no other step, of any call, has it. Digits only. */
  id: string;
  person: DummyPerson;
  at: Date;
  product: Product;
  quantity: number;
  /** Of a checkout and its purchase: what they are worth, in hundredths, and the order they share. */
  total: number;
  orderId: string;
  sessionId: string;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const REACH_DAYS = 30;

const FIRST_NAMES = ['Ada', 'Bo', 'Chidi', 'Dana', 'Emre', 'Fatima', 'Grace', 'Hugo', 'Ines', 'Jun', 'Kofi', 'Lucia'];
const LAST_NAMES = ['Almeida', 'Berg', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Haddad', 'Ito', 'Jansen'];
const PRODUCTS: Product[] = [
  { id: '7001', title: 'Paper lantern', price: 1490 },
  { id: '7002', title: 'Ceramic mug', price: 1250 },
  { id: '7003', title: 'Wool blanket', price: 5900 },
  { id: '7004', title: 'Cutting board', price: 3475 },
  { id: '7005', title: 'Candle set', price: 2199 },
  { id: '7006', title: 'Tea tin', price: 895 },
];

/**
 * How people go through a shop. Together they put somebody into each of the six segments and onto each step of the
 * funnel, whatever the dice say: those only choose products, times and how often something is looked at.
 */
const VISIT = ['page_view'] as const;
const CART = ['page_view', 'product_view', 'add_to_cart'] as const;
const ORDER = [...CART, 'checkout', 'purchase'] as const;

const PATHS: { people: number; visits: (readonly FunnelStepName[])[] }[] = [
  { people: 4, visits: [VISIT] },
  { people: 2, visits: [['page_view', 'product_view']] },
  { people: 3, visits: [CART] },
  { people: 1, visits: [[...CART, 'checkout']] },
  { people: 3, visits: [ORDER] },
  { people: 3, visits: [ORDER, ORDER] },
];
/** Steps that are repeated for the sake of variety: with them the plan has 66 to 80 steps. */
const MOST_REPEATS = 14;
/** From here on an order is worth more than any rule's threshold of 100. */
const BIG_ORDER = 12_000;

/**
 * 66 to 80 steps of 16 people within the 30 days before `now`, the same for the same seed. `run` is a number of at
 * most six digits by which people and ids of one call differ from those of another.
 */
export function planSteps(given: { now: Date; run: number; random: () => number }): Step[] {
  const { random } = given;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const within = (from: number, to: number) => from + random() * (to - from);
  const steps: Step[] = [];
  let repeats = Math.floor(random() * (MOST_REPEATS + 1));
  let people = 0;

  const numbered = (n: number) => `${given.run}${String(n).padStart(4, '0')}`;

  for (const path of PATHS) {
    for (let n = 0; n < path.people; n++) {
      const person = makePerson(numbered(people), people, pick);
      people += 1;
      let at = given.now.getTime() - within(4, REACH_DAYS - 1) * DAY_MS;
      for (const [visit, names] of path.visits.entries()) {
        if (visit > 0) at += within(1, 3) * DAY_MS;
        const product = pick(PRODUCTS);
        const quantity = 1 + Math.floor(random() * 2);
        const total = product.price * quantity + (visit > 0 ? BIG_ORDER : 0);
        const shared = { person, product, quantity, total };
        const orderId = numbered(5000 + steps.length);
        const sessionId = numbered(9000 + people * 10 + visit);
        for (const name of names) {
          const again = (name === 'page_view' || name === 'product_view') && repeats > 0 && random() < 0.6 ? 1 : 0;
          repeats -= again;
          for (let time = 0; time <= again; time++) {
            at += within(0.5, 6) * MINUTE_MS;
            const id = numbered(steps.length);
            steps.push({ ...shared, name, id, at: new Date(Math.floor(at)), orderId, sessionId });
          }
        }
      }
    }
  }
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime());
}

function makePerson(id: string, n: number, pick: <T>(list: readonly T[]) => T): DummyPerson {
  const firstName = FIRST_NAMES[n % FIRST_NAMES.length] as string;
  const lastName = pick(LAST_NAMES);
  return { id, firstName, lastName, email: `${firstName}.${lastName}.${id}@example.com`.toLowerCase() };
}

/** A generator of numbers in [0, 1) from a 32-bit seed (mulberry32): the same seed, the same numbers. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
