import { NeonDbError, neon, neonConfig } from '@neondatabase/serverless';
import { drizzle } from 'drizzle-orm/neon-http';

export type Database = ReturnType<typeof openDatabase>;

/**
 * A database client for one request, batch or turn. It speaks Neon's SQL-over-HTTP; `endpoint` is set only on a
 * developer's machine, where the same protocol is served for any Postgres. A database that does not answer a query
 * within `patienceMs` is an unavailable one, not a request that hangs.
 */
export function openDatabase(settings: { url: string; endpoint?: string | undefined; patienceMs?: number }) {
  const { url, endpoint, patienceMs = QUERY_TIMEOUT_MS } = settings;
  if (endpoint) neonConfig.fetchEndpoint = endpoint;
  neonConfig.fetchFunction = (address: string, init: RequestInit) =>
    fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) });
  return drizzle(neon(url));
}

const QUERY_TIMEOUT_MS = 20_000;

/** What Postgres said: `code` is its SQLSTATE, `constraint` the one that was violated. */
export interface PostgresFault {
  code: string | undefined;
  constraint: string | undefined;
  message: string;
}

/** The Postgres error inside whatever the driver or drizzle threw; undefined when it is none. */
export function postgresFault(error: unknown): PostgresFault | undefined {
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof NeonDbError && e.code) {
      return { code: e.code, constraint: e.constraint, message: e.message };
    }
  }
  return undefined;
}

export function isUniqueViolation(error: unknown, constraint?: string): boolean {
  const fault = postgresFault(error);
  return fault?.code === '23505' && (constraint === undefined || fault.constraint === constraint);
}

/** SQLSTATE classes for "not now": connection, resources, operator intervention, system error; and lost races. */
const PASSING = /^(08|53|57|58|XX|40)/;

/** True when Postgres worked on a statement for as long as it may, or did not answer for longer than is waited. */
export function isTooSlow(error: unknown): boolean {
  if (postgresFault(error)?.code === '57014') return true;
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e.name === 'TimeoutError') return true;
  }
  return false;
}

/** True when the statement may succeed later unchanged: Postgres is away, starting, overloaded, or a race was lost. */
export function isUnavailable(error: unknown): boolean {
  const fault = postgresFault(error);
  if (fault?.code) return PASSING.test(fault.code);
  for (let e = error; e instanceof Error; e = e.cause) {
    if (e instanceof NeonDbError || e.name === 'TimeoutError' || e.name === 'AbortError') return true;
  }
  return false;
}
