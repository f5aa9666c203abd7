import { html, nothing, type TemplateResult } from 'lit';
import { CHANNELS, type Channel, type Clause, type Segment, type Test } from '../../../contract/segments.ts';
import { deedWords } from '../words.ts';
import { type Choices, compare, during, number, pick, span, write } from './controls.ts';
import { productsEditor } from './products-editor.ts';
import {
  filtersEditor,
  NUMBER_TESTS,
  TEXT_TESTS,
  TIME_TESTS,
  TRAIT_TESTS,
  testEditor,
  withWhere,
} from './test-editor.ts';

/** What a clause is chosen from. */
export interface Known {
  events: readonly string[];
  segments: readonly Segment[];
  products: readonly { id: string; name: string }[];
}

type Of<Kind extends Clause['type']> = Extract<Clause, { type: Kind }>;
type Take = (clause: Clause) => void;

/** One clause as a sentence whose parts can be changed. `take` is given the clause as it then is. */
export function clauseEditor(clause: Clause, known: Known, take: Take): TemplateResult {
  switch (clause.type) {
    case 'event':
      return eventEditor(clause, known, take);
    case 'sequence':
      return sequenceEditor(clause, known, take);
    case 'orders':
      return ordersEditor(clause, take);
    case 'products':
      return productsEditor(clause, known.products, take);
    case 'trait':
      return html`<span>The trait</span>
        ${write('Name of the trait', clause.trait, 'plan', (trait) => take({ ...clause, trait }))}
        ${isOrNot(clause, take)} ${testEditor(clause.test, TRAIT_TESTS, (test) => take({ ...clause, test }))}`;
    case 'fact':
      return factEditor(clause, take);
    case 'segment': {
      const choices = known.segments.map(({ id, name }) => [id, name] as const);
      return html`${negation(clause, 'is', 'is not', take)} <span>in the segment</span>
        ${pick('Segment', clause.segment, choices, (segment) => take({ ...clause, segment }))}`;
    }
    case 'list': {
      const lists = known.segments.filter(({ isList }) => isList).map(({ id, name }) => [id, name] as const);
      return html`${negation(clause, 'is', 'is not', take)} <span>on the list</span>
        ${pick('List', clause.list, [['', 'choose a list'], ...lists], (list) => take({ ...clause, list }))}`;
    }
    case 'consent':
      return html`${channel(clause.channel, (one) => take({ ...clause, channel: one }))} <span>consent</span>
        ${isOrNot(clause, take)}
        ${pick('Consent', clause.state, STATES, (state) => take({ ...clause, state: state as typeof clause.state }))}`;
    case 'reachable':
      return html`${negation(clause, 'can', 'cannot', take)} <span>be reached by</span>
        ${channel(clause.channel, (one) => take({ ...clause, channel: one }))}`;
    default:
      return clause satisfies never;
  }
}

const STATES: Choices = [
  ['subscribed', 'subscribed'],
  ['unsubscribed', 'unsubscribed'],
  ['unknown', 'unknown'],
];
const CHANNEL_WORDS: Record<Channel, string> = {
  email: 'e-mail',
  sms: 'SMS',
  push: 'push',
  whatsapp: 'WhatsApp',
  messenger: 'Messenger',
};

function channel(value: Channel, take: (value: Channel) => void) {
  const choices = CHANNELS.map((one) => [one, CHANNEL_WORDS[one]] as const);
  return pick('Channel', value, choices, (one) => take(one as Channel));
}

function negation(clause: Clause, yes: string, no: string, take: Take) {
  const choices: Choices = [
    ['', yes],
    ['not', no],
  ];
  return pick('Is it so', clause.not ? 'not' : '', choices, (value) => take(withNot(clause, value === 'not')));
}

const isOrNot = (clause: Clause, take: Take) => negation(clause, 'is', 'is not', take);

function withNot(clause: Clause, not: boolean): Clause {
  const { not: _, ...rest } = clause;
  return (not ? { ...rest, not } : rest) as Clause;
}

function event(label: string, value: string, { events }: Known, take: (value: string) => void) {
  const names = events.includes(value) ? events : [...events, value];
  return pick(
    label,
    value,
    names.map((one) => [one, DEEDS[one] ?? deedWords(one).toLowerCase()] as const),
    take,
  );
}

/** What somebody did, to stand after "did" and "did not". */
const DEEDS: Record<string, string> = {
  page_view: 'look at a page',
  product_view: 'look at a product',
  add_to_cart: 'add to the cart',
  checkout: 'begin to check out',
  purchase: 'buy',
  refund: 'get a refund',
};

