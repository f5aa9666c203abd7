import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { actionPlans, emailMessages } from '../../db/schema.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { asHtml, asText } from './body.ts';
import { sendingInWords, tallyOf } from './messages.ts';
import { type EmailProvider, emailProvider, NO_PROVIDER, type Sent } from './provider.ts';

interface For {
  workspaceId: string;
  planId: string;
}
type Row = typeof emailMessages.$inferSelect;

const AT_ONCE = 50;
const SIDE_BY_SIDE = 4;
/** While a job hands e-mails over, no other takes them; after that it is taken for dead. */
const LEASE_MS = 120_000;
const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 5_000;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_PLANS = 100;

/**
 * Hands over what waits of a plan, a bounded batch at a time. Each e-mail goes under its row's id, which the service takes
 * once: a job that dies anywhere, or comes twice, has every person written to at most once. Consent is asked again here.
 */
export async function sendEmails(ctx: Ctx, of: For): Promise<void> {
  const provider = emailProvider(ctx.env);
  const rows = await take(ctx, of);
  if (rows.length === 0) return;
  const allowed = await stillAllowed(ctx, of, rows);
  let held: Extract<Sent, { kind: 'later' }> | undefined;
  const waiting = [...rows];
  const work = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) {
      if (!provider) await settle(ctx, row, { kind: 'later', reason: NO_PROVIDER, unclear: false, everything: true });
      else if (isForgotten(ctx, row, provider))
        await settle(ctx, row, { kind: 'unknown', reason: 'It may have been sent more than a day ago' });
      else if (!allowed.has(row.id)) await leaveOut(ctx, row);
      // What stopped one stops the others: they are not handed over at all.
      else if (held) await settle(ctx, row, { ...held, unclear: false });
      else {
        const sent = await provider.send(
          { to: row.address ?? '', subject: row.subject, html: asHtml(row.body), text: asText(row.body) },
          row.id,
        );
        if (sent.kind === 'later' && sent.everything) held = sent;
        await settle(ctx, row, sent);
      }
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
  await tell(ctx, of);
  if (rows.length === AT_ONCE && !held) await enqueue(ctx, [{ kind: 'send-emails', ...of }]);
}

/** Asks for the sending of everything that is due: what was put off, and what a lost job left. */
export async function askForDueEmails(ctx: Ctx): Promise<void> {
  const { planId, workspaceId, status, dueAt } = emailMessages;
  const due = await ctx.db
    .selectDistinct({ planId, workspaceId })
    .from(emailMessages)
    .where(and(inArray(status, ['queued', 'sending', 'unknown']), lte(dueAt, ctx.now())))
    .limit(MOST_PLANS);
  await enqueue(
    ctx,
    due.map((of) => ({ kind: 'send-emails' as const, ...of })),
  );
}

/** What was being handed over when a job died may have been taken: from then on it is unclear, until the service says. */
async function take(ctx: Ctx, { workspaceId, planId }: For): Promise<Row[]> {
  const now = ctx.now();
  const due = sql`(select id from email_messages
    where plan_id = ${planId}::uuid and workspace_id = ${workspaceId}::uuid
      and status in ('queued', 'sending', 'unknown') and due_at <= ${now.toISOString()}::timestamptz
    order by due_at, id limit ${AT_ONCE} for update skip locked)`;
  return ctx.db
    .update(emailMessages)
    .set({
      status: sql`case when ${emailMessages.status} = 'queued' then 'sending' else 'unknown' end`,
      dueAt: new Date(now.getTime() + LEASE_MS),
      attempts: sql`${emailMessages.attempts} + 1`,
    })
    .where(inArray(emailMessages.id, due))
    .returning();
}

/** Which of them may be written to at this moment: they are subscribed, and the address is still theirs. */
async function stillAllowed(ctx: Ctx, { workspaceId }: For, rows: Row[]): Promise<Set<string>> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const found = await ctx.db.execute<{ id: string }>(sql`
    select m.id from jsonb_array_elements_text(${ids}::jsonb) i (id)
    join email_messages m on m.id = i.id::uuid
    left join profile_parts part on part.profile_id = m.profile_id
    join profiles p on p.id = coalesce(part.person_id, m.profile_id) and p.workspace_id = ${workspaceId}::uuid
    where p.consent->>'email' = 'subscribed' and lower(p.email) = lower(m.address)`);
  return new Set(found.rows.map(({ id }) => id));
}

/** The service no longer knows what it was handed over under this key: asking again could send it again. */
function isForgotten(ctx: Ctx, { createdAt, status }: Row, { rememberedMs }: EmailProvider): boolean {
  return status === 'unknown' && ctx.now().getTime() - createdAt.getTime() > rememberedMs;
}

async function leaveOut(ctx: Ctx, row: Row): Promise<void> {
  const reason = 'No longer subscribed to e-mail under this address.';
  await become(ctx, row, { status: row.status === 'unknown' ? 'unknown' : 'skipped', reason, dueAt: null });
}

async function settle(ctx: Ctx, row: Row, sent: Sent): Promise<void> {
  if (sent.kind === 'sent') {
    await become(ctx, row, { status: 'sent', providerId: sent.id, sentAt: ctx.now(), reason: null, dueAt: null });
  } else if (sent.kind === 'refused') await become(ctx, row, { status: 'failed', reason: sent.reason, dueAt: null });
  else if (sent.kind === 'unknown') await become(ctx, row, { status: 'unknown', reason: sent.reason, dueAt: null });
  else {
    const unclear = sent.unclear || row.status === 'unknown';
    const over = row.attempts >= MOST_ATTEMPTS && !sent.everything;
    const waits = over ? (unclear ? 'unknown' : 'failed') : unclear ? 'unknown' : 'queued';
    await become(ctx, row, {
      status: waits,
      reason: sent.reason,
      dueAt: over ? null : dueAfter(ctx, row, sent.retryAfterMs),
    });
  }
}

function dueAfter(ctx: Ctx, { attempts }: Row, retryAfterMs: number | undefined): Date {
  const pause = retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return new Date(ctx.now().getTime() + pause * (1 + Math.random() * 0.3));
}

/** Only as long as it is this job's: a later one knows better. */
async function become(ctx: Ctx, { id, attempts }: Row, what: Partial<Row>): Promise<void> {
  await ctx.db
    .update(emailMessages)
    .set(what)
    .where(
      and(
        eq(emailMessages.id, id),
        eq(emailMessages.attempts, attempts),
        inArray(emailMessages.status, ['sending', 'unknown']),
      ),
    );
}

/** The plan says where its sending stands. */
async function tell(ctx: Ctx, of: For): Promise<void> {
  const result = sendingInWords(await tallyOf(ctx, of));
  await ctx.db
    .update(actionPlans)
    .set({ result })
    .where(
      and(
        eq(actionPlans.id, of.planId),
        eq(actionPlans.workspaceId, of.workspaceId),
        eq(actionPlans.status, 'applied'),
      ),
    );
}
