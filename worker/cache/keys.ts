import type { UserCtx } from '../context.ts';
import { sha256, toBase64Url } from '../http/bytes.ts';

/** What can change an answer besides the data: the settings it is read in, and the shop's day. */
type Settings = Pick<UserCtx['workspace'], 'id' | 'timezone' | 'currency' | 'weekStart'>;

/**
 * `cache:query:{tenant}:{hash}`: this file is the only place where a key of a cached value is made. The tenant is the caller's
 * own workspace, never an input. The hash holds the version of its data, so that an answer computed before a change
 * is not found after it, however long any copy of it lives; its settings; and the day, which ranges are read by.
 */
export async function queryKey(
  workspace: Settings,
  version: string,
  asked: { name: string; input: unknown; now: Date },
): Promise<string> {
  const { id, timezone, currency, weekStart } = workspace;
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: timezone }).format(asked.now);
  const parts = [version, timezone, currency, weekStart, day, asked.name, asked.input];
  return `cache:query:${id}:${toBase64Url(await sha256(JSON.stringify(parts)))}`;
}

/** Which session, in which workspace: a copy under it is good for nothing else. */
export function sessionKey(named: { workspaceId: string; sessionId: string }): string {
  return `session:${named.workspaceId}:${named.sessionId}`;
}

export function profileKey(userId: string): string {
  return `user:${userId}`;
}

export function settingsKey(workspaceId: string): string {
  return `workspace:${workspaceId}:settings`;
}
