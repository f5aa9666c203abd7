import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { PageQuery } from '../../contract/errors.ts';
import type { ReceiptRow } from '../../contract/metrics.ts';
import { figureRows } from '../ai/campaigns/proof/rows.ts';
import { readPlanned } from '../analytics/planned.ts';
import type { UserCtx } from '../context.ts';
import { ApiError } from '../errors.ts';
import { nameIn } from '../people/naming.ts';
import { behind } from './compile/behind.ts';
import { askedAgain } from './receipts.ts';
import { money } from './values.ts';

interface Row {
  kind: ReceiptRow['kind'];
  id: string;
  at: string | null;
  person_id: string | null;
  amount: string;
  sort: string;
  label: string | null;
  person: { traits: unknown; email: string | null; userId: string | null } | null;
}

/**
 * The orders, refunds, events or people behind a receipt's number, page by page: the latest first, of people the one with
 * the most. Where the number is a sum, their amounts add up to it, read from the data of now. 404 for a receipt of another
 * workspace.
 */
export async function receiptRows(
  ctx: UserCtx,
  { id, limit, cursor }: { id: string } & PageQuery,
): Promise<{ data: ReceiptRow[]; nextCursor: string | null }> {
  const { asked, own, figure } = await askedAgain(ctx, id);
  if (figure) return figureRows(own, figure, { limit, cursor });
  const workspaceId = sql`${own.workspace.id}::uuid`;
  const place = readPlace(cursor);
  const after = place ? sql`where (b.sort, b.kind || b.id) < (${place[0]}::numeric, ${place[1]}::text)` : sql``;
  const rows = await readPlanned<Row>(
    own,
    sql`select b.kind, b.id, b.at::text as at, b.person_id, b.amount::text as amount, b.sort::text as sort,
      case b.kind
        when 'order' then coalesce((select o.number from orders o where o.workspace_id = ${workspaceId} and o.order_id = b.id), b.id)
        when 'refund' then 'Refund of ' || coalesce((select coalesce(o.number, r.order_id) from refunds r
          left join orders o on o.workspace_id = r.workspace_id and o.order_id = r.order_id
          where r.workspace_id = ${workspaceId} and r.refund_id = b.id), 'an unknown order')
        when 'event' then (select e.name from events e where e.id = b.id::uuid and e.workspace_id = ${workspaceId}) end as label,
      (select jsonb_build_object('traits', p.traits, 'email', p.email, 'userId', p.user_id) from profiles p
        where p.id = b.person_id and p.workspace_id = ${workspaceId}) as person
    from (select * from (${behind(asked.frame, asked.metric.id)}) b ${after}
      order by b.sort desc, b.kind || b.id desc limit ${limit + 1}) b
    order by b.sort desc, b.kind || b.id desc`,
  );
  const last = rows[limit - 1];
  const isMoney = asked.metric.unit === 'money' || MONEY_BEHIND.has(asked.metric.id);
  return {
    data: rows.slice(0, limit).map((row) => shownRow(row, isMoney ? asked.frame.digits : undefined)),
    nextCursor: last && rows.length > limit ? writePlace([last.sort, last.kind + last.id]) : null,
  };
}

/** Shares that are worked out from money. */
const MONEY_BEHIND = new Set(['refund_rate', 'discount_rate', 'revenue_concentration']);

function shownRow(row: Row, digits: number | undefined): ReceiptRow {
  const { kind, id, person } = row;
  const personName = person && (nameIn(person.traits) ?? person.email ?? person.userId);
  return {
    ...{ kind, id, label: row.label ?? personName ?? 'Somebody without a name' },
    at: row.at === null ? null : new Date(row.at).toISOString(),
    ...{ personId: row.person_id, personName },
    amount: digits === undefined ? Number(row.amount) : money(row.amount, digits),
  };
}

const Place = z.tuple([z.string().regex(/^-?\d+(\.\d+)?$/), z.string()]);

function writePlace(place: z.infer<typeof Place>): string {
  return btoa(encodeURIComponent(JSON.stringify(place)));
}

function readPlace(cursor: string | undefined): z.infer<typeof Place> | undefined {
  if (cursor === undefined) return undefined;
  try {
    return Place.parse(JSON.parse(decodeURIComponent(atob(cursor))));
  } catch (cause) {
    const fields = [{ path: 'cursor', message: 'Use the nextCursor of the page before' }];
    throw new ApiError('invalid', undefined, { fields, cause });
  }
}
