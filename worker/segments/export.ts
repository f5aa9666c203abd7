import Papa from 'papaparse';
import type { Person } from '../../contract/people.ts';
import { LIST_LIMITS } from '../../contract/segment-lists.ts';
import { byCaller } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { requireRight } from '../auth/rights.ts';
import type { UserCtx } from '../context.ts';
import { fail } from '../errors.ts';
import { listMembers } from './people.ts';
import { getSegment } from './segments.ts';

const PAGE = 1000;
const COLUMNS = ['email', 'user_id', 'name', 'first_seen', 'last_seen', 'orders', 'value', 'currency', 'profile_id'];

/**
 * The people of a segment as CSV, seen last first, read page by page as it is taken. 409 for more than are given at
 * once, 403 for a role that may not take people's data out. Who took it stands in the log.
 */
export async function exportPeople(
  ctx: UserCtx,
  id: string,
): Promise<{ name: string; stream: ReadableStream<Uint8Array> }> {
  requireRight(ctx, 'export_people');
  const { name, people } = await getSegment(ctx, id);
  if (people > LIST_LIMITS.exported) {
    fail(
      'conflict',
      `At most ${LIST_LIMITS.exported.toLocaleString('en-US')} people are exported at once: choose a smaller segment`,
    );
  }
  const { actor, surface } = byCaller(ctx);
  await recordAudit(ctx, {
    ...{ actor, surface, what: 'segment.exported', subject: { kind: 'segment', id } },
    text: `${actor.name} exported the people of “${name}”`,
  });
  const bytes = new TextEncoder();
  let cursor: string | null | undefined;
  let left: number = LIST_LIMITS.exported;
  const stream = new ReadableStream<Uint8Array>({
    // The mark tells spreadsheets that it is UTF-8.
    start: (controller) => controller.enqueue(bytes.encode(`\ufeff${COLUMNS.join()}\r\n`)),
    pull: async (controller) => {
      const page = await listMembers(ctx, { id, limit: Math.min(PAGE, left), cursor: cursor ?? undefined });
      left -= page.data.length;
      cursor = page.nextCursor;
      if (page.data.length > 0) controller.enqueue(bytes.encode(asCsv(page.data)));
      if (cursor === null || left <= 0) controller.close();
    },
  });
  return { name, stream };
}

/** Rows of CSV. What a spreadsheet would take for a formula has an apostrophe before it. */
export function asCsv(people: Person[]): string {
  const rows = people.map(({ id, email, userId, name, firstSeenAt, lastSeenAt, orders, value, currency }) => [
    email,
    userId,
    name,
    firstSeenAt,
    lastSeenAt,
    orders,
    value,
    currency,
    id,
  ]);
  return `${Papa.unparse(rows, { escapeFormulae: true, newline: '\r\n' })}\r\n`;
}
