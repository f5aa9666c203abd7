import { type Asked, type Given, startStandIn } from './stand-in.ts';

const HOUR = 3_600_000;

/**
 * Facebook's Graph API for a pixel: the pixel itself and its hourly counts of events. Tokens that begin with `EAA` are
 * taken; pixels whose id begins with 404 do not exist.
 */
export const startFacebook = () => startStandIn(answer);

function answer({ path, headers }: Asked): Given {
  const url = new URL(path, 'http://facebook');
  const [, pixel, edge] = /^\/v\d+\.0\/(\d+)(\/stats)?$/.exec(url.pathname) ?? [];
  if (!pixel) return refusal(400, 'Unsupported get request.', 'GraphMethodException', 100);
  const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
  if (!token) {
    return refusal(400, 'An access token is required to request this resource.', 'OAuthException', 104);
  }
  if (!token.startsWith('EAA')) return refusal(400, `Malformed access token ${token}`, 'OAuthException', 190);
  if (pixel.startsWith('404')) {
    return refusal(
      400,
      `Unsupported get request. Object with ID '${pixel}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
      'GraphMethodException',
      100,
    );
  }
  return { body: edge ? stats(pixel, url.searchParams) : { id: pixel, name: 'Gift shop pixel' } };
}

/** The same counts for the same hour however often they are asked for. */
function stats(pixel: string, query: URLSearchParams) {
  const end = Math.floor(Date.now() / HOUR) * HOUR;
  const start = Math.max(Number(query.get('start_time') ?? 0) * 1000, end - 7 * 24 * HOUR);
  const data = [];
  for (let hour = Math.ceil(start / HOUR) * HOUR; hour < end; hour += HOUR) {
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
  return { data, paging: {} };
}

function refusal(status: number, message: string, type: string, code: number): Given {
  return { status, body: { error: { message, type, code, fbtrace_id: 'AbCdEfGhIjKlMnOpQrStUv' } } };
}
