import type { Behind, KeepPeople } from '../../../contract/kept-people.ts';
import { LIST_LIMITS, type ListImport } from '../../../contract/segment-lists.ts';
import { funnelPeople } from '../../analytics/funnels/funnel.ts';
import { retentionPeople } from '../../analytics/retention/retention.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { newId } from '../../db/id.ts';
import { fail } from '../../errors.ts';
import { receiptRows } from '../../metrics/rows.ts';
import { readSegments } from '../rows.ts';
import { begin, goOn } from './apply.ts';
import { listImports } from './imports.ts';
import { listOf } from './look.ts';
import { piecesTo } from './run.ts';

/** People are read so many at a time: Postgres takes no more than 65,535 parameters in a statement. */
const PAGE = 5000;

/**
 * Makes a list of the people behind a number as they are now; many come to it piece by piece. Whoever buys or leaves
 * afterwards changes the number and not the list. 404 for a receipt that is not here, 409 where the name is taken, nobody is
 * behind the number, or more than a list holds.
 */
export async function keepPeople(ctx: UserCtx, { name, of }: KeepPeople): Promise<ListImport> {
  requireRight(ctx, 'draft');
  const list = listOf(await readSegments(ctx.db, ctx.workspace.id), { name });
  const people = await behind(ctx, of);
  if (people.length === 0) fail('conflict', 'Nobody is behind this number now, or nobody who can be told apart');
  const count = people.length;
  const counts = {
    ...{ rows: count, matched: count, unknown: 0, duplicates: 0, bad: 0, made: 0 },
    ...{ enter: count, leave: 0, after: count },
  };
  const run = { workspaceId: ctx.workspace.id, importId: newId() };
  await begin(
    ctx,
    { list: { ...list, mode: 'add', counts }, turns: 0, pieces: piecesTo('enter', people) },
    {
      ...run,
      hash: `behind ${run.importId}`,
      fileName: 'People behind a number',
      deed: 'kept the people behind a number as the list',
    },
  );
  await goOn(ctx, run);
  const [made] = await listImports(ctx, list.segmentId);
  return made ?? fail('conflict', 'The list was deleted meanwhile');
}

/** Whom a number is of: each once, and nobody who is not a person. */
async function behind(ctx: UserCtx, of: Behind): Promise<string[]> {
  const people = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = await pageOf(ctx, of, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) });
    for (const id of page.ids) if (id !== null) people.add(id);
    if (people.size > LIST_LIMITS.people) {
      fail(
        'conflict',
        `A list holds at most ${LIST_LIMITS.people.toLocaleString('en-US')} people, and more are behind this`,
      );
    }
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return [...people];
}

async function pageOf(
  ctx: UserCtx,
  of: Behind,
  page: { limit: number; cursor?: string },
): Promise<{ ids: (string | null)[]; nextCursor: string | null }> {
  if ('receiptId' in of) {
    const { data, nextCursor } = await receiptRows(ctx, { id: of.receiptId, ...page });
    return { ids: data.map(({ personId }) => personId), nextCursor };
  }
  const { data, nextCursor } =
    'funnel' in of
      ? await funnelPeople(ctx, { ...of.funnel, ...page })
      : await retentionPeople(ctx, { ...of.retention, ...page });
  return { ids: data.map(({ id }) => id), nextCursor };
}
