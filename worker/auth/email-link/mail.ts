import { type EmailProvider, emailProvider } from '../../actions/email/provider.ts';
import { resend } from '../../actions/email/providers/resend.ts';
import type { Env } from '../../env.ts';

/** What takes the letters with links, and where they can be read, where that is on the developer's own machine. */
interface AccountMail {
  provider: EmailProvider;
  inbox: string | null;
}

/** The service that is set up, else the stand-in that a developer's machine has; undefined where there is neither. */
export function accountMail(env: Env): AccountMail | undefined {
  const { EMAIL_STAND_IN_URL: url } = env;
  const inbox = url ? `${url}/_control/inbox` : null;
  const provider = emailProvider(env);
  if (provider) return { provider, inbox: env.RESEND_BASE_URL === url ? inbox : null };
  const local = {
    ...env,
    RESEND_BASE_URL: url ?? '',
    RESEND_API_KEY: 're_local',
    EMAIL_FROM: 'PulseHub <hub@local.example>',
  };
  const standIn = url ? resend(local) : undefined;
  return standIn && { provider: standIn, inbox };
}
