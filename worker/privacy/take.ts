import type { Ctx } from '../context.ts';
import type { Notice } from '../ingest/parsers/parser.ts';
import type { AcceptedRecord } from '../ingest/record.ts';
import { askToCarryOut } from './erase.ts';
import { openRequest, type RequestRow } from './requests.ts';

const KINDS: Partial<Record<Notice['type'], RequestRow['kind']>> = {
  customers_data_request: 'export',
  customers_redact: 'erase',
  shop_redact: 'erase_source',
};

/** Puts what a shop's platform asks for a customer, or for the whole shop, into the ledger, and asks for it to be carried out. */
export async function takeRequest(
  ctx: Ctx,
  workspaceId: string,
  { sourceId, receivedAt }: Pick<AcceptedRecord, 'sourceId' | 'receivedAt'>,
  { type, about, person }: Notice,
): Promise<void> {
  const kind = KINDS[type];
  if (!kind) return;
  const request = await openRequest(ctx, {
    ...{ workspaceId, kind, origin: 'shopify', sourceId, key: about, askedAt: new Date(receivedAt) },
    subject: person ?? {},
  });
  if (request.state === 'open') await askToCarryOut(ctx, request);
}
