import type {
  Clause,
  Comparison,
  Definition,
  Filter,
  Node,
  ProductChoice,
  Span,
  Test,
  Window,
} from '../../../contract/segments.ts';
import { isGroup } from './check.ts';

/** What another segment is called. */
export type NameOf = (segment: string) => string;

/** A definition in plain words: one sentence with a full stop. */
export function inWords({ who, where }: Definition, nameOf: NameOf): string {
  const rest = isGroup(where) && where.of.length === 0 ? 'everybody' : nodeWords(where, nameOf, true);
  const sentence = who === 'everyone' ? `${rest}; anonymous visitors count too` : rest;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** A clause or a group in words, without a capital or a full stop. */
export function nodeWords(node: Node, nameOf: NameOf, outermost = false): string {
  if (!isGroup(node)) return clauseWords(node, nameOf);
  if (node.type === 'all' && outermost) {
    const lapsed = lapsedWords(node.of);
    if (lapsed) return lapsed;
  }
  const parts = node.of.map((one) => nodeWords(one, nameOf));
  const joined = parts.join(node.type === 'all' ? ', and ' : ', or ');
  if (node.type === 'none') return `none of these: ${parts.join('; ')}`;
  return outermost || parts.length < 2 ? joined : `(${joined})`;
}

type Orders = Extract<Clause, { type: 'orders' }>;

/** "Placed an order, but none in the last 60 days": whoever bought and has not come back. */
function lapsedWords([one, other, ...more]: Node[]): string | undefined {
  if (more.length > 0 || !one || !other || isGroup(one) || isGroup(other)) return undefined;
  if (!isAnyOrder(one) || one.not || !isAnyOrder(other) || !other.not || !other.within || one.of !== other.of)
    return undefined;
  return `${clauseWords(one, (id) => id)}, but none ${windowWords(other.within)}`;
}

/** At least one order. */
function isAnyOrder(clause: Node): clause is Orders {
  return (
    !isGroup(clause) &&
    clause.type === 'orders' &&
    (clause.of === 'orders' || clause.of === 'kept') &&
    ((clause.is === 'at_least' && clause.amount === 1) || (clause.is === 'more_than' && clause.amount === 0))
  );
}

/** What is meant where something is denied of a number: not at least 3 is less than 3. */
const OPPOSITE: Partial<Record<Comparison, Comparison>> = {
  at_least: 'less_than',
  more_than: 'at_most',
  at_most: 'more_than',
  less_than: 'at_least',
};

function clauseWords(clause: Clause, nameOf: NameOf): string {
  const isNot = clause.not === true;
  switch (clause.type) {
    case 'trait':
      return testWords(`the trait “${clause.trait}”`, clause.test, isNot);
    case 'fact':
      return testWords(FACT_WORDS[clause.fact], clause.test, isNot);
    case 'event':
      return eventWords(clause, isNot);
    case 'sequence': {
      const { first, second, missing, within, since, same } = clause;
      const after = missing ? `then did not ${deed(second.event, 'base')}` : `then ${deed(second.event)}`;
      const common = same ? ` the same ${property(same)}` : '';
      const words = `${deed(first.event)}${filterWords(first.where)}${since ? ` ${windowWords(since)}` : ''}, ${after}${common}${filterWords(second.where)} within ${spanWords(within)}`;
      return isNot ? `it is not so that they ${words}` : words;
    }
    case 'segment':
      return `${isNot ? 'not in' : 'in'} the segment “${nameOf(clause.segment)}”`;
    case 'list':
      return `${isNot ? 'not on' : 'on'} the list “${nameOf(clause.list)}”`;
    case 'consent':
      return `${CHANNEL_WORDS[clause.channel]} consent is ${isNot ? 'not ' : ''}${clause.state}`;
    case 'reachable':
      return `can${isNot ? 'not' : ''} be reached by ${CHANNEL_WORDS[clause.channel]}`;
    case 'orders': {
      const opposite = isNot ? OPPOSITE[clause.is] : undefined;
      const measure = `${comparison(opposite ?? clause.is)} ${numberWords(clause.amount)}`;
      const when = clause.within ? ` ${windowWords(clause.within)}` : '';
      const negation = isNot && !opposite ? 'it is not so that they ' : '';
      if (clause.of === 'orders' || clause.of === 'kept') {
        const noun = clause.amount === 1 ? 'order' : 'orders';
        const kept = clause.of === 'kept' ? ' that were not wholly refunded' : '';
        if (clause.amount === 0 && clause.is === 'exactly') {
          return isNot ? `placed an order${kept}${when}` : `placed no order${kept}${when}`;
        }
        if (isAnyOrder(clause)) return `placed ${isNot ? 'no' : 'an'} order${kept}${when}`;
        return `${negation}placed ${measure} ${noun}${kept}${when}`;
      }
      const what = clause.of === 'net' ? 'spent, after discounts and refunds,' : 'placed orders worth';
      return `${negation}${what} ${measure}${when}`;
    }
    case 'products':
      return productsWords(clause, isNot);
    default:
      return clause satisfies never;
  }
}

/** So many products are named; of the others only how many there are. */
const NAMED_PRODUCTS = 5;

/** "“Oak lamp” or something with “mug” in its name". */
function choiceWords(products: ProductChoice[]): string {
  const names = products
    .slice(0, NAMED_PRODUCTS)
    .map((one) => ('word' in one ? `something with “${one.word}” in its name` : `“${one.name ?? one.id}”`));
  const more = products.length - names.length;
  return more > 0 ? `${names.join(' or ')} or one of ${more} more products` : names.join(' or ');
}

function productsWords(clause: Extract<Clause, { type: 'products' }>, isNot: boolean): string {
  const { products, of, is, amount, within } = clause;
  const what = choiceWords(products);
  const when = within ? ` ${windowWords(within)}` : '';
  const isOnce = (is === 'at_least' && amount === 1) || (is === 'more_than' && amount === 0);
  const isNever = amount === 0 && (is === 'exactly' || is === 'at_most');
  if (isOnce || isNever) return `${isOnce !== isNot ? 'bought' : 'did not buy'} ${what}${when}`;
  const opposite = isNot ? OPPOSITE[is] : undefined;
  const negation = isNot && !opposite ? 'it is not so that they ' : '';
  const figure = `${comparison(opposite ?? is)} ${numberWords(amount)}`;
  return of === 'units'
    ? `${negation}bought ${figure} ${amount === 1 ? 'unit' : 'units'} of ${what}${when}`
    : `${negation}bought ${what} in ${figure} ${amount === 1 ? 'order' : 'orders'}${when}`;
}

function eventWords(clause: Extract<Clause, { type: 'event' }>, isNot: boolean): string {
  const { event, where, within, measure } = clause;
  const what = `${deed(event)}${filterWords(where)}`;
  const when = within ? ` ${windowWords(within)}` : '';
  if (!measure) return isNot ? `did not ${deed(event, 'base')}${filterWords(where)}${when}` : `${what}${when}`;
  const negation = isNot ? 'it is not so that they ' : '';
  switch (measure.of) {
    case 'count':
      if (isNot && measure.is === 'at_least' && measure.n === 1) {
        return `did not ${deed(event, 'base')}${filterWords(where)}${when}`;
      }
      if (measure.n === 0 && (measure.is === 'exactly' || measure.is === 'at_most')) {
        return isNot ? `${what}${when}` : `did not ${deed(event, 'base')}${filterWords(where)}${when}`;
      }
      return `${negation}${what} ${comparison(measure.is)} ${measure.n} ${measure.n === 1 ? 'time' : 'times'}${when}`;
    case 'sum':
      return `${negation}${what}${when}, ${measure.property ? `the sum of “${measure.property}”` : 'worth'} ${comparison(measure.is)} ${measure.amount}${measure.property ? '' : ' together'}`;
    case 'first':
    case 'last':
      return `${negation}${what} for the ${measure.of} time ${windowWords(measure.when)}`;
    default:
      return measure satisfies never;
  }
}

function testWords(subject: string, test: Test, isNot: boolean): string {
  const is = isNot ? 'is not' : 'is';
  switch (test.op) {
    case 'exists':
      return `${subject} is ${isNot ? 'not known' : 'known'}`;
    case 'equals':
      return `${subject} ${is} ${typeof test.value === 'string' ? `“${test.value}”` : test.value}`;
    case 'contains':
      return `${subject} ${isNot ? 'does not contain' : 'contains'} “${test.value}”`;
    case 'in':
      return `${subject} ${is} one of ${test.values.map((one) => `“${one}”`).join(', ')}`;
    case 'before':
      return `${subject} ${is} before ${test.day}`;
    case 'after':
      return `${subject} ${is} after ${test.day}`;
    case 'within':
      return `${subject} ${is} within the last ${spanWords(test.last, 'bare')}`;
    default:
      return `${subject} ${is} ${comparison(test.op)} ${test.value}`;
  }
}

const FACT_WORDS = {
  email: 'the e-mail address',
  phone: 'the phone number',
  userId: 'the user id',
  firstSeen: 'the first time they were seen',
  lastSeen: 'the last time they were seen',
  events: 'the number of things they did',
  eventTypes: 'the number of different things they did',
};

export const CHANNEL_WORDS = {
  email: 'e-mail',
  sms: 'SMS',
  push: 'push',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

/** "1,200": as all numbers are written. */
const numberWords = (value: number): string => new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(value);

export function comparison(is: Comparison): string {
  return {
    at_least: 'at least',
    at_most: 'at most',
    more_than: 'more than',
    less_than: 'less than',
    exactly: 'exactly',
  }[is];
}

/** Which products are meant says itself: the property that names them need not be told. */
export function productsIn({ property: name, test }: Filter, or = 'or'): string | undefined {
  return name === 'product_id' && test.op === 'in' ? test.values.map((one) => `“${one}”`).join(` ${or} `) : undefined;
}

function filterWords(where: Filter[] | undefined): string {
  if (!where || where.length === 0) return '';
  return ` (${where.map((one) => productsIn(one) ?? testWords(`“${one.property}”`, one.test, false)).join(' and ')})`;
}

export function windowWords(window: Window): string {
  if ('last' in window) return `in the last ${spanWords(window.last, 'bare')}`;
  if (window.from && window.to) return `from ${window.from} to ${window.to}`;
  return window.from ? `since ${window.from}` : `until ${window.to}`;
}

/** "7 days"; after "the last", one of them goes without its number. */
export function spanWords({ n, unit }: Span, style?: 'bare'): string {
  if (n === 1) return style === 'bare' ? unit.slice(0, -1) : `1 ${unit.slice(0, -1)}`;
  return `${n} ${unit}`;
}

const DEEDS: Record<string, [past: string, base: string]> = {
  page_view: ['looked at a page', 'look at a page'],
  screen_view: ['looked at a screen', 'look at a screen'],
  product_view: ['looked at a product', 'look at a product'],
  add_to_cart: ['added something to the cart', 'add anything to the cart'],
  checkout: ['began to check out', 'begin to check out'],
  purchase: ['bought', 'buy'],
  refund: ['was refunded', 'get a refund'],
};

/** What somebody did, as "looked at a page"; `base` goes after "did not". */
export function deed(event: string, form: 'past' | 'base' = 'past'): string {
  const known = DEEDS[event];
  if (known) return form === 'past' ? known[0] : known[1];
  return `${form === 'past' ? 'did' : 'do'} “${event.replaceAll('_', ' ')}”`;
}

function property(name: string): string {
  return name === 'product_id' ? 'product' : `“${name}”`;
}
