import { type SQL, sql } from 'drizzle-orm';
import type { TimelineEntry, TimelineType } from '../../contract/people.ts';
import { money } from '../analytics/rules.ts';

/** What a timeline is asked for. */
export interface Asked {
  workspaceId: string;
  /** Of money whose own is not told. */
  currency: string;
  /** The person, and the profiles it is made of. */
  id: string;
  homes: string[];
  name: string | undefined;
  wanted: ReadonlySet<TimelineType>;
  /** Whether a row belongs to the page, by its time and key. */
  within: (at: SQL, key: SQL) => SQL;
  limit: number;
}

/** A row of any source: when, which one, and what there is to tell. */
export interface Told {
  at: string;
  /** The entry's type and id. */
  key: string;
  told: object;
}

interface Base {
  id: string;
  occurredAt: string;
}

/**
 * One kind of entry: the rows of a person as `at`, `key` and `told`, latest first and no more than the limit, and how
 * they are told. To add one: one element here, and its shape in the contract.
 */
interface Source<Row> {
  type: TimelineEntry['type'];
  of: TimelineType;
  rows: (asked: Asked) => SQL;
  tell: (told: Row, base: Base, asked: Asked) => TimelineEntry;
}

type Entry<Type extends TimelineEntry['type']> = Extract<TimelineEntry, { type: Type }>;
/** What is told as it is stored. */
type Plain<Type extends TimelineEntry['type'], Field extends keyof Entry<Type>> = Pick<Entry<Type>, Field>;

const moneyOrNull = (value: string | null): string | null => (value === null ? null : money(value));

/** Latest first, so many of them: what every source ends with. */
const last = ({ limit }: Asked) => sql`order by at desc, key desc limit ${limit}`;

/** The events of one name after the other: each is a range of an index, however much the person did. */
const events: Source<Omit<Entry<'event'>, 'id' | 'type' | 'occurredAt'>> = {
  type: 'event',
  of: 'events',
  rows: (asked) => {
    const { id, workspaceId, name, wanted, within, limit } = asked;
    const key = sql`'event:' || x.id`;
    const names =
      name === undefined
        ? sql`(select name from profile_event_counts where profile_id = ${id}::uuid
            union select unnest(array['identify', 'group', 'alias']))`
        : sql`(select ${name}::text as name)`;
    // A purchase that made an order of the person's, or a refund of one, is told as that.
    const once = wanted.has('orders') && name === undefined;
    const isToldElsewhere = sql`x.name in ('purchase', 'refund') and exists (
      select from orders o where o.workspace_id = ${workspaceId}::uuid and o.profile_id = x.profile_id
        and o.order_id = coalesce(x.order_id, 'message:' || x.message_id)
        and (x.name = 'purchase' or exists (
          select from refunds r where r.workspace_id = o.workspace_id and r.order_id = o.order_id)))`;
    return sql`
      select e.occurred_at as at, ('event:' || e.id) collate "C" as key, jsonb_build_object('name', e.name,
        'originalName', e.original_name, 'sourceId', e.source_id, 'sourceType', coalesce(d.source_type, 'webhook'),
        'profileId', e.profile_id, 'userId', e.user_id, 'anonymousId', e.anonymous_id, 'email', e.email,
        'receivedAt', e.received_at, 'value', e.value::text, 'currency', e.currency, 'orderId', e.order_id,
        'properties', e.properties) as told
      from ${names} n
      cross join lateral (
        select * from events x
        where x.profile_id = ${id}::uuid and x.workspace_id = ${workspaceId}::uuid and x.name = n.name
          and ${within(sql`x.occurred_at`, key)} ${once ? sql`and not (${isToldElsewhere})` : sql``}
        order by x.occurred_at desc, ('event:' || x.id) collate "C" desc limit ${limit}
      ) e
      left join data_sources d on d.id = e.source_id
      ${last(asked)}`;
  },
  tell: (told, base) => ({
    ...told,
    ...base,
    type: 'event',
    receivedAt: new Date(told.receivedAt).toISOString(),
    value: moneyOrNull(told.value),
  }),
};

interface OrderRow extends Plain<'order', 'number' | 'sourceType' | 'subtotal' | 'discounts' | 'tax' | 'shipping'> {
  cancelled: boolean;
  test: boolean;
  total: string;
  currency: string | null;
  refunded: string;
  items: Entry<'order'>['items'];
}

const orders: Source<OrderRow> = {
  type: 'order',
  of: 'orders',
  rows: (asked) => sql`
    select o.placed_at as at, ('order:' || o.order_id) collate "C" as key, jsonb_build_object('number', o.number,
      'cancelled', o.cancelled_at is not null, 'test', o.is_test, 'sourceType', coalesce(d.source_type, 'webhook'),
      'total', o.total::text, 'currency', o.currency, 'subtotal', o.subtotal::text, 'discounts', o.discounts::text,
      'tax', o.tax::text, 'shipping', o.shipping::text,
      'refunded', (select coalesce(sum(amount), 0)::text from refunds r
        where r.workspace_id = o.workspace_id and r.order_id = o.order_id),
      'items', coalesce((
        select jsonb_agg(jsonb_build_object('name', i.name, 'sku', i.sku, 'productId', i.product_id,
          'quantity', i.quantity, 'price', i.price::text) order by i.line)
        from order_items i
        where i.workspace_id = o.workspace_id and i.order_id = o.order_id and i.line < 100), '[]')) as told
    from orders o
    left join data_sources d on d.id = o.source_id
    where o.profile_id = ${asked.id}::uuid and o.workspace_id = ${asked.workspaceId}::uuid
      and ${asked.within(sql`o.placed_at`, sql`'order:' || o.order_id`)}
    ${last(asked)}`,
  tell: (told, base, { currency }) => ({
    ...base,
    type: 'order',
    name: 'purchase',
    orderId: base.id,
    number: told.number,
    state: told.test ? 'test' : told.cancelled ? 'cancelled' : 'placed',
    sourceType: told.sourceType,
    value: money(told.total),
    currency: told.currency ?? currency,
    subtotal: moneyOrNull(told.subtotal),
    discounts: moneyOrNull(told.discounts),
    tax: moneyOrNull(told.tax),
    shipping: moneyOrNull(told.shipping),
    refunded: money(told.refunded),
    items: told.items.map((item) => ({ ...item, price: moneyOrNull(item.price) })),
  }),
};

