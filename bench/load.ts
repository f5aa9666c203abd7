import autocannon, { type Options, type Result } from 'autocannon';

export interface Load {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  connections: number;
  /** Either a number of requests, or seconds. */
  amount?: number;
  seconds?: number;
  /** Sends at this rate; as fast as the answers come unless given. */
  perSecond?: number;
  /** Makes each request's body and headers. */
  each?: (index: number) => { body: string; headers?: Record<string, string> };
}

export interface Measured {
  perSecond: number;
  /** From the first request to the last answer. */
  seconds: number;
  p50: number;
  p99: number;
  /** Anything that was not a 2xx; a run with any is no figure. */
  refused: number;
}

/** Sends a bounded load to a server on this machine and reads its rate and latencies in milliseconds. */
export async function load(options: Load): Promise<Measured> {
  const { each } = options;
  let index = 0;
  const started = performance.now();
  let ended = started;
  let answers = 0;
  const settings: Options = {
    url: options.url,
    method: options.method ?? 'GET',
    headers: options.headers ?? {},
    connections: options.connections,
    timeout: 60,
    ...(options.perSecond ? { overallRate: options.perSecond } : {}),
    ...(options.amount ? { amount: options.amount } : { duration: options.seconds ?? 5 }),
    ...(each
      ? {
          requests: [
            {
              setupRequest: (request) => {
                const { body, headers } = each(index++);
                return { ...request, body, headers: { ...request.headers, ...headers } };
              },
            },
          ],
        }
      : {}),
  };
  const result = await new Promise<Result>((done, fail) => {
    const run = autocannon(settings, (error, all) => (error ? fail(error) : done(all)));
    // Autocannon ends at a full second of its own clock, which a short run would be charged with.
    run.on('response', () => {
      answers++;
      ended = performance.now();
    });
  });
  return {
    perSecond: (answers / (ended - started)) * 1000,
    seconds: (ended - started) / 1000,
    p50: result.latency.p50,
    p99: result.latency.p99,
    refused: result.non2xx + result.errors,
  };
}
