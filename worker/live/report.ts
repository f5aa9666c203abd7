import type { Decision, DecisionKind, LiveNews, MembershipChange, More } from '../../contract/live.ts';
import type { Ctx } from '../context.ts';
import { countDays, DayTally } from '../data-sources/days.ts';
import { loggable } from '../http/log.ts';
import { nameThem } from './names.ts';

/** A room hears at most so often from one isolate: as it happens where somebody listens, else to know whether. */
const WATCHED_EVERY_MS = 150;
const UNWATCHED_EVERY_MS = 700;
/** So many stored events, and so many others, are listed one by one each time; the rest is counted. */
const LISTED = 20;
const MEMBERSHIPS_LISTED = 50;
const MOST_ROOMS = 1000;

interface Pending {
  stored: Decision[];
  others: Decision[];
  more: Map<string, More>;
  memberships: MembershipChange[];
}

interface Room {
  watched: boolean;
  nextAt: number;
  pending: Pending | undefined;
}

/** What this isolate is about to tell, by workspace. Losing it loses a view of what is stored, never what is stored. */
const rooms = new Map<string, Room>();

/** An event whose decision may be listed; `show` is called only for those that are. */
export interface Decided {
  sourceId: string;
  decision: DecisionKind;
  show: () => Omit<Decision, 'sourceId' | 'decision'>;
}

/**
 * Tells the workspace's live room what was decided, within a second and without holding anything up. Many at a time
 * are sampled, and the rest counted, so that a room costs the same at any rate.
 */
export function reportDecisions(ctx: Ctx, workspaceId: string, decided: Iterable<Decided>): void {
  const pending = pendingOf(ctx, workspaceId);
  for (const { sourceId, decision, show } of decided) {
    const list = decision === 'stored' ? pending.stored : pending.others;
    if (list.length < LISTED) list.push({ sourceId, decision, ...show() });
    else {
      const key = `${sourceId} ${decision}`;
      const more = pending.more.get(key) ?? { sourceId, decision, count: 0 };
      more.count++;
      pending.more.set(key, more);
    }
  }
}

/** Tells the live room who entered and left which segment. */
export function reportMemberships(ctx: Ctx, workspaceId: string, changes: MembershipChange[]): void {
  if (changes.length === 0) return;
  const { memberships } = pendingOf(ctx, workspaceId);
  memberships.push(...changes.slice(0, MEMBERSHIPS_LISTED - memberships.length));
}

function pendingOf(ctx: Ctx, workspaceId: string): Pending {
  if (rooms.size >= MOST_ROOMS) for (const [id, { pending }] of rooms) if (!pending) rooms.delete(id);
  let room = rooms.get(workspaceId);
  if (!room) {
    room = { watched: false, nextAt: 0, pending: undefined };
    rooms.set(workspaceId, room);
  }
  if (!room.pending) {
    room.pending = { stored: [], others: [], more: new Map(), memberships: [] };
    ctx.waitUntil(tellLater(ctx, workspaceId, room));
  }
  return room.pending;
}

async function tellLater(ctx: Ctx, workspaceId: string, room: Room): Promise<void> {
  // Also where it is time already: what is decided in the same breath goes along.
  await new Promise((resolve) => setTimeout(resolve, Math.max(5, room.nextAt - Date.now())));
  const { pending } = room;
  room.pending = undefined;
  room.nextAt = Date.now() + (room.watched ? WATCHED_EVERY_MS : UNWATCHED_EVERY_MS);
  if (!pending) return;
  try {
    const { rejected, news } = await asNews(ctx, workspaceId, room.watched, pending);
    room.watched = await ctx.env.LIVE_ROOM.getByName(workspaceId).tell(news);
    if (room.watched) room.nextAt = Math.min(room.nextAt, Date.now() + WATCHED_EVERY_MS);
    await countDays(ctx, rejected);
  } catch (error) {
    const { message, cause } = loggable(error);
    ctx.log.warn('the live room was not told', { error: message, cause });
  }
}

async function asNews(ctx: Ctx, workspaceId: string, watched: boolean, pending: Pending) {
  const at = ctx.now().toISOString();
  const more = [...pending.more.values()];
  const listed = [...pending.others, ...pending.stored].sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
  const decisions = watched ? await nameThem(ctx, workspaceId, listed) : listed;
  const news: LiveNews[] = [];
  if (decisions.length > 0) news.push({ type: 'decisions', at, decisions, more });
  if (pending.memberships.length > 0) news.push({ type: 'memberships', at, changes: pending.memberships });
  // What was refused at the door is known nowhere else, and counted here.
  const rejected = new DayTally();
  for (const { decision, ...one } of listed) if (decision === 'rejected') rejected.add(one, 'rejected');
  for (const { decision, sourceId, count } of more) {
    if (decision === 'rejected') rejected.add({ sourceId, receivedAt: at }, 'rejected', count);
  }
  return { news, rejected };
}
