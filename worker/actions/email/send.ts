import { and, inArray, lte, not, sql } from 'drizzle-orm';
import type { Ctx } from '../../context.ts';
import { emailMessages } from '../../db/schema.ts';
import { publicUrl } from '../../http/public-url.ts';
import { enqueue } from '../../jobs/enqueue.ts';
import { unsubscribeHeaders, unsubscribeLink } from '../unsubscribe/link.ts';
import { asHtml, asText, withWayOut } from './body.ts';
import { DEFERRED, EXPIRED, letThrough, type Put } from './cap.ts';
import { TAKEN_BACK } from './messages.ts';
import { type For, isInWriting, plansInWriting, writePage } from './pages.ts';
import { type EmailProvider, emailProvider, NO_PROVIDER, NO_WAY_OUT, type Sent } from './provider.ts';
import { tell } from './standing.ts';

type Row = typeof emailMessages.$inferSelect;

const AT_ONCE = 50;
const SIDE_BY_SIDE = 5;
/** While a job hands e-mails over, no other takes them; after that it is taken for dead. */
const LEASE_MS = 120_000;
const MOST_ATTEMPTS = 10;
const FIRST_PAUSE_MS = 5_000;
const LONG_PAUSE_MS = 60_000;
/** Pauses are up to so many times as long, so that not all come back at once. */
const JITTER = 1.3;
const FORGOTTEN = 'It may have been sent more than a day ago.';
const NOT_SUBSCRIBED = 'No longer subscribed to e-mail under this address.';
const NOT_NOW = { kind: 'later', unclear: false, everything: true } as const;
const LONGEST_PAUSE_MS = 3_600_000;
const MOST_PLANS = 100;

/**
 * Hands over what waits of a plan, a bounded batch at a time. Each e-mail goes under its row's id, which the service takes
 * once: a job that dies anywhere, or comes twice, has every person written to at most once. Consent is asked again here.
 */
export async function sendEmails(ctx: Ctx, of: For): Promise<void> {
  const provider = emailProvider(ctx.env);
  const writing = await writePage(ctx, of);
  const rows = await take(ctx, of);
  if (rows.length === 0 && !writing) return;
  const base = publicUrl(ctx);
  let held: Extract<Sent, { kind: 'later' }> | undefined;
  const hand = async (row: Row, refused: Map<string, string>, waits: Map<string, Put>): Promise<Outcome> => {
    if (!provider) return outcomeOf(ctx, row, { ...NOT_NOW, reason: NO_PROVIDER });
    if (!base) return outcomeOf(ctx, row, { ...NOT_NOW, reason: NO_WAY_OUT });
    if (isForgotten(ctx, row, provider)) return outcomeOf(ctx, row, { kind: 'unknown', reason: FORGOTTEN });
    const no = refused.get(row.id);
    if (no) return leftOut(row, no);
    // What stopped one stops the others: they are not handed over at all.
    if (held) return outcomeOf(ctx, row, { ...held, unclear: false });
    const put = waits.get(row.id);
    if (put) return putOff(row, put);
    const { address, subject } = row;
    const link = await unsubscribeLink(ctx.env, base, row);
    const body = withWayOut(row.body, link);
    const headers = unsubscribeHeaders(link);
    const email = { to: address ?? '', subject, html: asHtml(body), text: asText(body), headers };
    const sent = await provider.send(email, row.id);
    if (sent.kind === 'later' && sent.everything) held = sent;
    return outcomeOf(ctx, row, sent);
  };
  for (let from = 0; from < rows.length; from += SIDE_BY_SIDE) {
    const some = rows.slice(from, from + SIDE_BY_SIDE);
    // Asked right before these few: who unsubscribed while the ones before were handed over is left out.
    const refused = await refusedOf(ctx, of, some);
    const letters = provider && base && !held ? some.filter(({ id }) => !refused.has(id)) : [];
    const waits = await letThrough(ctx, { workspaceId: of.workspaceId, letters });
    await writeDown(ctx, await Promise.all(some.map((row) => hand(row, refused, waits))));
  }
  await tell(ctx, of);
  const pause = held
    ? (held.retryAfterMs ?? LONG_PAUSE_MS) * JITTER
    : writing?.more || rows.length === AT_ONCE
      ? 0
      : LONG_PAUSE_MS;
  // A longer pause is the schedule's to end.
  if (pause < LONG_PAUSE_MS) await enqueue(ctx, [{ kind: 'send-emails', ...of }], Math.ceil(pause / 1000));
}

