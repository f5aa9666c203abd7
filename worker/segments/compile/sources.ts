import { type SQL, sql } from 'drizzle-orm';
import type { Channel, Filter, ProductChoice, Window } from '../../../contract/segments.ts';
import { type OfProperty, whoMayHave } from '../../analytics/blocks/whose.ts';
import { BEHAVIOUR } from '../../ingest/event.ts';
import { boundsOf, type Frame, instant } from './frame.ts';
import { isAnyOf } from './products.ts';
import { onListAt, selfAt } from './self.ts';
import { textPasses, valuePasses } from './tests.ts';

const KINDS = sql.raw(`(${[...BEHAVIOUR].map((kind) => `'${kind}'`).join()})`);

/** Names under which something else than a deed is stored as well. Of others the index alone tells, without the row. */
const SHARED_NAMES = new Set(['identify', 'group', 'alias']);

/** What a filter asks of its property, of an event that has it as one value and not as a list. */
export const ofProperty = ({ property, test }: Filter, frame: Pick<Frame, 'now' | 'timezone'>): OfProperty => ({
  property,
  test: (value) => textPasses(value, test, frame),
});

/** An aggregate over events `e`, and what tells it from others. */
export interface Meant {
  key: string;
  of: SQL;
}

/** A person as the profile tells them. `has`: by a kind of scoped id; `untold`: traits of which nobody can say since when. */
export interface Self {
  traits: SQL;
  email: SQL;
  phone: SQL;
  userId: SQL;
  known: SQL;
  untold: SQL;
  has: (kind: 'whatsapp' | 'messenger') => SQL;
}

/**
 * What clauses read besides the profile: each thing is joined once, however many clauses ask for it. How it is joined
 * depends on the reach; what it is called afterwards does not.
 */
export class Sources {
  readonly #frame: Frame;
  readonly #joins = new Map<string, { alias: SQL; join: () => SQL }>();
  /** By what is counted, those of its rows that each clause reads; null for all. */
  readonly #read = new Map<string, ((at: SQL) => SQL)[] | null>();

  constructor(frame: Frame) {
    this.#frame = frame;
  }

  /** The names of traits that are asked for. */
  readonly traits = new Set<string>();

