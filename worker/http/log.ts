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
