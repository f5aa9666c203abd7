import { type BenchHub, benchWorkspace, signIn, until } from './bench-hub.ts';

export interface BigShop {
  workspaceId: string;
  token: string;
  /** Some of its people, spread over all of it. */
  people: string[];
}

/** An id that is a valid UUID, the same for the same person in every statement and, as ids are, later for who came later. */
const idOf = (number: string) => `(right($1::text, 8) || '-0000-4000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const ID = idOf('n');
const EVENTS_EACH = 10;
const PEOPLE_AT_ONCE = 10_000;
/** Of which a Postgres server would know by itself how much is in them. */
const TABLES = [
  'profiles',
  'events',
  'profile_event_counts',
  'event_times',
  'event_totals',
  'orders',
  'profile_identifiers',
];
const YEAR_MS = 365 * 86_400_000;

/**
 * A workspace with so many events, ten of each person, people coming one after the other through the year that ends now. They
 * are put straight into the tables as ingest leaves them, for sending them would measure nothing else. Of a hundred people all
 * look, half fill a cart, a quarter check out and an eighth buy. The triggers count as they do for ingest.
 */
export async function openBigShop(hub: BenchHub, events: number): Promise<BigShop> {
  const { workspaceId, segmentId, email } = await benchWorkspace(hub);
  const people = await fillBigShop(hub, { workspaceId, segmentId, events });
  await blocksBuilt(hub, workspaceId, events / EVENTS_EACH);
  // What signing up gave may have ended meanwhile.
  return { workspaceId, token: await signIn(hub, email), people };
}

/** A shop large enough has the deeds of its people in blocks, but for the last few thousand; the clock has them built. */
async function blocksBuilt(hub: BenchHub, workspaceId: string, people: number): Promise<void> {
  if (people < 20_000) return;
  const met = async () => {
    const [row] = await hub.query('select sum(people) as people from deed_blocks where workspace_id = $1::uuid', [
      workspaceId,
    ]);
    return Number(row?.people ?? 0) > people - 5000;
  };
  await until('the blocks of everybody', met, 1800);
}

/** What was asked for beside the deeds of a shop stands beside all of its blocks; the clock has it made. */
export async function columnsBuilt(hub: BenchHub, workspaceId: string): Promise<void> {
  const met = async () => {
    const [row] = await hub.query(
      `select count(*) as missing from deed_questions q join deed_blocks b using (workspace_id)
       where workspace_id = $1::uuid and not q.too_many and not exists (
         select from deed_columns c where c.workspace_id = b.workspace_id and c.first_number = b.first_number
           and c.kind = q.kind and c.name = q.name and c.build = b.build)`,
      [workspaceId],
    );
    return Number(row?.missing) === 0;
  };
  await until('the columns of what was asked for', met, 1800);
}

/** Fills such a workspace; some of its people. */
export async function fillBigShop(
  hub: Pick<BenchHub, 'query'>,
  { workspaceId, segmentId, events }: { workspaceId: string; segmentId: string; events: number },
): Promise<string[]> {
  const people = events / EVENTS_EACH;
  const putBack = await setAsideIndexes(hub);
  const now = Date.now() - EVENTS_EACH * 60_000;
  for (let from = 0; from < people; from += PEOPLE_AT_ONCE) {
    const to = Math.min(people, from + PEOPLE_AT_ONCE);
    const given = [workspaceId, segmentId, from, to, new Date(now - YEAR_MS).toISOString(), YEAR_MS / 1000 / people];
    for (const statement of STATEMENTS) await hub.query(statement, given);
  }
  await hub.query(
    `insert into event_totals (workspace_id, source_id, name, count, value, last_at)
     select workspace_id, $2::uuid, name, sum(count), sum(value), max(last_at)
     from profile_event_counts where workspace_id = $1::uuid group by workspace_id, name`,
    [workspaceId, segmentId],
  );
  await putBack();
  for (const table of TABLES) {
    await hub.query(`analyze ${table}`);
  }
  const rows = await hub.query(`select ${ID} as id from generate_series(0, $2::bigint - 1, $3::bigint) n`, [
    workspaceId,
    people,
    Math.max(1, Math.floor(people / 50)),
  ]);
  return rows.map(({ id }) => String(id));
}

/**
 * Takes away the indexes of events that no constraint needs, for to make them once is quicker than to keep them with every row; not
 * those by which the hub, which runs meanwhile, finds what a person did.
 */
async function setAsideIndexes(hub: Pick<BenchHub, 'query'>): Promise<() => Promise<void>> {
  const indexes = await hub.query(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = 'events' and indexname not in ('events_pkey', 'events_person')`,
  );
  for (const { name } of indexes) await hub.query(`drop index "${name}"`);
  return async () => {
    for (const { definition } of indexes) await hub.query(String(definition));
  };
}

