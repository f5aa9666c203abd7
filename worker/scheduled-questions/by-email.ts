import { and, eq, isNull } from 'drizzle-orm';
import { asHtml, asText } from '../actions/email/body.ts';
import type { Email } from '../actions/email/provider.ts';
import { accountMail } from '../auth/email-link/mail.ts';
import type { Ctx, UserCtx } from '../context.ts';
import { memberships, scheduledAnswers, scheduledQuestions, users } from '../db/schema.ts';
import { fail } from '../errors.ts';
import { publicUrl } from '../http/public-url.ts';
import { spokenIn } from './language.ts';
import { CLOCK_WORDS } from './words.ts';

/** Characters: longer ones are cut by mailboxes. */
const LONGEST_SUBJECT = 200;

/** 409 where the caller cannot be written to: nobody knows that the address is theirs, or nothing sends e-mail. */
export function requireMail(ctx: UserCtx): void {
  if (!accountMail(ctx.env)) fail('conflict', 'This hub sends no e-mail yet: set it up as the README says');
  if (!ctx.user.isVerified) {
    fail(
      'conflict',
      'Nobody knows yet that your address is yours: sign in once by an e-mailed link, then ask for letters',
    );
  }
}

/**
 * Sends an answer that was told to whoever asked, once. A service that is away is asked again later, by a throw; what it
 * refuses stays in the list all the same.
 */
export async function sendAnswer(ctx: Ctx, { answerId }: { answerId: string }): Promise<void> {
  const mail = accountMail(ctx.env);
  const [found] = await ctx.db
    .select({ answer: scheduledAnswers, question: scheduledQuestions.question, to: users.email })
    .from(scheduledAnswers)
    .innerJoin(scheduledQuestions, eq(scheduledQuestions.id, scheduledAnswers.questionId))
    .innerJoin(users, eq(users.id, scheduledQuestions.userId))
    .innerJoin(
      memberships,
      and(eq(memberships.userId, users.id), eq(memberships.workspaceId, scheduledQuestions.workspaceId)),
    )
    .where(
      and(
        eq(scheduledAnswers.id, answerId),
        isNull(scheduledAnswers.emailedAt),
        eq(scheduledQuestions.byEmail, 'yes'),
        eq(users.isVerified, true),
      ),
    );
  if (!mail || !found) return;
  const sent = await mail.provider.send(letterOf(ctx, found), `told:${answerId}`);
  if (sent.kind === 'later') throw new Error(`An answer by the clock is not sent yet: ${sent.reason}`);
  if (sent.kind !== 'sent')
    return ctx.log.warn('an answer by the clock was not sent', { answerId, reason: sent.reason });
  await ctx.db.update(scheduledAnswers).set({ emailedAt: ctx.now() }).where(eq(scheduledAnswers.id, answerId));
}

interface Told {
  answer: typeof scheduledAnswers.$inferSelect;
  question: string;
  to: string;
}

/** In the language of the question: why it is told, the answer, its receipts, and where no more of it is asked for. */
function letterOf(ctx: Ctx, { answer, question, to }: Told): Email {
  const { receipts, changeIt } = CLOCK_WORDS[spokenIn(question)];
  const base = publicUrl(ctx);
  const links = answer.receipts.map((id, index) => `[${index + 1}](${base}/receipts/${id})`).join(' ');
  const parts = [
    answer.reason,
    answer.answer,
    links && `${receipts}: ${links}`,
    `---\n\n[${changeIt}](${base}/scheduled)`,
  ];
  const markdown = parts.filter(Boolean).join('\n\n');
  return {
    ...{ to, subject: question.slice(0, LONGEST_SUBJECT), html: asHtml(markdown), text: asText(markdown) },
    // Nobody's holiday notice need answer it (RFC 3834).
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}
