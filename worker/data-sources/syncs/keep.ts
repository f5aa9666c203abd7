import type { Ctx } from '../../context.ts';
import { sha256 } from '../../http/bytes.ts';
import { keepFetched } from '../../ingest/receive/accept.ts';
import type { AcceptedRecord } from '../../ingest/record.ts';
import type { FetchedRecord } from '../providers/provider.ts';

/** For whom records are kept. */
export interface FetchedFor {
  workspaceId: string;
  sourceId: string;
  syncId: string;
  /** True for what happened long before: its events start nothing. */
  historical: boolean;
}

/**
 * Puts fetched records into the accept log, from where they go the way of everything that is sent in. Returns their
 * ids: they come from what a record says, so that the same one fetched again is the same record.
 */
export async function keepRecords(ctx: Ctx, source: FetchedFor, records: FetchedRecord[]): Promise<string[]> {
  const { workspaceId, sourceId, syncId, historical } = source;
  const receivedAt = ctx.now().toISOString();
  const accepted = await Promise.all(
    records.map(
      async ({ kind, headers, body }): Promise<AcceptedRecord> => ({
        id: await idOf(sourceId, kind, JSON.stringify(headers), body),
        ...{ workspaceId, sourceId, kind, headers, body, receivedAt, fetched: { syncId, historical } },
      }),
    ),
  );
  await keepFetched(ctx, sourceId, accepted);
  return accepted.map(({ id }) => id);
}

/** A UUIDv8 out of a hash. */
async function idOf(...parts: string[]): Promise<string> {
  const hex = Array.from(await sha256(parts.join('\n')), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(12, 15)}-8${hex.slice(15, 18)}-${hex.slice(18, 30)}`;
}
