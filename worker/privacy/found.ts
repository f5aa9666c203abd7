import { sql } from 'drizzle-orm';
import type { Ctx } from '../context.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { blotter, type Words } from './blot.ts';
import type { Counts } from './subject.ts';
import { mentions } from './texts.ts';

const PAGE = 20;

/**
 * Takes documents that name somebody out of the search, with their embeddings; what they stand for was blotted by now
 * and is indexed anew.
 */
export async function forgetDocuments(ctx: Ctx, workspaceId: string, { certain }: Words): Promise<Counts> {
  if (certain.length === 0) return {};
  const own = sql`workspace_id = ${workspaceId}::uuid`;
  const [gone] = await ctx.db.batch([
    ctx.db.execute(sql`
      with gone as (
        delete from search_documents where ${own} and (${mentions(sql`title`, certain)} or ${mentions(sql`body`, certain)}
          or ${mentions(sql`coalesce(url, '')`, certain)})
        returning kind, ref_id
      )
      insert into search_outbox (workspace_id, kind, ref_id)
      select ${workspaceId}::uuid, kind, ref_id from gone
      on conflict (workspace_id, kind, ref_id) do update set change = gen_random_uuid(), changed_at = now()`),
  ]);
  if (gone.rowCount > 0) await enqueue(ctx, [{ kind: 'index', workspaceId }]);
  return { documents: gone.rowCount };
}

/**
 * What could not be processed and is kept whole: of a batch, the messages that name somebody are taken out and the rest
 * can still be replayed; anything else that names them goes.
 */
export async function forgetFailures(ctx: Ctx, workspaceId: string, words: Words): Promise<Counts> {
  if (words.certain.length === 0) return {};
  const blot = blotter(words);
  let failures = 0;
  for (let after = ''; ; ) {
    const { rows } = await ctx.db.execute<{ id: string; payload: string }>(sql`
      select id, payload from ingest_failures
      where workspace_id = ${workspaceId}::uuid and id::text > ${after}
        and (${mentions(sql`payload`, words.certain)} or ${mentions(sql`headers::text`, words.certain)}
          or ${mentions(sql`reason`, words.certain)})
      order by id::text limit ${PAGE}`);
    for (const { id, payload } of rows) {
      const rest = withoutThem(payload, (message) => blot.names(message));
      const own = sql`workspace_id = ${workspaceId}::uuid and id = ${id}::uuid`;
      const { rowCount } = await ctx.db.execute(
        rest === undefined
          ? sql`delete from ingest_failures where ${own}`
          : sql`update ingest_failures set payload = ${rest}, reason = 'It could not be processed'
              where ${own} and payload = ${payload}`,
      );
      failures += rowCount;
    }
    after = rows.at(-1)?.id ?? after;
    if (rows.length < PAGE) return { failures };
  }
}

/** The payload without the messages of a batch that are about them; undefined where nothing would be left. */
function withoutThem(payload: string, isTheirs: (message: unknown) => boolean): string | undefined {
  let body: unknown;
  try {
    body = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (typeof body !== 'object' || body === null || !('batch' in body) || !Array.isArray(body.batch)) return undefined;
  const batch = body.batch.filter((message) => !isTheirs(message));
  const rest = { ...body, batch };
  return batch.length > 0 && !isTheirs(rest) ? JSON.stringify(rest) : undefined;
}
