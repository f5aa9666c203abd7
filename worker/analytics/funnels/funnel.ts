import { type SQL, sql } from 'drizzle-orm';
import type { FunnelPeopleQuery, FunnelQuery, FunnelResult, FunnelRow } from '../../../contract/funnels.ts';
import type { UserCtx } from '../../context.ts';
import type { Database } from '../../db/client.ts';
import { profiles } from '../../db/schema.ts';
import { before } from '../../http/cursor.ts';
import { peoplePage } from '../people-page.ts';
import { readPlanned } from '../planned.ts';
import { spanOf } from '../span.ts';
import { splitBy } from './breakdown.ts';
import { type Figures, foldFunnel, foldPeople, isToldByDeeds } from './fold.ts';
import type { PersonFound } from './packed.ts';
import { paths } from './paths.ts';
import { type Asked, list, raw } from './steps.ts';

/**
 * How many people went how far through the steps, and how long each took; see `paths` for what counts. With a breakdown
 * also for each of its most frequent values and for all the others together. It is found in what is packed of everybody, with
 * the properties and traits that are asked for read beside it; where that does not tell, a statement asks the events.
 */
export async function funnel(ctx: UserCtx, query: FunnelQuery): Promise<FunnelResult> {
  const span = spanOf(ctx, query);
  const asked = { ...query, ...span, workspaceId: ctx.workspace.id };
  const { breakdown } = query;
  const rows =
    (isToldByDeeds(query) && (await foldFunnel(ctx, query, span))) ||
    (await readFunnel(ctx, asked, breakdown && splitBy(asked, breakdown)));
  const all = rows.find((row) => row.total) ?? EMPTY;
  const result: FunnelResult = {
    range: {
      from: span.from?.toISOString() ?? null,
      to: span.to?.toISOString() ?? null,
      timezone: ctx.workspace.timezone,
    },
    steps: stepsOf(asked, all),
    excluded: all.excluded,
  };
  if (!breakdown) return result;
  const parts = rows.filter((row) => !row.total);
  return {
    ...result,
    breakdown: parts.map((row) => ({
      ...{ value: row.value, other: row.other, label: row.label ?? (row.other ? 'All others' : 'None') },
      steps: stepsOf(asked, row),
    })),
  };
}

/** The people behind a step, seen last first, page by page. */
export async function funnelPeople(ctx: UserCtx, query: FunnelPeopleQuery) {
  const span = spanOf(ctx, query);
  const { step, kind, limit } = query;
  const isBehind = ({ path: { depth, excluded } }: PersonFound) =>
    !excluded && (kind === 'reached' ? depth >= step : depth === step - 1);
  const ids =
    (isToldByDeeds(query) && (await foldPeople(ctx, query, span, isBehind))) || (await readPeople(ctx, query, span));
  return peoplePage(ctx, ids, limit);
}

async function readPeople(ctx: UserCtx, query: FunnelPeopleQuery, span: Pick<Asked, 'from' | 'to'>): Promise<string[]> {
  const asked = { ...query, ...span, workspaceId: ctx.workspace.id };
  const { step, kind, breakdown, breakdownValue, limit, cursor } = query;
  const here = raw(`f.t${step}`);
  const behind =
    kind === 'reached' ? sql`${here} is not null` : sql`${raw(`f.t${step - 1}`)} is not null and ${here} is null`;
  const split = breakdown && breakdownValue && splitBy(asked, breakdown);
  const chosen = breakdownValue?.other
    ? sql`f.other`
    : sql`not f.other and f.value is not distinct from ${breakdownValue?.value ?? null}`;
  const chosenPeople = sql`
    with ${paths(asked)} ${split ? sql`, ${split.ctes}` : sql``}
    select ${profiles.id} as id from ${profiles}
    where ${profiles.workspaceId} = ${ctx.workspace.id}::uuid and ${before(cursor, profiles.lastSeenAt, profiles.id) ?? sql`true`}
      and ${profiles.id} in (
        select f.profile_id from ${raw(split ? 'split' : 'path')} f
        where not f.excluded and ${behind} ${split ? sql`and ${chosen}` : sql``})
    order by ${profiles.lastSeenAt} desc, ${profiles.id} desc limit ${limit + 1}`;
  return (await readPlanned<{ id: string }>(ctx, chosenPeople)).map(({ id }) => id);
}

const EMPTY: Figures = { total: true, value: null, label: null, other: false, excluded: 0, people: [], medians: [] };

/** The funnel's figures: one row in all, and one for each part of a breakdown. */
async function readFunnel(ctx: { db: Database }, asked: Asked, split?: { ctes: SQL; label: SQL }): Promise<Figures[]> {
  const figures = sql`jsonb_build_object('excluded', count(*) filter (where f.excluded),
    'people', jsonb_build_array(${list(asked.steps.map((_, step) => sql`count(${at(step)}) filter (where not f.excluded)`))}),
    'medians', jsonb_build_array(${list(asked.steps.map((_, step) => median(step)))}))`;
  const parts = split
    ? sql`union all (
        select ${figures} || jsonb_build_object('total', false, 'value', f.value, 'other', f.other, 'label', ${split.label})
        from split f where not f.excluded group by f.value, f.other order by f.other, count(*) desc, f.value)`
    : sql``;
  const rows = await readPlanned<{ row: Figures }>(
    ctx,
    sql`
    with ${paths(asked)} ${split ? sql`, ${split.ctes}` : sql``}
    select ${figures} || '{"total": true, "value": null, "other": false, "label": null}' as row from path f ${parts}`,
  );
  return rows.map(({ row }) => row);
}

const at = (step: number) => raw(`f.t${step + 1}`);

function median(step: number): SQL {
  if (step === 0) return sql`null`;
  const seconds = sql`date_part('epoch', ${at(step)} - ${at(step - 1)})`;
  return sql`round((percentile_cont(0.5) within group (order by ${seconds}) filter (where not f.excluded))::numeric, 3)`;
}

function stepsOf({ steps }: Asked, { people, medians }: Figures): FunnelRow[] {
  return steps.map(({ name }, step) => {
    const here = people[step] ?? 0;
    return {
      ...{ name, people: here, medianSeconds: medians[step] ?? null },
      rate: step === 0 ? null : shareOf(here, people[step - 1] ?? 0),
      rateFromFirst: shareOf(here, people[0] ?? 0),
    };
  });
}

function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part / whole) * 10_000) / 10_000 : null;
}
