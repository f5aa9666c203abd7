/** A bucket of tokens: `capacity` at most, `refillPerSecond` back each second. */
export interface Limit {
  capacity: number;
  refillPerSecond: number;
}

/** How full a bucket was, and when, in milliseconds. */
export interface Level {
  tokens: number;
  at: number;
}

export interface Taken {
  allowed: boolean;
  level: Level;
  /** Whole tokens left. */
  remaining: number;
  /** Seconds until the next token, rounded up; 0 while there is one. */
  retryAfter: number;
}

/** What is in the bucket now. An unknown bucket is full; a clock that goes back takes nothing away. */
function refill(level: Level | undefined, limit: Limit, now: number): Level {
  if (!level) return { tokens: limit.capacity, at: now };
  const seconds = Math.max(0, now - level.at) / 1000;
  const tokens = Math.min(limit.capacity, level.tokens + seconds * limit.refillPerSecond);
  return { tokens, at: Math.max(now, level.at) };
}

/** Takes one token, if there is one. A refused attempt costs nothing. */
export function take(level: Level | undefined, limit: Limit, now: number): Taken {
  const full = refill(level, limit, now);
  const allowed = full.tokens >= 1;
  const left = { tokens: allowed ? full.tokens - 1 : full.tokens, at: full.at };
  const missing = Math.max(0, 1 - left.tokens);
  return {
    allowed,
    level: left,
    remaining: Math.floor(left.tokens),
    retryAfter: Math.ceil(missing / limit.refillPerSecond),
  };
}

/** Puts one token back, never above the rim. */
export function giveBack(level: Level | undefined, limit: Limit, now: number): Level {
  const current = refill(level, limit, now);
  return { tokens: Math.min(limit.capacity, current.tokens + 1), at: current.at };
}

/** When the bucket will be full and may be forgotten, in milliseconds. */
export function fullAt(level: Level, limit: Limit): number {
  return level.at + Math.ceil(((limit.capacity - level.tokens) / limit.refillPerSecond) * 1000);
}
