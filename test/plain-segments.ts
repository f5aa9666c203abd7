import { Temporal } from 'temporal-polyfill';
import type { Clause, Comparison, Definition, Filter, Node, Span, Test, Window } from '../contract/segments.ts';

/** A person as a test made one up: everything that ever happened, in memory. Times are milliseconds. */
export interface PlainPerson {
  id: string;
  /** By these they can be told apart from when they first did or told anything. */
  userId: string | null;
  email: string | null;
  /** What they did; `identify` tells about them and is no deed. */
  events: { name: string; at: number; value?: number; properties: Record<string, unknown> }[];
  told: { at: number; traits: Record<string, unknown> }[];
  orders: {
    at: number;
    total: number;
    currency?: string;
    isTest?: boolean;
    cancelledAt?: number;
    refunds: { at: number; amount: number }[];
    lines?: { id?: string; name: string; quantity: number }[];
  }[];
  consents: { channel: string; state: string; at: number }[];
  /** Lists that a file put them on. */
  lists?: string[];
}

export interface PlainShop {
  currency: string;
  /** UTC unless given. */
  timezone?: string;
  ruleOf: (segment: string) => Definition | undefined;
}

const DAY = 86_400_000;
const spanOf = ({ n, unit }: Span) => n * { minutes: 60_000, hours: 3_600_000, days: DAY }[unit];

/** Whether a person is in a segment at a moment, by reading everything again. */
export function isInside({ who, where }: Definition, person: PlainPerson, now: number, shop: PlainShop): boolean {
  const { userId, email } = selfAt(person, now);
  return (who === 'everyone' || userId !== null || email !== null) && holds(where, person, now, shop);
}

/** Who a person was at a moment: what they had told of themselves by then, the last of each. */
function selfAt({ userId, email, events, told }: PlainPerson, now: number) {
  const hasCome = [...events, ...told].some(({ at }) => at <= now);
  const said = told.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at);
  const traits = Object.assign({}, ...said.map((one) => one.traits)) as Record<string, unknown>;
  return hasCome ? { userId, email, traits } : { userId: null, email: null, traits };
}

/** A moment, and the zone in which it is read. */
interface Clock {
  now: number;
  timezone: string;
}

function holds(node: Node, person: PlainPerson, now: number, shop: PlainShop): boolean {
  switch (node.type) {
    case 'all':
      return node.of.every((one) => holds(one, person, now, shop));
    case 'any':
      return node.of.some((one) => holds(one, person, now, shop));
    case 'none':
      return !node.of.some((one) => holds(one, person, now, shop));
    default:
      return clauseHolds(node, person, now, shop) !== (node.not === true);
  }
}

function clauseHolds(clause: Clause, person: PlainPerson, now: number, shop: PlainShop): boolean {
  const clock = { now, timezone: shop.timezone ?? 'UTC' };
  const self = selfAt(person, now);
  const done = person.events.filter(({ at }) => at <= now);
  const of = (name: string, where: Filter[] = []) =>
    done.filter(
      (event) =>
        event.name === name &&
        where.every(({ property, test }) => passes(valueAt(event.properties, property), test, clock)),
    );
  switch (clause.type) {
    case 'trait':
      return passes(valueAt(self.traits, clause.trait), clause.test, clock);
    case 'fact': {
      const seen = [...done.map(({ at }) => at), ...person.told.map(({ at }) => at).filter((at) => at <= now)].sort(
        (a, b) => a - b,
      );
      if (clause.fact === 'firstSeen' || clause.fact === 'lastSeen') {
        const at = clause.fact === 'firstSeen' ? seen[0] : seen.at(-1);
        return at !== undefined && timePasses(at, clause.test, clock);
      }
      if (clause.fact === 'events') return passes(done.length, clause.test, clock);
      if (clause.fact === 'eventTypes') return passes(new Set(done.map(({ name }) => name)).size, clause.test, clock);
      return passes(
        clause.fact === 'email' ? self.email : clause.fact === 'userId' ? self.userId : null,
        clause.test,
        clock,
      );
    }
    case 'event': {
      const meant = of(clause.event, clause.where).filter(({ at }) => !clause.within || isIn(at, clause.within, clock));
      const measure = clause.measure ?? ({ of: 'count', is: 'at_least', n: 1 } as const);
      if (measure.of === 'count') return compare(meant.length, measure.is, measure.n);
      if (measure.of === 'sum') {
        const { property } = measure;
        const numbers = meant.map((one) => (property ? (asNumber(one.properties[property]) ?? 0) : (one.value ?? 0)));
        return compare(sum(numbers), measure.is, measure.amount);
      }
      const times = meant.map(({ at }) => at).sort((a, b) => a - b);
      const at = measure.of === 'first' ? times[0] : times.at(-1);
      return at !== undefined && isIn(at, measure.when, clock);
    }
    case 'sequence': {
      const { first, second, missing, within, since, same } = clause;
      const firsts = of(first.event, first.where).filter(({ at }) => !since || isIn(at, since, clock));
      const seconds = of(second.event, second.where);
      return firsts.some((a) => {
        const after = seconds.filter((b) => b !== a && b.at >= a.at && b.at <= a.at + spanOf(within));
        const isOver = a.at <= now - spanOf(within);
        if (!same) return missing ? isOver && after.length === 0 : after.length > 0;
        return valuesOf(a.properties, same).some((value) => {
          const has = after.some((b) => valuesOf(b.properties, same).includes(value));
          return missing ? isOver && !has : has;
        });
      });
    }
    case 'segment': {
      const rule = shop.ruleOf(clause.segment);
      return rule !== undefined && isInside(rule, person, now, shop);
    }
    case 'list':
      return person.lists?.includes(clause.list) === true;
    case 'consent':
      return stateOf(person, clause.channel, now) === clause.state;
    case 'reachable':
      return (
        stateOf(person, clause.channel, now) === 'subscribed' &&
        (clause.channel === 'push' || (clause.channel === 'email' && self.email !== null))
      );
    case 'orders': {
      const placed = person.orders.filter(
        ({ at, isTest, cancelledAt }) =>
          at <= now &&
          !isTest &&
          !(cancelledAt !== undefined && cancelledAt <= now) &&
          (!clause.within || isIn(at, clause.within, clock)),
      );
      const back = (order: (typeof placed)[number]) =>
        sum(order.refunds.filter(({ at }) => at <= now).map((one) => one.amount));
      const figure = {
        orders: () => placed.length,
        kept: () => placed.filter((order) => back(order) < order.total || order.total <= 0).length,
        value: () => sum(placed.map(({ total }) => total)),
        net: () =>
          sum(
            placed
              .filter((one) => (one.currency ?? shop.currency) === shop.currency)
              .map((one) => one.total - back(one)),
          ),
      }[clause.of]();
      return compare(figure, clause.is, clause.amount);
    }
    case 'products': {
      const placed = person.orders.filter(
        ({ at, isTest, cancelledAt }) =>
          at <= now &&
          !isTest &&
          !(cancelledAt !== undefined && cancelledAt <= now) &&
          (!clause.within || isIn(at, clause.within, clock)),
      );
      const meant = placed.flatMap(({ lines = [] }) => {
        const some = lines.filter(
          (line) =>
            line.quantity > 0 &&
            clause.products.some((one) =>
              'id' in one ? (line.id ?? line.name) === one.id : isNamed(line.name, one.word),
            ),
        );
        return some.length > 0 ? [sum(some.map(({ quantity }) => quantity))] : [];
      });
      return compare(clause.of === 'units' ? sum(meant) : meant.length, clause.is, clause.amount);
    }
    default:
      return clause satisfies never;
  }
}

