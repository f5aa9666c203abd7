import type { User, Workspace } from '../../contract/auth.ts';
import { profileKey, sessionKey, settingsKey } from './keys.ts';
import { Layers, type Needs } from './layers.ts';

/** Whose session it is, where, and in what role. */
export interface SessionFacts {
  userId: string;
  workspaceId: string;
  role: string;
}
export type Settings = Omit<Workspace, 'role'>;
export interface CallerFacts {
  session: SessionFacts;
  profile: User;
  settings: Settings;
}
/** As the token names them. */
export interface Named {
  sessionId: string;
  userId: string;
  workspaceId: string;
}

const MINUTE = 60_000;
const most = (entries: number) => ({ entries, characters: entries * 1000 });

/**
 * Who calls, as it was when last read: sessions for an hour, profiles for a quarter of one, settings for half of one.
 * These are guesses, by which work begins before Postgres has said who calls; nothing is answered by them alone. So a
 * copy that KV shows late costs time, and never a wrong answer, and there is nothing that would have to be dropped.
 */
export class CallerCopies {
  readonly sessions = new Layers({ life: 60 * MINUTE, most: most(5000) });
  readonly profiles = new Layers({ life: 15 * MINUTE, most: most(5000) });
  readonly settings = new Layers({ life: 30 * MINUTE, most: most(2000) });
  /** How many guesses Postgres confirmed, and how many answers had to be made anew. */
  readonly guesses = { right: 0, wrong: 0 };

  /** All three copies, or undefined: half a caller is none, and neither is one that the token does not name. */
  async find(ctx: Needs, named: Named): Promise<CallerFacts | undefined> {
    const parts = [
      [this.sessions, sessionKey(named)],
      [this.profiles, profileKey(named.userId)],
      [this.settings, settingsKey(named.workspaceId)],
    ] as const;
    const texts = await Promise.all(parts.map(([layers, key]) => layers.inMemory(ctx, key) ?? layers.inKv(ctx, key)));
    const [session, profile, settings] = texts.map(parsed);
    const isTheirs =
      session?.userId === named.userId &&
      session.workspaceId === named.workspaceId &&
      profile?.id === named.userId &&
      settings?.id === named.workspaceId;
    return isTheirs ? { session, profile, settings } : undefined;
  }

  /** Keeps what Postgres has said, which was asked at `at`. */
  keep(ctx: Needs, named: Named, { session, profile, settings }: CallerFacts, at: number): void {
    this.sessions.keep(ctx, sessionKey(named), { text: JSON.stringify(session), at });
    this.keepProfile(ctx, profile, at);
    this.keepSettings(ctx, settings, at);
  }

  keepProfile(ctx: Needs, profile: User, at: number): void {
    this.profiles.keep(ctx, profileKey(profile.id), { text: JSON.stringify(profile), at });
  }

  keepSettings(ctx: Needs, settings: Settings, at: number): void {
    this.settings.keep(ctx, settingsKey(settings.id), { text: JSON.stringify(settings), at });
  }

  /** Forgets a session that has ended. */
  forget(ctx: Needs, ended: { id: string; workspaceId: string }): void {
    this.sessions.drop(ctx, sessionKey({ sessionId: ended.id, workspaceId: ended.workspaceId }));
  }
}

/** A copy that cannot be read is none. */
function parsed(text: string | undefined) {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** This isolate's own. */
export const callerCopies = new CallerCopies();
