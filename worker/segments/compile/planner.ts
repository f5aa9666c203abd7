import { sql } from 'drizzle-orm';

/*
 * A planner without statistics (an embedded Postgres has no autovacuum, a new workspace has none yet) takes a hundred
 * thousand people for a few. These say for the rest of a transaction what kind of statement follows.
 */

const set = (settings: Record<string, 'on' | 'off'>, memory = '') =>
  sql.raw(
    `select ${Object.entries(settings)
      .map(([name, value]) => `set_config('enable_${name}', '${value}', true)`)
      .join()}${memory && `, set_config('work_mem', '${memory}', true)`}`,
  );

/**
 * Over a whole workspace: each table once, joined by hash, a million people in memory. Looking people up one by one would take
 * as long as there are people.
 */
export const FOR_EVERYONE = set({ nestloop: 'off', seqscan: 'on', hashjoin: 'on', mergejoin: 'on' }, '64MB');

/**
 * The same for what asks for little else than one thing after another: a million counts that are read in the order of their people
 * lie beside each other, where looking each up in a hash takes twice as long.
 */
export const FOR_EVERYONE_IN_ORDER = set({ nestloop: 'off', seqscan: 'on', hashjoin: 'off', mergejoin: 'on' }, '64MB');

/** Over some people: everything by an index. Reading a whole table would take as long as there are rows. */
export const FOR_SOME = set({ nestloop: 'on', seqscan: 'off', hashjoin: 'off', mergejoin: 'off' });