/** Person n: an id made of the workspace and n, and when the first of the ten events happened. */
const PEOPLE = `people as (
  select n, ${ID} as id,
    $5::timestamptz + make_interval(secs => n * $6::float8) as at,
    n % 2 = 0 as fills, n % 4 = 0 as checks, n % 8 = 0 as buys
  from generate_series($3::bigint, $4::bigint - 1) n
)`;

const DONE = `done as (
  select p.*, k, p.at + k * interval '1 minute' as done_at, case
    when k < 4 then 'page_view' when k < 7 then 'product_view'
    when k = 7 and fills then 'add_to_cart' when k = 8 and checks then 'checkout'
    when k = 9 and buys then 'purchase' else 'page_view' end as name
  from people p, generate_series(0, ${EVENTS_EACH - 1}) k
)`;

const VALUE = `case when name = 'purchase' then (20 + n % 180)::numeric end`;

const STATEMENTS = [
  `with ${PEOPLE}
   insert into profiles (id, workspace_id, user_id, email, traits, known, first_seen_at, last_seen_at, event_count, event_types,
     page_views, cart_adds, order_count, order_value, first_order_at, last_order_at, reached_page_view_at,
     reached_product_view_at, reached_cart_at, reached_checkout_at, reached_purchase_at)
   select id, $1::uuid, 'u-' || n, 'u-' || n || '@example.com', jsonb_build_object('city', 'City ' || n % 40), true, at, at + interval '9 minutes', ${EVENTS_EACH},
     2 + fills::int + checks::int + buys::int, ${EVENTS_EACH} - 3 - fills::int - checks::int - buys::int, fills::int,
     buys::int, case when buys then 20 + n % 180 else 0 end, case when buys then at + interval '9 minutes' end,
     case when buys then at + interval '9 minutes' end, at, at + interval '4 minutes',
     case when fills then at + interval '7 minutes' end, case when checks then at + interval '8 minutes' end,
     case when buys then at + interval '9 minutes' end
   from people where $2::uuid is not null`,
  `with ${PEOPLE}
   insert into profile_identifiers (workspace_id, kind, value, profile_id)
   select $1::uuid, 'user', 'u-' || n, id from people where $2::uuid is not null`,
  `with ${PEOPLE}, ${DONE}
   insert into events (id, workspace_id, source_id, message_id, kind, name, original_name, profile_id, user_id,
     occurred_at, received_at, value, currency, order_id, properties, context)
   select ${idOf(`(n * ${EVENTS_EACH} + k)`)}, $1::uuid, $2::uuid, 'm-' || n || '-' || k, 'track', name, name, id, 'u-' || n, done_at,
     done_at, ${VALUE}, case when name = 'purchase' then 'USD' end, case when name = 'purchase' then 'o-' || n end,
     jsonb_build_object('product_id', 'p-' || n % 97, 'path', '/products/' || n % 97), '{}'
   from done`,
  `with ${PEOPLE}, ${DONE}
   insert into profile_event_counts (profile_id, name, workspace_id, count, value, first_at, last_at)
   select id, name, $1::uuid, count(*), coalesce(sum(${VALUE}), 0), min(done_at), max(done_at)
   from done where $2::uuid is not null group by id, name`,
  `with ${PEOPLE}
   insert into orders (workspace_id, order_id, profile_id, source_id, placed_at, state_at, total, currency)
   select $1::uuid, 'o-' || n, id, $2::uuid, at + interval '9 minutes', at + interval '9 minutes', 20 + n % 180, 'USD'
   from people where buys`,
];
