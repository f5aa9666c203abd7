import * as z from 'zod';

export const Email = z.string().trim().max(254).pipe(z.email());

export const NewPassword = z.string().min(8, 'Use at least 8 characters').max(256, 'Use at most 256 characters');

export const Register = z.object({
  email: Email,
  password: NewPassword,
  firstName: z.string().trim().min(1).max(100),
  lastName: z.string().trim().min(1).max(100),
  companyName: z.string().trim().min(1).max(200),
});
export type Register = z.infer<typeof Register>;

export const Login = z.object({ email: Email, password: z.string().min(1).max(4096) });
export type Login = z.infer<typeof Login>;

export const EmailLinkWanted = z.object({ email: Email });
export type EmailLinkWanted = z.infer<typeof EmailLinkWanted>;

/** The same for every address. `inbox` is set on a developer's own machine only: where its letters can be read. */
export const EmailLinkSent = z.object({ ok: z.literal(true), inbox: z.string().nullable() });
export type EmailLinkSent = z.infer<typeof EmailLinkSent>;

/** What the link of a letter carries. */
export const EmailLink = z.object({ token: z.string().min(1).max(200) });
export type EmailLink = z.infer<typeof EmailLink>;

/** Browsers send no token in the body: theirs is in the HttpOnly cookie. */
export const RefreshTokenBody = z.object({ refreshToken: z.string().max(8192).optional() });
export type RefreshTokenBody = z.infer<typeof RefreshTokenBody>;

export const User = z.object({
  id: z.string(),
  email: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  companyName: z.string(),
  isVerified: z.boolean(),
  lastLoginAt: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type User = z.infer<typeof User>;

export const ProfilePatch = z
  .object({
    firstName: z.string().trim().min(1).max(100),
    lastName: z.string().trim().min(1).max(100),
    companyName: z.string().trim().min(1).max(200),
  })
  .partial()
  .strict();
export type ProfilePatch = z.infer<typeof ProfilePatch>;

const TimeZone = z.string().max(64).refine(isZone, {
  message: 'Use an IANA time zone such as Europe/Madrid',
});

/** Also the older names that browsers still give, which lists of supported zones leave out; no bare offsets. */
function isZone(zone: string): boolean {
  if (!/^[A-Z][\w+-]*(\/[\w+-]+)*$/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

const Currency = z.string().regex(/^[A-Z]{3}$/, 'Use an ISO 4217 code such as EUR');
/** How often sources are synced by themselves: daily, hourly, every quarter of an hour. */
const Plan = z.enum(['free', 'growth', 'scale']);
const WeekStart = z.enum(['monday', 'sunday', 'saturday']);

export const Workspace = z.object({
  id: z.string(),
  name: z.string(),
  timezone: z.string(),
  currency: z.string(),
  weekStart: WeekStart,
  plan: Plan,
  /** So many letters a person gets at most within seven days; null: as many as are sent. */
  lettersPerWeek: z.number().int().nullable(),
  isDemo: z.boolean(),
  role: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type Workspace = z.infer<typeof Workspace>;

export const WorkspacePatch = z
  .object({
    name: z.string().trim().min(1).max(200),
    timezone: TimeZone,
    currency: Currency,
    weekStart: WeekStart,
    /** So many letters a person gets at most within seven days, from now on; null for as many as are sent. */
    lettersPerWeek: z.number().int().min(1, 'At least 1').max(50, 'At most 50').nullable(),
    /** The owner's to change. */
    plan: Plan,
    /** Tokens that models may use in a month; null for what the plan has. The owner's to change. */
    aiMonthlyTokens: z.number().int().min(0, 'At least 0').max(10_000_000_000).nullable(),
  })
  .partial()
  .strict();
export type WorkspacePatch = z.infer<typeof WorkspacePatch>;

/** `refreshToken` is left out for browsers, which get it as a cookie. */
export const Tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string().optional(),
  tokenType: z.literal('Bearer'),
  expiresIn: z.number().int(),
});
export type Tokens = z.infer<typeof Tokens>;

export const SignedIn = z.object({ user: User, workspace: Workspace, tokens: Tokens });
export type SignedIn = z.infer<typeof SignedIn>;

export const Session = z.object({
  id: z.string(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string(),
  expiresAt: z.string(),
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;
