import type { TestLetter } from '../../../contract/actions.ts';
import { requireRight } from '../../auth/rights.ts';
import type { UserCtx } from '../../context.ts';
import { ApiError, fail } from '../../errors.ts';
import { publicUrl } from '../../http/public-url.ts';
import { requirePlan } from '../rows.ts';
import { unsubscribeLink } from '../unsubscribe/link.ts';
import { asHtml, asText, withWayOut } from './body.ts';
import { emailProvider, NO_PROVIDER, NO_WAY_OUT } from './provider.ts';
import { type EmailInput, readFor, readRecipients } from './recipients.ts';

/**
 * Sends the letter of a plan to the caller's own address, exactly as one of its people gets it. Asked for twice, it comes
 * once. 409 where the plan has no letter, or no service sends it.
 */
export async function sendTest(
  ctx: UserCtx,
  { id, personId }: { id: string; personId?: string | undefined },
): Promise<TestLetter> {
  requireRight(ctx, 'draft');
  const plan = await requirePlan(ctx, id);
  if (ctx.apiKey) fail('forbidden', 'A person has to ask for a letter to look at');
  if (plan.kind !== 'send_email' && plan.kind !== 'draft_email') fail('conflict', 'There is no letter in this action');
  const provider = emailProvider(ctx.env) ?? fail('conflict', NO_PROVIDER);
  const input = plan.input as unknown as EmailInput;
  const wanted = personId ?? plan.audience?.[0] ?? '';
  const among = plan.audience?.includes(wanted) ? await readRecipients(ctx, [wanted]) : [];
  const [recipient] = among;
  if (!recipient) return fail('not_found', 'This person does not get the letter');
  const { subject, body: written } = readFor(among, input).fill(recipient.variables);
  const base = publicUrl(ctx) || fail('conflict', NO_WAY_OUT);
  const reader = { workspaceId: ctx.workspace.id, profileId: recipient.id };
  const body = withWayOut(written, await unsubscribeLink(ctx.env, base, reader));
  const html = asHtml(body);
  const { email } = ctx.user;
  const key = `test:${plan.id}:${plan.hash.slice(0, 20)}:${recipient.id}:${ctx.user.id}`;
  const sent = await provider.send({ to: email, subject, html, text: asText(body) }, key);
  if (sent.kind !== 'sent') throw new ApiError('conflict', `The e-mail service did not take it: ${sent.reason}`);
  return { to: email, personId: recipient.id, subject, html };
}