interface RefundRow extends Plain<'refund', 'orderId' | 'orderNumber' | 'goods'> {
  amount: string;
  currency: string | null;
}

const refunds: Source<RefundRow> = {
  type: 'refund',
  of: 'orders',
  rows: (asked) => sql`
    select r.refunded_at as at, ('refund:' || r.refund_id) collate "C" as key, jsonb_build_object('orderId', o.order_id,
      'orderNumber', o.number, 'amount', r.amount::text, 'goods', r.goods::text,
      'currency', coalesce(r.currency, o.currency)) as told
    from orders o
    join refunds r on r.workspace_id = o.workspace_id and r.order_id = o.order_id
    where o.profile_id = ${asked.id}::uuid and o.workspace_id = ${asked.workspaceId}::uuid
      and ${asked.within(sql`r.refunded_at`, sql`'refund:' || r.refund_id`)}
    ${last(asked)}`,
  tell: (told, base, { currency }) => ({
    ...base,
    type: 'refund',
    name: 'refund',
    refundId: base.id,
    orderId: told.orderId,
    orderNumber: told.orderNumber,
    value: money(told.amount),
    currency: told.currency ?? currency,
    goods: moneyOrNull(told.goods),
  }),
};

/** Letters stay with the profile they were written to; a draft was never meant to go out by itself. */
const messages: Source<Plain<'message', 'state' | 'reason' | 'address' | 'subject' | 'body' | 'planId'>> = {
  type: 'message',
  of: 'messages',
  rows: (asked) => sql`
    select t.at, ('message:' || m.id) collate "C" as key, jsonb_build_object('state', m.status, 'reason', m.reason,
      'address', m.address, 'subject', m.subject, 'body', m.body, 'planId', m.plan_id) as told
    from email_messages m
    cross join lateral (select coalesce(m.sent_at, m.created_at) as at) t
    where m.profile_id in ${asked.homes} and m.workspace_id = ${asked.workspaceId}::uuid and m.status <> 'draft'
      and ${asked.within(sql`t.at`, sql`'message:' || m.id`)}
    ${last(asked)}`,
  tell: (told, base) => ({ ...base, type: 'message', name: told.state, channel: 'email', ...told }),
};

const consents: Source<Plain<'consent', 'channel' | 'state' | 'source' | 'evidence'>> = {
  type: 'consent',
  of: 'decisions',
  rows: (asked) => sql`
    select c.occurred_at as at, ('consent:' || c.id) collate "C" as key, jsonb_build_object('channel', c.channel, 'state', c.state,
      'source', c.source, 'evidence', c.evidence) as told
    from consents c
    where c.profile_id = ${asked.id}::uuid and c.workspace_id = ${asked.workspaceId}::uuid
      and ${asked.within(sql`c.occurred_at`, sql`'consent:' || c.id`)}
    ${last(asked)}`,
  tell: ({ channel, state, source, evidence }, base) => ({
    ...base,
    type: 'consent',
    name: state,
    ...{ channel, state, source, evidence },
  }),
};

const merges: Source<Plain<'merge', 'name' | 'mergeId' | 'by' | 'reason'>> = {
  type: 'merge',
  of: 'decisions',
  rows: (asked) => sql`
    select t.at, t.key collate "C" as key, jsonb_build_object('name', t.name, 'mergeId', m.id, 'reason', m.reason,
      'by', (select concat_ws(' ', u.first_name, u.last_name) from users u where u.id = t.by)) as told
    from profile_merges m
    cross join lateral (values
      (m.created_at, 'merge:' || m.id || ':merged', 'merged', m.merged_by),
      (m.undone_at, 'merge:' || m.id || ':taken_apart', 'taken_apart', m.undone_by)
    ) t (at, key, name, by)
    where m.workspace_id = ${asked.workspaceId}::uuid and t.at is not null
      and (m.from_profile_id in ${asked.homes} or m.into_profile_id in ${asked.homes})
      and ${asked.within(sql`t.at`, sql`t.key`)}
    ${last(asked)}`,
  tell: ({ name, mergeId, by, reason }, base) => ({ ...base, type: 'merge', name, mergeId, by, reason }),
};

const segments: Source<Plain<'segment', 'cause' | 'segmentId' | 'segment'> & { change: string }> = {
  type: 'segment',
  of: 'decisions',
  rows: (asked) => sql`
    select c.at, ('segment:' || c.id) collate "C" as key, jsonb_build_object('change', c.change, 'cause', c.cause,
      'segmentId', coalesce(s.key, s.id::text), 'segment', s.name) as told
    from segment_changes c
    join segments s on s.id = c.segment_id
    where c.profile_id in ${asked.homes} and c.workspace_id = ${asked.workspaceId}::uuid
      and ${asked.within(sql`c.at`, sql`'segment:' || c.id`)}
    ${last(asked)}`,
  tell: ({ change, cause, segmentId, segment }, base) => ({
    ...base,
    type: 'segment',
    name: change,
    ...{ cause, segmentId, segment },
  }),
};

/** Every kind of entry there is. */
export const SOURCES: readonly Source<never>[] = [events, orders, refunds, messages, consents, merges, segments];
