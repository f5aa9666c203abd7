import type { Actor } from '../../contract/actions.ts';
import { callerOf } from '../actions/actor.ts';
import { recordAudit } from '../actions/audit.ts';
import { requireRight } from '../auth/rights.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { enqueue } from '../jobs/enqueue.ts';
import { requireProfile } from '../people/people.ts';
import { blotChats } from './chats.ts';
import { forgetDocuments, forgetFailures } from './found.ts';
import { closeExports, openRequest, type RequestRow, shown } from './requests.ts';
import { eraseRows } from './rows.ts';
import { addCounts, type Counts, type Subject } from './subject.ts';
import { blotTexts } from './texts.ts';

/** Asks for a person of the workspace to be erased; it begins at once and cannot be taken back. */
export async function askToErase(ctx: UserCtx, personId: string) {
  requireRight(ctx, 'manage_workspace');
  const { id } = await requireProfile(ctx, personId);
  const by = callerOf(ctx);
  const request = await openRequest(ctx, {
    ...{ workspaceId: ctx.workspace.id, kind: 'erase', origin: 'hand', key: id, by, askedAt: ctx.now() },
    subject: { profiles: [id] },
  });
  await recordAudit(ctx, {
    ...{ actor: by, surface: ctx.apiKey ? 'api' : 'web', what: 'person.erase_requested' },
    text: `${by.name} asked for a person to be erased`,
    subject: { kind: 'privacy_request', id: request.id },
  });
  await askToCarryOut(ctx, request);
  return shown(request);
}

/** Asks for the job now; where the queue refuses, the schedule asks within a minute. */
export async function askToCarryOut(
  ctx: Ctx,
  { id, workspaceId }: Pick<RequestRow, 'id' | 'workspaceId'>,
): Promise<void> {
  try {
    await enqueue(ctx, [{ kind: 'privacy', workspaceId, requestId: id }]);
  } catch (error) {
    ctx.log.warn('a privacy request waits for the schedule', { request: id, cause: String(error) });
  }
}

/** Takes people out of everything that is kept of a workspace. Doing it again, from any point, ends the same. */
export async function eraseSubject(
  ctx: Ctx,
  workspaceId: string,
  subject: Subject,
  isRemembered = true,
): Promise<Counts> {
  const { certain = [], likely = [], profiles = [] } = subject;
  const words = { certain, likely };
  const rows = await eraseRows(ctx, workspaceId, subject, isRemembered);
  const texts = await blotTexts(ctx, workspaceId, words);
  const failures = await forgetFailures(ctx, workspaceId, words);
  await ctx.env.LIVE_ROOM.getByName(workspaceId).forget(words.certain);
  const chats = await blotChats(ctx, workspaceId, words);
  const documents = await forgetDocuments(ctx, workspaceId, words);
  await closeExports(ctx, workspaceId, profiles);
  return addCounts(rows, texts, failures, chats, documents);
}

/** The entry of the log for what was erased: who asked, and how much it was. */
export async function tellErased(
  ctx: Ctx,
  { id, workspaceId, requestedBy }: RequestRow,
  what: string,
  text: string,
  counts: Counts,
): Promise<void> {
  const platform: Actor = { kind: 'schedule', id: 'shopify', name: 'Shopify' };
  await recordAudit(
    { ...ctx, workspace: { id: workspaceId } },
    {
      ...{ actor: requestedBy ?? platform, surface: requestedBy ? 'web' : 'schedule', what, text },
      subject: { kind: 'privacy_request', id },
      after: counts,
    },
  );
}
