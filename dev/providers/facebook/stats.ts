const HOUR = 3_600_000;
const HOURS_A_PAGE = 48;

/** Hourly counts of a pixel's events, seven days back and two days to a page; the same ones however often asked for. */
export function stats(pixel: string, query: URLSearchParams) {
  const now = Math.floor(Date.now() / HOUR) * HOUR;
  const end = Math.min(Number(query.get('end_time') ?? Number.POSITIVE_INFINITY) * 1000, now);
  const start = Math.max(Number(query.get('start_time') ?? 0) * 1000, now - 7 * 24 * HOUR);
  const first = Math.max(Math.ceil(start / HOUR) * HOUR, Number(query.get('after') ?? 0));
  const next = first + HOURS_A_PAGE * HOUR;
  const data = [];
  for (let hour = first; hour < Math.min(end, next); hour += HOUR) {
    const seed = (hour / HOUR + Number(pixel.slice(-3))) % 5;
    if (seed === 0) continue;
    data.push({
      start_time: new Date(hour).toISOString().replace('.000Z', '+0000'),
      aggregation: 'event',
      data: [
        { value: 'PageView', count: seed * 2 },
        { value: 'ViewContent', count: seed },
        ...(seed > 2 ? [{ value: 'AddToCart', count: seed - 2 }] : []),
        ...(seed > 3 ? [{ value: 'Purchase', count: 1 }] : []),
      ],
    });
  }
  if (next >= end) return { data, paging: {} };
  const after = String(next);
  return {
    data,
    paging: { cursors: { after }, next: `https://graph.facebook.com/v25.0/${pixel}/stats?after=${after}` },
  };
}
