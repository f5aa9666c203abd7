import { asc, eq } from 'drizzle-orm';
import { SEGMENT_KEYS, type SegmentKey } from '../../contract/analytics.ts';
import type { Definition } from '../../contract/segments.ts';
import { SEGMENTS } from '../analytics/segments.ts';
import type { Ctx } from '../context.ts';
import type { Database } from '../db/client.ts';
import { segments, workspaces } from '../db/schema.ts';
import type { Frame, Reach, Rule } from './compile/frame.ts';
import { listsIn, referencesOf } from './definition/check.ts';
import { isStandard } from './definition/standard.ts';

/** A saved segment, or a built-in that was edited or is followed. */
export type SegmentRow = Omit<typeof segments.$inferSelect, 'key' | 'definition'> & {
  key: SegmentKey | null;
  /** Null for a built-in at its standard rule whose members are not kept. */
  definition: Definition | null;
};

/** A segment whose members are kept. */
export type LiveSegment = SegmentRow & { definition: Definition };

/** All segments of a workspace, and what they need to be asked. There are few: everything about them is read at once. */
export class Segments {
  readonly rows: SegmentRow[];
  readonly #byId: Map<string, SegmentRow>;

  constructor(rows: SegmentRow[]) {
    this.rows = rows;
    this.#byId = new Map(rows.map((row) => [row.key ?? row.id, row]));
  }

  get live(): LiveSegment[] {
    return this.rows.filter((row): row is LiveSegment => row.definition !== null);
  }

  /** By a built-in's key or a saved segment's id; undefined for a built-in that was never edited or followed. */
  find(id: string): SegmentRow | undefined {
    return this.#byId.get(id);
  }

  ruleOf = (id: string): Rule | undefined => {
    const definition = this.#byId.get(id)?.definition;
    const key = SEGMENT_KEYS.find((one) => one === id);
    // A standard rule that is followed is still read from its generated column.
    if (definition && !(key && isStandard(key, definition))) return { kind: 'rule', definition };
    return key && { kind: 'standard', key };
  };

  nameOf = (id: string): string => {
    const key = SEGMENT_KEYS.find((one) => one === id);
    return key ? SEGMENTS[key].name : (this.#byId.get(id)?.name ?? 'a removed segment');
  };

  /** What a segment asks for by itself. */
  referencesOf = (id: string): string[] => {
    const definition = this.#byId.get(id)?.definition;
    return definition ? referencesOf(definition.where) : [];
  };

  /** Whether a segment has a list of its own. */
  isList = (id: string): boolean => this.#byId.get(id)?.key === null && this.#asksForList(id, id);

  #asksForList(id: string, list: string): boolean {
    const definition = this.#byId.get(id)?.definition;
    return definition ? listsIn(definition.where, '').some((one) => one.list === list) : false;
  }

  /** The live segments that ask for one or for its list, also through others. */
  usersOf(id: string): LiveSegment[] {
    const byList = this.live.filter((row) => (row.key ?? row.id) !== id && this.#asksForList(row.key ?? row.id, id));
    return [...new Set([...this.dependentsOf(id), ...byList])];
  }

  /** The live segments that ask for one, also through others. */
  dependentsOf(id: string): LiveSegment[] {
    const found = new Map<string, LiveSegment>();
    const look = (wanted: string) => {
      for (const row of this.live) {
        const own = row.key ?? row.id;
        if (found.has(own) || own === id || !referencesOf(row.definition.where).includes(wanted)) continue;
        found.set(own, row);
        look(own);
      }
    };
    look(id);
    return [...found.values()];
  }
}

/** Reads the segments of a workspace, oldest first. */
export async function readSegments(db: Database, workspaceId: string): Promise<Segments> {
  return new Segments((await selectSegments(db, workspaceId)) as SegmentRow[]);
}

/** The statement of `readSegments`, for a batch. */
export function selectSegments(db: Database, workspaceId: string) {
  return db
    .select()
    .from(segments)
    .where(eq(segments.workspaceId, workspaceId))
    .orderBy(asc(segments.createdAt), asc(segments.id))
    .limit(200);
}

/** By which zone and money a workspace's definitions are read. */
export interface Place {
  id: string;
  timezone: string;
  currency: string;
}

export async function readPlace(ctx: Pick<Ctx, 'db'>, workspaceId: string): Promise<Place | undefined> {
  const [place] = await selectPlace(ctx.db, workspaceId);
  return place;
}

/** The statement of `readPlace`, for a batch. */
export function selectPlace(db: Database, workspaceId: string) {
  const { id, timezone, currency } = workspaces;
  return db.select({ id, timezone, currency }).from(workspaces).where(eq(id, workspaceId));
}

export function frameOf(place: Place, segments: Segments, reach: Reach, now: Date): Frame {
  const { id: workspaceId, timezone, currency } = place;
  return { workspaceId, timezone, currency, reach, now, ruleOf: segments.ruleOf };
}
