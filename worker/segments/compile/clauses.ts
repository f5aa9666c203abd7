import { type SQL, sql } from 'drizzle-orm';
import type * as z from 'zod';
import type { Channel, Clause, FactClause, OrdersClause, ProductsClause, Test } from '../../../contract/segments.ts';
import { eventClause, sequenceClause } from './events.ts';
import { boundsOf, type Compiled, type Frame, isTrue, later, midnight } from './frame.ts';
import type { Sources } from './sources.ts';
import { compares, isMoreThanNone, textAt, textPasses, valuePasses, valueTurns } from './tests.ts';

/** A clause as it is written, without its `not`. Segments are compiled by `compile`, as they are definitions again. */
export function clauseOf(clause: Exclude<Clause, { type: 'segment' }>, frame: Frame, sources: Sources): Compiled {
  switch (clause.type) {
    case 'trait': {
      sources.traits.add(clause.trait);
      const { traits } = sources.self();
      const next = valueTurns(traits, clause.trait, clause.test, frame);
      const holds = valuePasses(traits, clause.trait, clause.test, frame);
      return { holds, isOfProfile: isOfProfile(frame), next, found: value(textAt(traits, clause.trait)) };
    }
    case 'fact':
      return factClause(clause, frame, sources);
    case 'event':
      return eventClause(clause, frame, sources);
    case 'sequence':
      return sequenceClause(clause, frame, sources);
    case 'orders':
      return ordersClause(clause, frame, sources);
    case 'products':
      return productsClause(clause, frame, sources);
    case 'list': {
      const since = sql`${sources.list(clause.list)}.added_at`;
      const holds = sql`(${since} is not null)`;
      return { holds, joined: holds, next: undefined, found: sql`jsonb_build_object('since', ${since})` };
    }
    case 'consent': {
      const s = sources.consent(clause.channel);
      const state = sql`coalesce(${s}.state, 'unknown')`;
      const found = sql`jsonb_build_object('state', ${state}, 'at', ${s}.occurred_at)`;
      const joined = clause.state === 'unknown' ? undefined : sql`${s}.state = ${clause.state}::text`;
      return { holds: sql`(${state} = ${clause.state}::text)`, joined, next: undefined, found };
    }
    case 'reachable': {
      const s = sources.consent(clause.channel);
      const address = hasAddress(clause.channel, sources);
      const found = sql`jsonb_build_object('state', coalesce(${s}.state, 'unknown'), 'at', ${s}.occurred_at,
        'address', ${address})`;
      const joined = sql`${s}.state = 'subscribed'`;
      return { holds: isTrue(sql`(${joined} and ${address})`), joined, next: undefined, found };
    }
    default:
      return clause satisfies never;
  }
}

/** At a past time nothing is read off the profile itself. */
const isOfProfile = ({ reach }: Frame): boolean => reach !== 'past';

const value = (text: SQL): SQL => sql`jsonb_build_object('value', ${text})`;

function factClause({ fact, test }: z.infer<typeof FactClause>, frame: Frame, sources: Sources): Compiled {
  if (fact === 'email' || fact === 'phone' || fact === 'userId') {
    const text = sources.self()[fact];
    return {
      holds: textPasses(text, test, frame),
      isOfProfile: isOfProfile(frame),
      next: undefined,
      found: value(text),
    };
  }
  const { events, types, firstSeen, lastSeen } = sources.facts();
  if (fact === 'events' || fact === 'eventTypes') {
    const number = fact === 'events' ? events : types;
    const found = value(sql`${number}::text`);
    return { holds: isTrue(numberPasses(number, test)), isOfProfile: isOfProfile(frame), next: undefined, found };
  }
  const at = fact === 'firstSeen' ? firstSeen : lastSeen;
  const holds = isTrue(timePasses(at, test, frame));
  const next = test.op === 'within' ? sql`(case when ${holds} then ${later(at, test.last)} end)` : undefined;
  return { holds, isOfProfile: isOfProfile(frame), next, found: sql`jsonb_build_object('at', ${at})` };
}

function numberPasses(number: SQL, test: Test): SQL {
  if ('value' in test && typeof test.value === 'number' && test.op !== 'equals') {
    return compares(number, test.op as Parameters<typeof compares>[1], test.value);
  }
  return sql`false`;
}

function timePasses(at: SQL, test: Test, frame: Frame): SQL {
  switch (test.op) {
    case 'before':
      return sql`${at} < ${midnight(test.day, frame.timezone)}`;
    case 'after':
      return sql`${at} >= ${midnight(test.day, frame.timezone, 1)}`;
    case 'within':
      return boundsOf({ last: test.last }, frame).holds(at);
    default:
      return sql`${at} is not null`;
  }
}

function ordersClause(
  { of, is, amount, within }: z.infer<typeof OrdersClause>,
  frame: Frame,
  sources: Sources,
): Compiled {
  const isRunning = !within && frame.reach !== 'past' && (of === 'orders' || of === 'value');
  if (isRunning) {
    const number = sql.raw(of === 'orders' ? 'p.order_count' : 'p.order_value');
    const found = sql`jsonb_build_object('orders', p.order_count, 'amount', ${number}::text)`;
    return { holds: isTrue(compares(number, is, amount)), isOfProfile: true, next: undefined, found };
  }
  const o = sources.orders(within, of === 'kept' || of === 'net');
  const number = sql`coalesce(${o}.${sql.raw(of)}, 0)`;
  const rolling = within && boundsOf(within, frame).rolling;
  return {
    holds: isTrue(compares(number, is, amount)),
    joined: isMoreThanNone(is, amount) ? sql`${o}.orders > 0` : undefined,
    next: rolling && later(sql`${o}.first_at`, rolling),
    found: sql`jsonb_build_object('orders', coalesce(${o}.orders, 0), 'amount', ${number}::text, 'lastAt', ${o}.last_at)`,
  };
}

function productsClause(
  { products, of, is, amount, within }: z.infer<typeof ProductsClause>,
  frame: Frame,
  sources: Sources,
): Compiled {
  const b = sources.bought(products, within);
  const number = sql`coalesce(${b}.${sql.raw(of)}, 0)`;
  const rolling = within && boundsOf(within, frame).rolling;
  return {
    holds: isTrue(compares(number, is, amount)),
    joined: isMoreThanNone(is, amount) ? sql`${b}.orders > 0` : undefined,
    next: rolling && later(sql`${b}.first_at`, rolling),
    found: sql`jsonb_build_object('orders', coalesce(${b}.orders, 0), 'units', coalesce(${b}.units, 0), 'lastAt', ${b}.last_at)`,
  };
}

/** Whether a message could be addressed at all. A push subscription comes with its consent. */
function hasAddress(channel: Channel, sources: Sources): SQL {
  const { email, phone, has } = sources.self();
  switch (channel) {
    case 'email':
      return sql`(${email} is not null)`;
    case 'sms':
      return sql`(${phone} is not null)`;
    case 'whatsapp':
      return sql`(${phone} is not null or ${has('whatsapp')})`;
    case 'messenger':
      return has('messenger');
    case 'push':
      return sql`true`;
    default:
      return channel satisfies never;
  }
}
