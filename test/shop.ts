import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import type { Workspace } from '../contract/auth.ts';
import { root } from '../dev/hub.ts';
import type { UserCtx } from '../worker/context.ts';
import type { Database } from '../worker/db/client.ts';
import { newId } from '../worker/db/id.ts';
import { dataSources, users, workspaces } from '../worker/db/schema.ts';
import type { Env } from '../worker/env.ts';

/** What a shop is made of; settings are the Worker's, such as a model's address. */
export interface ShopOptions {
  now?: Date;
  timezone?: string;
  currency?: string;
  weekStart?: Workspace['weekStart'];
  settings?: Record<string, string>;
}

/** A new workspace with its owner in a test's database, as the context in which feature functions run. */
export async function openShop(db: Database, options: ShopOptions = {}): Promise<UserCtx> {
  const { now = new Date(), timezone = 'UTC', currency = 'GBP', weekStart = 'monday', settings = {} } = options;
  const [workspaceId, userId] = [newId(), newId()];
  const email = `${userId}@shop.example`;
  await db.insert(workspaces).values({ id: workspaceId, name: 'Lantern', timezone, currency, weekStart });
  await db.insert(users).values({
    ...{ id: userId, email, emailKey: email, passwordHash: '-' },
    ...{ firstName: 'Ada', lastName: 'L', companyName: 'Lantern' },
  });
  const moment = now.toISOString();
  return {
    ...{
      db,
      now: () => now,
      startedAt: now,
      requestId: 'test',
      origin: 'http://localhost',
      waitUntil: () => undefined,
    },
    cache: undefined as unknown as KVNamespace,
    env: settings as unknown as Env,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    user: {
      ...{ id: userId, email, firstName: 'Ada', lastName: 'L', companyName: 'Lantern', role: 'owner' },
      ...{ isVerified: false, lastLoginAt: null, createdAt: moment, updatedAt: moment },
      ...{ sessionId: newId(), jti: newId(), tokenExpires: 0 },
    },
    workspace: {
      ...{
        id: workspaceId,
        name: 'Lantern',
        timezone,
        currency,
        weekStart,
        plan: 'free',
        isDemo: false,
        lettersPerWeek: null,
        role: 'owner',
      },
      ...{ createdAt: moment, updatedAt: moment },
    },
  };
}

/** A source without events; its id. */
export async function connectSource(ctx: UserCtx, name = 'Till'): Promise<string> {
  const id = newId();
  await ctx.db.insert(dataSources).values({ id, workspaceId: ctx.workspace.id, sourceType: 'webhook', name });
  return id;
}

/** One order, or a person without any. `total` is decimal. */
export interface Sale {
  customer: string;
  email?: string;
  order?: string;
  at: string;
  total?: string;
  currency?: string;
  isTest?: boolean;
  cancelled?: boolean;
}

/** Puts customers and their orders into a shop as ingest leaves them, far faster: for tests of what is read. */
export async function addSales(ctx: UserCtx, sourceId: string, sales: Sale[]): Promise<void> {
  const workspaceId = ctx.workspace.id;
  const rows = JSON.stringify(sales.map((sale) => ({ ...sale, id: sale.order ?? newId() })));
  await ctx.db.batch([
    ctx.db.execute(sql`
      insert into profiles (id, workspace_id, user_id, email, known, first_seen_at, last_seen_at, event_count, event_types,
        order_count, order_value)
      select gen_random_uuid(), ${workspaceId}, customer, max(email), true, min(at), max(at), count(*), 1,
        count(*) filter (where total is not null and not coalesce("isTest", false) and not coalesce(cancelled, false)),
        coalesce(sum(total) filter (where not coalesce("isTest", false) and not coalesce(cancelled, false)), 0)
      from jsonb_to_recordset(${rows}::jsonb) as s (customer text, email text, at timestamptz, total numeric, "isTest" bool, cancelled bool)
      group by customer`),
    ctx.db.execute(sql`
      insert into profile_identifiers (workspace_id, kind, value, profile_id)
      select workspace_id, 'user', user_id, id from profiles where workspace_id = ${workspaceId} on conflict do nothing`),
    ctx.db.execute(sql`
      insert into orders (workspace_id, order_id, profile_id, source_id, placed_at, state_at, total, currency, is_test, cancelled_at)
      select ${workspaceId}, s.id, p.id, ${sourceId}, s.at, s.at, s.total, s.currency, coalesce(s."isTest", false),
        case when s.cancelled then s.at end
      from jsonb_to_recordset(${rows}::jsonb) as s (id text, customer text, at timestamptz, total numeric, currency text, "isTest" bool, cancelled bool)
      join profiles p on p.workspace_id = ${workspaceId} and p.user_id = s.customer
      where s.total is not null`),
    ctx.db.execute(sql`
      insert into event_totals (workspace_id, source_id, name, count, last_at)
      select ${workspaceId}, ${sourceId}, 'purchase', count(*), max(at)
      from jsonb_to_recordset(${rows}::jsonb) as s (at timestamptz)
      on conflict (workspace_id, source_id, name) do update set count = event_totals.count + excluded.count`),
  ]);
}

/** The invoices of the real shop in `demo/`, on their own days at noon UTC. */
export async function realInvoices(): Promise<Sale[]> {
  const text = await readFile(join(root, 'demo/invoices.csv'), 'utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [order = '', day = '', customer = '', total = ''] = line.split(',');
      return { order, customer, total, at: `${day}T12:00:00Z`, currency: 'GBP' };
    });
}