/** Asks for the sending of everything that is due: what was put off, and what a lost job left. */
export async function askForDueEmails(ctx: Ctx): Promise<void> {
  const { planId, workspaceId, status, dueAt } = emailMessages;
  const due = await ctx.db
    .selectDistinct({ planId, workspaceId })
    .from(emailMessages)
    .where(and(inArray(status, ['queued', 'sending', 'unknown']), lte(dueAt, ctx.now()), not(isInWriting(planId))))
    .limit(MOST_PLANS);
  const writing = await plansInWriting(ctx);
  await enqueue(
    ctx,
    [...due, ...writing].map((of) => ({ kind: 'send-emails' as const, ...of })),
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

/**
 * Which of them may not be written to at this moment, and why: they are subscribed, the address is still theirs, and
 * nobody has taken the sending back.
 */
async function refusedOf(ctx: Ctx, { workspaceId, planId }: For, rows: Row[]): Promise<Map<string, string>> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  const found = await ctx.db.execute<{ id: string; stands: boolean }>(sql`
    select i.id, coalesce(plan.status = 'applied', false) as stands from jsonb_array_elements_text(${ids}::jsonb) i (id)
    left join email_messages m on m.id = i.id::uuid
    left join action_plans plan on plan.id = ${planId}::uuid and plan.workspace_id = ${workspaceId}::uuid
    left join profile_parts part on part.profile_id = m.profile_id
    left join profiles p on p.id = coalesce(part.person_id, m.profile_id) and p.workspace_id = ${workspaceId}::uuid
    where not coalesce(plan.status = 'applied' and p.consent->>'email' = 'subscribed'
      and lower(p.email) = lower(m.address), false)`);
  return new Map(found.rows.map(({ id, stands }) => [id, stands ? NOT_SUBSCRIBED : TAKEN_BACK]));
}

/** The service no longer knows what it was handed over under this key: asking again could send it again. */
function isForgotten(ctx: Ctx, { createdAt, status }: Row, { rememberedMs }: EmailProvider): boolean {
  return status === 'unknown' && ctx.now().getTime() - createdAt.getTime() > rememberedMs;
}

/** What becomes of a row; `attempts` is the count under which this job took it. */
interface Outcome {
  id: string;
  attempts: number;
  status: Row['status'];
  reason: string | null;
  dueAt: Date | null;
  providerId?: string;
  sentAt?: Date;
  /** What was not handed over was no attempt. */
  without?: boolean;
}

function leftOut({ id, attempts, status }: Row, reason: string): Outcome {
  return { id, attempts, status: status === 'unknown' ? 'unknown' : 'skipped', reason, dueAt: null };
}

/** What waits for its person's week was not handed over. */
function putOff(row: Row, put: Put): Outcome {
  if (put === 'expired') return leftOut(row, EXPIRED);
  const { id, attempts } = row;
  return { id, attempts, status: 'queued', reason: DEFERRED, dueAt: put.until, without: true };
}

function outcomeOf(ctx: Ctx, row: Row, sent: Sent): Outcome {
  const { id, attempts } = row;
  if (sent.kind === 'sent') {
    return { id, attempts, status: 'sent', reason: null, dueAt: null, providerId: sent.id, sentAt: ctx.now() };
  }
  const { reason } = sent;
  if (sent.kind !== 'later')
    return { id, attempts, status: sent.kind === 'refused' ? 'failed' : 'unknown', reason, dueAt: null };
  const unclear = sent.unclear || row.status === 'unknown';
  const over = attempts >= MOST_ATTEMPTS && !sent.everything;
  const status = unclear ? 'unknown' : over ? 'failed' : 'queued';
  const dueAt = over ? null : dueAfter(ctx, row, sent.retryAfterMs);
  return { id, attempts, status, reason, dueAt, without: sent.everything && !sent.unclear };
}

function dueAfter(ctx: Ctx, { attempts }: Row, retryAfterMs: number | undefined): Date {
  const pause = retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempts - 1));
  return new Date(ctx.now().getTime() + pause * (1 + Math.random() * (JITTER - 1)));
}

/** A few together, each only as long as it is this job's: a later one knows better. */
async function writeDown(ctx: Ctx, outcomes: Outcome[]): Promise<void> {
  await ctx.db.execute(sql`
    update email_messages m set status = o.status, reason = o.reason, due_at = o."dueAt",
      provider_id = coalesce(o."providerId", m.provider_id), sent_at = coalesce(o."sentAt", m.sent_at),
      attempts = m.attempts - case when o.without then 1 else 0 end
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as o (id uuid, attempts int, status text, reason text,
      "dueAt" timestamptz, "providerId" text, "sentAt" timestamptz, without boolean)
    where m.id = o.id and m.attempts = o.attempts and m.status in ('sending', 'unknown')`);
}