  /** All joins, to stand after `profiles p`. */
  get joins(): SQL {
    return sql.join(
      [...this.#joins.values()].map(({ join }) => join()),
      sql` `,
    );
  }

  /**
   * How often a person did a thing: `count, value, first_at, last_at`. Where all clauses ask only whether it was last done in such a
   * time, no more of everybody is joined than those of whom that is so.
   */
  counts(event: string, lastAt?: (at: SQL) => SQL): SQL {
    const { reach, workspaceId, now } = this.#frame;
    const read = this.#read.get(event);
    this.#read.set(event, lastAt && read !== null ? [...(read ?? []), lastAt] : null);
    return this.#join(`counts ${event}`, 'c', (alias) => {
      if (reach === 'everyone') {
        const only = this.#read.get(event)?.map((holds) => holds(sql`${alias}.last_at`)) ?? [];
        return sql`left join profile_event_counts ${alias} on ${alias}.workspace_id = ${workspaceId}::uuid
          and ${alias}.name = ${event}::text and ${alias}.profile_id = p.id
          ${only.length > 0 ? sql`and (${sql.join(only, sql` or `)})` : sql``}`;
      }
      if (reach === 'some') {
        return sql`left join lateral (select n.count, n.value, n.first_at, n.last_at from profile_event_counts n
          where n.profile_id = p.id and n.name = ${event}::text limit 1) ${alias} on true`;
      }
      return sql`left join lateral (select count(*) as count, coalesce(sum(e.value), 0) as value,
          min(e.occurred_at) as first_at, max(e.occurred_at) as last_at
        from events e where e.profile_id = p.id and e.name = ${event}::text and e.kind in ${KINDS}
          and e.occurred_at <= ${instant(now)}) ${alias} on true`;
    });
  }

  /** Who the person is, or was: see `selfAt`. */
  self(): Self {
    if (this.#frame.reach !== 'past') {
      const own = (name: string) => sql.raw(`p.${name}`);
      return {
        ...{ traits: own('traits'), email: own('email'), phone: own('phone'), userId: own('user_id') },
        ...{ known: own('known'), untold: sql`'{}'::jsonb` },
        has: (kind) => sql`exists (select 1 from profile_identifiers i where i.profile_id = p.id and i.kind = ${kind})`,
      };
    }
    const alias = this.#join(
      'self',
      'w',
      (name) => sql`left join lateral (${selfAt(instant(this.#frame.now))}) ${name} on true`,
    );
    const own = (name: string) => sql`${alias}.${sql.raw(name)}`;
    return {
      ...{ traits: own('traits'), email: own('email'), phone: own('phone'), userId: own('user_id') },
      ...{ known: own('known'), untold: own('untold') },
      has: (kind) => sql`(${kind}::text = any (${alias}.kinds))`,
    };
  }

  /** The running facts as they were: `events, types, first_at, last_at`; now they are the profile's own. */
  facts(): { events: SQL; types: SQL; firstSeen: SQL; lastSeen: SQL } {
    if (this.#frame.reach !== 'past') {
      const own = (name: string) => sql.raw(`p.${name}`);
      return {
        ...{ events: own('event_count'), types: own('event_types') },
        ...{ firstSeen: own('first_seen_at'), lastSeen: own('last_seen_at') },
      };
    }
    const alias = this.#join(
      'facts',
      'f',
      (name) => sql`left join lateral (
        select count(*) filter (where e.kind in ${KINDS}) as events,
          count(distinct e.name) filter (where e.kind in ${KINDS}) as types,
          min(e.occurred_at) as first_at, max(e.occurred_at) as last_at
        from events e where e.profile_id = p.id and e.occurred_at <= ${instant(this.#frame.now)}) ${name} on true`,
    );
    return {
      ...{ events: sql`${alias}.events`, types: sql`${alias}.types` },
      ...{ firstSeen: sql`${alias}.first_at`, lastSeen: sql`${alias}.last_at` },
    };
  }

  /** What a channel's last word is: `state`, null where none was ever said. */
  consent(channel: Channel): SQL {
    const { reach, workspaceId, now } = this.#frame;
    return this.#join(`consent ${channel}`, 's', (alias) =>
      reach === 'everyone'
        ? sql`left join (select distinct on (profile_id) profile_id, state, occurred_at from consents
            where workspace_id = ${workspaceId}::uuid and channel = ${channel}
            order by profile_id, occurred_at desc, id desc) ${alias} on ${alias}.profile_id = p.id`
        : sql`left join lateral (select n.state, n.occurred_at from consents n
            where n.profile_id = p.id and n.channel = ${channel}
              and n.occurred_at <= ${reach === 'past' ? instant(now) : sql`'infinity'::timestamptz`}
            order by n.occurred_at desc, n.id desc limit 1) ${alias} on true`,
    );
  }

  /** Since when a person is on a list: `added_at`, null where they are not. Lists keep profiles, whoever those are now. */
  list(id: string): SQL {
    const { reach, workspaceId, now } = this.#frame;
    const mine = sql`l.segment_id = ${id}::uuid and l.workspace_id = ${workspaceId}::uuid`;
    return this.#join(`list ${id}`, 'l', (alias) =>
      reach === 'everyone'
        ? sql`left join (select coalesce(q.person_id, l.profile_id) as profile_id, min(l.added_at) as added_at
            from segment_list_people l left join profile_parts q on q.profile_id = l.profile_id
            where ${mine} group by 1) ${alias} on ${alias}.profile_id = p.id`
        : sql`left join lateral (select min(l.added_at) as added_at from ${
            reach === 'past' ? sql`(${onListAt(id, instant(now))})` : sql`segment_list_people`
          } l where ${mine} and l.profile_id = any(case when p.merged
                then array(select q.profile_id from profile_parts q where q.person_id = p.id) else array[p.id] end)) ${alias} on true`,
    );
  }

  /**
   * Orders in a window: `orders, value, first_at, last_at` and, with `refunds`, `kept, net`. See `OrdersClause` for what
   * each is.
   */
  orders(window: Window | undefined, refunds: boolean): SQL {
    const { reach, workspaceId, currency } = this.#frame;
    return this.#join(`orders ${JSON.stringify(window)} ${refunds}`, 'o', (alias) => {
      const isPast = reach === 'past';
      const now = instant(this.#frame.now);
      const goods = sql`coalesce(r.subtotal, r.total)`;
      const lessRefunds = sql`,
          count(*) filter (where coalesce(b.back, 0) < ${goods} or ${goods} <= 0) as kept,
          coalesce(sum(${goods} - coalesce(b.back, 0)) filter (where coalesce(r.currency, ${currency}) = ${currency}), 0)
            as net`;
      const until = isPast ? sql`and f.refunded_at <= ${now}` : sql``;
      const given = sql`case when r.subtotal is null then f.amount else coalesce(f.goods, f.amount) end`;
      const back =
        reach === 'everyone'
          ? sql`left join (
              select f.order_id, sum(f.amount) as amount, sum(coalesce(f.goods, f.amount)) as goods
              from refunds f where f.workspace_id = ${workspaceId}::uuid and f.order_id is not null group by f.order_id
            ) g on g.order_id = r.order_id
            cross join lateral (select case when r.subtotal is null then g.amount else g.goods end as back) b`
          : sql`left join lateral (select sum(${given}) as back from refunds f
              where f.workspace_id = r.workspace_id and f.order_id = r.order_id ${until}) b on true`;
      const rows = (mine: SQL, columns: SQL) => sql`
        select ${columns} count(*) as orders, coalesce(sum(r.total), 0) as value, min(r.placed_at) as first_at,
          max(r.placed_at) as last_at ${refunds ? lessRefunds : sql``}
        from orders r ${refunds ? back : sql``}
        where ${mine} and not r.is_test
          and (r.cancelled_at is null ${isPast ? sql`or r.cancelled_at > ${now}` : sql``})
          ${isPast ? sql`and r.placed_at <= ${now}` : sql``}
          ${window ? sql`and ${boundsOf(window, this.#frame).holds(sql`r.placed_at`)}` : sql``}`;
      return reach === 'everyone'
        ? sql`left join (${rows(sql`r.workspace_id = ${workspaceId}::uuid and r.profile_id is not null`, sql`r.profile_id,`)} group by r.profile_id) ${alias}
            on ${alias}.profile_id = p.id`
        : sql`left join lateral (${rows(sql`r.profile_id = p.id`, sql``)}) ${alias} on true`;
    });
  }

  /** Orders in a window that have any of some products in them: `orders, units, first_at, last_at`. */
  bought(products: ProductChoice[], window: Window | undefined): SQL {
    const { reach, workspaceId } = this.#frame;
    return this.#join(`bought ${JSON.stringify([products, window])}`, 'b', (alias) => {
      const now = instant(this.#frame.now);
      const isMeant = isAnyOf(products, workspaceId);
      const counts = sql`
          and not r.is_test
          and (r.cancelled_at is null ${reach === 'past' ? sql`or r.cancelled_at > ${now}` : sql``})
          ${reach === 'past' ? sql`and r.placed_at <= ${now}` : sql``}
          ${window ? sql`and ${boundsOf(window, this.#frame).holds(sql`r.placed_at`)}` : sql``}`;
      const columns = sql`count(*) as orders, sum(i.units) as units, min(r.placed_at) as first_at,
          max(r.placed_at) as last_at`;
      return reach === 'everyone'
        ? sql`left join (
            select r.profile_id, ${columns} from orders r join (
              select i.order_id, sum(i.quantity) as units from order_items i
              where i.workspace_id = ${workspaceId}::uuid and i.quantity > 0 and ${isMeant} group by i.order_id
            ) i on i.order_id = r.order_id
            where r.workspace_id = ${workspaceId}::uuid and r.profile_id is not null ${counts}
            group by r.profile_id) ${alias} on ${alias}.profile_id = p.id`
        : sql`left join lateral (
            select ${columns} from orders r cross join lateral (
              select sum(i.quantity) as units from order_items i
              where i.workspace_id = r.workspace_id and i.order_id = r.order_id and i.quantity > 0 and ${isMeant}
              having count(*) > 0
            ) i where r.profile_id = p.id ${counts}) ${alias} on true`;
    });
  }

  /** A figure over everybody's events `e` of a name that pass the filters and lie in a window; null where somebody has none. */
  gathered(event: string, of: { where: Filter[]; within: Window | undefined; meant: Meant; inside: SQL }): SQL {
    const { where, within, meant, inside } = of;
    const { workspaceId, isOfFew } = this.#frame;
    const few = where.find((filter) => isOfFew?.(filter));
    const passing = sql`e.name = ${event}::text and e.kind in ${KINDS} ${inside} ${this.#filtered(where, sql.raw('e'))}`;
    const alias = this.#join(`gathered ${JSON.stringify([event, where, within, meant.key])}`, 'g', (name) =>
      few
        ? sql`left join (
            select w.profile_id, e.figure from (${whoMayHave(workspaceId, ofProperty(few, this.#frame))}) w cross join lateral (
              select ${meant.of} as figure from events e
              where e.profile_id = w.profile_id and (e.workspace_id = ${workspaceId}::uuid) is true and ${passing}
              having count(*) > 0 offset 0) e) ${name} on ${name}.profile_id = p.id`
        : sql`left join (
            select e.profile_id, ${meant.of} as figure from events e
            where e.workspace_id = ${workspaceId}::uuid and ${passing} and e.profile_id is not null
            group by e.profile_id) ${name} on ${name}.profile_id = p.id`,
    );
    return sql`${alias}.figure`;
  }

  /** `from events e where …`: a person's events of a name that pass the filters. For a subquery. */
  eventsOf(event: string, filters: Filter[] | undefined, alias: SQL): SQL {
    const until = this.#frame.reach === 'past' ? sql`and ${alias}.occurred_at <= ${instant(this.#frame.now)}` : sql``;
    return sql`from events ${alias} where ${alias}.profile_id = p.id and ${alias}.name = ${event}::text
      ${SHARED_NAMES.has(event) ? sql`and ${alias}.kind in ${KINDS}` : sql``} ${until} ${this.#filtered(filters, alias)}`;
  }

  #filtered(filters: Filter[] = [], alias: SQL): SQL {
    const conditions = filters.map(
      ({ property, test }) => sql`and ${valuePasses(sql`${alias}.properties`, property, test, this.#frame)}`,
    );
    return sql.join(conditions, sql` `);
  }

  #join(key: string, letter: string, make: (alias: SQL) => SQL): SQL {
    const known = this.#joins.get(key);
    if (known) return known.alias;
    const alias = sql.raw(`${letter}${this.#joins.size + 1}`);
    this.#joins.set(key, { alias, join: () => make(alias) });
    return alias;
  }
}
