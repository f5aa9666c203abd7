/**
 * Waits before trying again: twice as long each time up to 15 s, by chance between half and all of it so that a crowd
 * does not come back at one instant - and not at all once the device says that it is online again.
 */
export function backOff(attempt: number, signal?: AbortSignal): Promise<void> {
  const longest = Math.min(15_000, 500 * 2 ** (attempt - 1));
  return new Promise((done) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      signal?.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, longest * (0.5 + Math.random() / 2));
    addEventListener('online', end);
    signal?.addEventListener('abort', end);
  });
}
