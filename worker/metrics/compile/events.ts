import { type SQL, sql } from 'drizzle-orm';
import { all, asksFor, eachSpan, type Frame, raw, texts, within, workspace } from './frame.ts';
import { conditions } from './kept.ts';
import { campaignOf, channelOf } from './origin.ts';

/** After so long without anything a visit is over. */
const VISIT_ENDS = raw(`interval '30 minutes'`);
const VISIT_ENDS_MS = 30 * 60_000;
const BEHAVIOUR = raw(`('track', 'page', 'screen')`);

/** The product that an event (alias `e`) is about, as its sender names it. */
const PRODUCT = sql`coalesce(e.properties ->> 'product_id', e.properties ->> 'productId',
  e.properties #>> '{products,0,product_id}', e.properties #>> '{products,0,productId}',
  e.properties ->> 'name', e.properties #>> '{products,0,name}')`;

/** `acts`: what people did, each event with its window; of some names only where only they are counted. */
export function acts(frame: Frame, names: string[] | undefined): SQL {
  const rows = eachSpan(
    frame,
    (span, w) => sql`select ${w} as w, e.occurred_at as at, ${columns(frame)} from events e ${people(frame)}
      where e.workspace_id = ${workspace(frame)} and ${within(sql`e.occurred_at`, span)} and e.kind in ${BEHAVIOUR}
        ${names ? sql`and e.name in ${texts(names)}` : sql``} and ${all(kept(frame))}`,
  );
  return sql`acts as materialized (${rows})`;
}

/** `visits`: the event with which each began, which may follow one just before the window. */
export function visits(frame: Frame): SQL {
  const rows = eachSpan(frame, (span, w) => {
    const before = { from: span.from && new Date(span.from.getTime() - VISIT_ENDS_MS), to: span.to };
    return sql`select ${w} as w, e.occurred_at as at, ${columns(frame)} from (
        select e.*, lag(e.occurred_at) over (
          partition by coalesce(e.profile_id::text, e.anonymous_id, e.id::text) order by e.occurred_at, e.id) as before_at
        from events e
        where e.workspace_id = ${workspace(frame)} and ${within(sql`e.occurred_at`, before)} and e.kind in ${BEHAVIOUR}) e
      ${people(frame)}
      where ${within(sql`e.occurred_at`, span)} and (e.before_at is null or e.occurred_at - e.before_at >= ${VISIT_ENDS})
        and ${all(kept(frame))}`;
  });
  return sql`visits as materialized (${rows})`;
}

function columns(frame: Frame): SQL {
  const origin = asksFor(frame, 'channel', 'campaign');
  return sql`e.id, e.name, e.profile_id as person_id, e.source_id
    ${asksFor(frame, 'customer') ? sql`, case when p.known then p.id end as buyer_id` : sql``}
    ${origin ? sql`, ${channelOf(sql`e.context`)} as channel, ${campaignOf(sql`e.context`)} as campaign` : sql``}
    ${asksFor(frame, 'product') ? sql`, ${PRODUCT} as product` : sql``}`;
}

function people(frame: Frame): SQL {
  return asksFor(frame, 'customer')
    ? sql`left join profiles p on p.id = e.profile_id and p.workspace_id = e.workspace_id`
    : sql``;
}

function kept(frame: Frame): SQL[] {
  return conditions(frame, {
    ...{ at: sql`e.occurred_at`, person: sql`e.profile_id`, source: sql`e.source_id`, product: PRODUCT },
    ...{ channel: channelOf(sql`e.context`), campaign: campaignOf(sql`e.context`) },
  });
}