/** By its whole name, or along its dots. */
function valueAt(values: Record<string, unknown>, name: string): unknown {
  const along = name.split('.').reduce<unknown>((inner, part) => (inner as Record<string, unknown>)?.[part], values);
  return values[name] ?? along;
}

/** Whole words, for one or for many. */
function isNamed(name: string, word: string): boolean {
  const one = (text: string) => text.replace(/s$/, '');
  const own = name.toLowerCase().split(' ').map(one);
  return word
    .toLowerCase()
    .split(' ')
    .every((part) => own.includes(one(part)));
}

function stateOf(person: PlainPerson, channel: string, now: number): string {
  const said = person.consents.filter((one) => one.channel === channel && one.at <= now).sort((a, b) => a.at - b.at);
  return said.at(-1)?.state ?? 'unknown';
}

function isIn(at: number, window: Window, { now, timezone }: Clock): boolean {
  if ('last' in window) return at > now - spanOf(window.last);
  if (window.from && at < midnight(window.from, timezone)) return false;
  return !window.to || at < midnight(window.to, timezone, 1);
}

function midnight(day: string, timezone: string, plus = 0): number {
  return Temporal.PlainDate.from(day).add({ days: plus }).toZonedDateTime(timezone).epochMilliseconds;
}

function timePasses(at: number, test: Test, clock: Clock): boolean {
  if (test.op === 'before') return at < midnight(test.day, clock.timezone);
  if (test.op === 'after') return at >= midnight(test.day, clock.timezone, 1);
  return test.op === 'within' ? isIn(at, { last: test.last }, clock) : true;
}

function passes(value: unknown, test: Test, clock: Clock): boolean {
  if (value === undefined || value === null) return false;
  if (Array.isArray(value)) return test.op === 'exists' || value.some((one) => passes(one, test, clock));
  const text = String(value);
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0];
  switch (test.op) {
    case 'exists':
      return true;
    case 'equals':
      return typeof test.value === 'number' ? asNumber(value) === test.value : text === String(test.value);
    case 'contains':
      return text.toLowerCase().includes(test.value.toLowerCase());
    case 'in':
      return test.values.includes(text);
    case 'before':
      return day !== undefined && day < test.day;
    case 'after':
      return day !== undefined && day > test.day;
    case 'within': {
      const days = Math.max(1, Math.ceil(spanOf(test.last) / DAY));
      const today = Temporal.Instant.fromEpochMilliseconds(clock.now).toZonedDateTimeISO(clock.timezone).toPlainDate();
      return day !== undefined && day > today.subtract({ days }).toString() && day <= today.toString();
    }
    default: {
      const number = asNumber(value);
      return number !== undefined && compare(number, test.op, test.value);
    }
  }
}

function compare(value: number, is: Comparison, to: number): boolean {
  return {
    ...{ at_least: value >= to, at_most: value <= to, more_than: value > to, less_than: value < to },
    exactly: value === to,
  }[is];
}

function asNumber(value: unknown): number | undefined {
  if (Array.isArray(value)) return undefined;
  return /^-?\d{1,30}(\.\d{1,40})?$/.test(String(value)) ? Number(value) : undefined;
}

function valuesOf(properties: Record<string, unknown>, name: string): string[] {
  const products = Array.isArray(properties.products) ? properties.products : [];
  return [properties[name], ...products.map((one) => one[name])].filter((one) => one !== undefined).map(String);
}

/** In whole units, as every amount of the tests is one. */
function sum(numbers: number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