function eventEditor(clause: Of<'event'>, known: Known, take: Take): TemplateResult {
  const { measure } = clause;
  const kind = measure?.of ?? 'once';
  const choices: Choices = [
    ['once', 'at least once'],
    ['count', 'so many times'],
    ['sum', 'worth, together'],
    ['first', 'for the first time'],
    ['last', 'for the last time'],
  ];
  const change = (value: string) => {
    const { measure: _, within, ...rest } = clause;
    const last30 = within ?? { last: { n: 30, unit: 'days' as const } };
    if (value === 'once') return take({ ...rest, ...(within ? { within } : {}) });
    if (value === 'first' || value === 'last') return take({ ...rest, measure: { of: value, when: last30 } });
    const made =
      value === 'count'
        ? ({ of: 'count', is: 'at_least', n: 2 } as const)
        : ({ of: 'sum', is: 'at_least', amount: 100 } as const);
    return take({ ...rest, ...(within ? { within } : {}), measure: made });
  };
  const when =
    measure?.of === 'first' || measure?.of === 'last'
      ? during(measure.when, (one) => take({ ...clause, measure: { ...measure, when: one ?? measure.when } }), '')
      : during(clause.within, (within) => {
          const { within: _, ...rest } = clause;
          take(within ? { ...rest, within } : rest);
        });
  return html`${negation(clause, 'did', 'did not', take)}
  ${event('What they did', clause.event, known, (name) => take({ ...clause, event: name }))}
  ${pick('How often', kind, choices, change)}
  ${
    measure?.of === 'count'
      ? html`${compare(measure.is, (is) => take({ ...clause, measure: { ...measure, is } }))}
        ${number('How many times', measure.n, (n) => take({ ...clause, measure: { ...measure, n: Math.max(0, Math.round(n)) } }))}
        <span>times</span>`
      : nothing
  }
  ${
    measure?.of === 'sum'
      ? html`${compare(measure.is, (is) => take({ ...clause, measure: { ...measure, is } }))}
        ${number('Worth', measure.amount, (amount) => take({ ...clause, measure: { ...measure, amount } }))}`
      : nothing
  }
  ${when} ${filtersEditor(clause.where, (where) => take(withWhere(clause, where)))}`;
}

function sequenceEditor(clause: Of<'sequence'>, known: Known, take: Take): TemplateResult {
  const choices: Choices = [
    ['', 'and then did'],
    ['missing', 'and then did not'],
  ];
  const missing = (value: string) => {
    const { missing: _, ...rest } = clause;
    take(value === 'missing' ? { ...rest, missing: true } : rest);
  };
  const same: Choices = [
    ['', 'anything'],
    ['product_id', 'the same product'],
  ];
  const common = (value: string) => {
    const { same: _, ...rest } = clause;
    take(value ? { ...rest, same: value } : rest);
  };
  return html`<span>did</span>
  ${event('First', clause.first.event, known, (name) => take({ ...clause, first: { ...clause.first, event: name } }))}
  ${during(clause.since, (since) => {
    const { since: _, ...rest } = clause;
    take(since ? { ...rest, since } : rest);
  })}
  ${pick('And then', clause.missing ? 'missing' : '', choices, missing)}
  ${event('Second', clause.second.event, known, (name) => take({ ...clause, second: { ...clause.second, event: name } }))}
  ${pick('Of what', clause.same ?? '', same, common)} <span>within</span>
  ${span('Within', clause.within, (within) => take({ ...clause, within }))}`;
}

function ordersEditor(clause: Of<'orders'>, take: Take): TemplateResult {
  const choices: Choices = [
    ['orders', 'number of orders'],
    ['kept', 'number of orders not wholly refunded'],
    ['value', 'value of all orders'],
    ['net', 'value after discounts and refunds'],
  ];
  return html`<span>The</span>
  ${pick('What of the orders', clause.of, choices, (of) => take({ ...clause, of: of as typeof clause.of }))}
  ${isOrNot(clause, take)} ${compare(clause.is, (is) => take({ ...clause, is }))}
  ${number('Amount', clause.amount, (amount) => take({ ...clause, amount }))}
  ${during(clause.within, (within) => {
    const { within: _, ...rest } = clause;
    take(within ? { ...rest, within } : rest);
  })}`;
}

const FACT_KINDS: Record<Of<'fact'>['fact'], 'text' | 'time' | 'number'> = {
  email: 'text',
  phone: 'text',
  userId: 'text',
  firstSeen: 'time',
  lastSeen: 'time',
  events: 'number',
  eventTypes: 'number',
};
const FIRST_TEST: Record<'text' | 'time' | 'number', Test> = {
  text: { op: 'exists' },
  time: { op: 'within', last: { n: 7, unit: 'days' } },
  number: { op: 'at_least', value: 3 },
};

function factEditor(clause: Of<'fact'>, take: Take): TemplateResult {
  const choices: Choices = [
    ['firstSeen', 'first time they were seen'],
    ['lastSeen', 'last time they were seen'],
    ['events', 'number of things they did'],
    ['eventTypes', 'number of different things they did'],
    ['email', 'e-mail address'],
    ['phone', 'phone number'],
    ['userId', 'user id'],
  ];
  const kind = FACT_KINDS[clause.fact];
  const tests = { text: TEXT_TESTS, time: TIME_TESTS, number: NUMBER_TESTS }[kind];
  return html`<span>The</span>
  ${pick('What of them', clause.fact, choices, (value) => {
    const fact = value as typeof clause.fact;
    take({ ...clause, fact, test: FACT_KINDS[fact] === kind ? clause.test : FIRST_TEST[FACT_KINDS[fact]] });
  })}
  ${isOrNot(clause, take)} ${testEditor(clause.test, tests, (test) => take({ ...clause, test }))}`;
}
