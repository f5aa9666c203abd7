import type { User, Workspace } from '../contract/auth.ts';
import type { Scope } from '../contract/doors.ts';
import type { Meter } from './ai/usage/meter.ts';
import { type Database, openDatabase } from './db/client.ts';
import type { Env } from './env.ts';
import { fail } from './errors.ts';
import { type Log, makeLog } from './http/log.ts';

/** Who is signed in, and with which session and access token. */
export interface SignedInUser extends User {
  role: string;
  sessionId: string;
  jti: string;
  /** When the access token ends, in seconds since 1970. */
  tokenExpires: number;
}

/** The key by which a program calls in the user's name. */
export interface KeyInUse {
  id: string;
  name: string;
  scopes: Scope[];
  /** A program's access that a person granted, and no key made by hand: good for MCP alone. */
  isProgram: boolean;
}

/** What every feature function gets: built per request, per queue batch, per answer. */
export interface Ctx {
  db: Database;
  cache: KVNamespace;
  now: () => Date;
  /** When the request, batch or turn began. */
  startedAt: Date;
  requestId: string;
  log: Log;
  /** Settings and bindings by name. Read by the thin parts only; rules and analysis never see them. */
  env: Env;
  /** Where this Worker is reached, without a slash at the end. */
  origin: string;
  /** Lets work go on after the answer; work that must happen goes to an object or the queue instead. */
  waitUntil: (work: Promise<unknown>) => void;
  user?: SignedInUser;
  workspace?: Workspace;
  /** Set where a program calls, with a key that somebody gave it: it acts for them, and approves nothing. */
  apiKey?: KeyInUse;
  /** What models may take for this answer and have taken; where there is none, no model is asked. */
  meter?: Meter;
  /** The version of the workspace's data as the guard reads it for this request: what is answered is at least as new. */
  dataVersion?: () => Promise<string>;
}

/** The context of a signed-in caller: there is a user, and a workspace to which every look-up is bound. */
export type UserCtx = Ctx & { user: SignedInUser; workspace: Workspace };

export function makeContext(
  env: Env,
  {
    origin,
    ...given
  }: { requestId: string; origin: string | (() => string); waitUntil: (work: Promise<unknown>) => void },
): Ctx {
  let db: Database | undefined;
  return {
    // Most of what is taken in needs no database: the client is made when it is first asked for.
    get db() {
      db ??= openDatabase({ url: env.DATABASE_URL, endpoint: env.DATABASE_ENDPOINT });
      return db;
    },
    // The same of taking an address apart.
    get origin() {
      return typeof origin === 'string' ? origin : origin();
    },
    cache: env.CACHE,
    now: () => new Date(),
    startedAt: new Date(),
    log: makeLog({ requestId: given.requestId }),
    env,
    ...given,
  };
}

/** The same context, or 401 when nobody is signed in. */
export function requireUser(ctx: Ctx): UserCtx {
  if (!ctx.user || !ctx.workspace) return fail('unauthenticated');
  return ctx as UserCtx;
}
