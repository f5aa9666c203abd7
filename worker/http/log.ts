import { DrizzleQueryError } from 'drizzle-orm/errors';

export type LogFields = Record<string, string | number | boolean | null | undefined>;
export interface Log {
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
}

/** Structured lines, one object each. Callers pass names and counts, never bodies, tokens or addresses of people. */
export function makeLog(always: LogFields): Log {
  const write =
    (level: 'info' | 'warn' | 'error') =>
    (message: string, fields: LogFields = {}) =>
      console[level](JSON.stringify({ level, message, ...always, ...fields }));
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** What may be logged of an error: of a failed statement its text, never its parameters, which are people's data. */
export function loggable(error: unknown): { message: string; stack?: string | undefined; cause?: string | undefined } {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  if (!(error instanceof DrizzleQueryError)) return { message: error.message, stack: error.stack, cause };
  const message = `Failed query: ${error.query}`;
  return { message, stack: error.stack?.replace(error.message, message), cause };
}
