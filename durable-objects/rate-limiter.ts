import { DurableObject } from 'cloudflare:workers';
import type { Env } from '../worker/env.ts';
import { fullAt, giveBack, type Level, type Limit, type Taken, take } from './token-bucket.ts';

/** How often full buckets are forgotten, in milliseconds. */
const SWEEP_EVERY = 5 * 60 * 1000;

/**
 * Counts attempts. Each object keeps the buckets of one shard of keys, so that every attempt under a key meets the same
 * counter wherever in the world it arrives. Buckets survive eviction and restart, and are forgotten once full again.
 */
export class RateLimiter extends DurableObject<Env> {
  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    this.sql.exec(
      'create table if not exists buckets (key text primary key, tokens real not null, at integer not null, full_at integer not null)',
    );
  }

  /** Takes one token from the bucket of `key`. */
  async take(key: string, limit: Limit): Promise<Taken> {
    const taken = take(this.read(key), limit, Date.now());
    await this.write(key, taken.level, limit);
    return taken;
  }

  /** Puts a token back that turned out not to count. */
  async giveBack(key: string, limit: Limit): Promise<void> {
    await this.write(key, giveBack(this.read(key), limit, Date.now()), limit);
  }

  override async alarm(): Promise<void> {
    this.sql.exec('delete from buckets where full_at <= ?', Date.now());
    const { left } = this.sql.exec<{ left: number }>('select count(*) as left from buckets').one();
    if (left > 0) await this.ctx.storage.setAlarm(Date.now() + SWEEP_EVERY);
  }

  private get sql(): SqlStorage {
    return this.ctx.storage.sql;
  }

  private read(key: string): Level | undefined {
    return this.sql
      .exec<{ tokens: number; at: number }>('select tokens, at from buckets where key = ?', key)
      .toArray()[0];
  }

  private async write(key: string, level: Level, limit: Limit): Promise<void> {
    this.sql.exec(
      'insert or replace into buckets (key, tokens, at, full_at) values (?, ?, ?, ?)',
      key,
      level.tokens,
      level.at,
      fullAt(level, limit),
    );
    if ((await this.ctx.storage.getAlarm()) === null) await this.ctx.storage.setAlarm(Date.now() + SWEEP_EVERY);
  }
}
