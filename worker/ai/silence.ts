import { ModelError } from './providers/provider.ts';

/**
 * Passes on what `open` yields and gives up when nothing comes for `limitMs`: before the first part (connecting
 * included) as between parts. Giving up, an abort of `signal` and a reader who stops reading all abort the connection
 * at once, whether or not the source heeds it.
 */
export async function* untilSilent<T>(
  open: (signal: AbortSignal) => AsyncGenerator<T>,
  limitMs: number,
  signal: AbortSignal,
): AsyncGenerator<T> {
  const connection = new AbortController();
  const stop = () => connection.abort();
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  const source = open(connection.signal);
  try {
    while (true) {
      const part = await within(source.next(), limitMs, connection);
      if (part.done) return;
      yield part.value;
    }
  } finally {
    signal.removeEventListener('abort', stop);
    connection.abort();
    // Not awaited: a source that hangs would hold us with it.
    source.return(undefined).catch(() => undefined);
  }
}

/** The result of some work, or ModelError 'silent' after the limit, or 'broke_off' when the connection is aborted. */
export function within<T>(work: Promise<T>, limitMs: number, connection: AbortController): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => settle(() => reject(new ModelError('broke_off', 'Aborted')));
    const timer = setTimeout(() => {
      settle(() => reject(new ModelError('silent', `No sign of life for ${limitMs} ms`)));
      connection.abort();
    }, limitMs);
    function settle(how: () => void) {
      clearTimeout(timer);
      connection.signal.removeEventListener('abort', aborted);
      how();
    }
    connection.signal.addEventListener('abort', aborted);
    if (connection.signal.aborted) aborted();
    work.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
  });
}
