import { fail } from '../../errors.ts';
import { readWithin } from '../../http/body.ts';

/**
 * The bytes of a request, inflated where it was sent compressed. Throws `too_large` above `limit` bytes, counted after
 * inflating, and `invalid` for a body that is not the gzip it says it is.
 */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => fail('too_large', `Send at most ${limit / 1024} KB`);
  if (Number(request.headers.get('content-length') ?? 0) > limit) return tooLarge();
  if (!request.body) return new Uint8Array();
  const encoding = request.headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding !== 'gzip' && encoding !== 'identity') fail('invalid', 'Send the body plain or with gzip');
  if (encoding === 'identity' && request.headers.has('content-length'))
    return new Uint8Array(await request.arrayBuffer());
  const stream = encoding === 'gzip' ? request.body.pipeThrough(new DecompressionStream('gzip')) : request.body;
  const bytes = await readWithin(stream, limit).catch((cause) =>
    fail('invalid', encoding === 'gzip' ? 'The body is not gzip' : 'The body could not be read', { cause }),
  );
  return bytes ?? tooLarge();
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/** Bytes as text; throws `invalid` for what is not UTF-8, as JSON has to be. */
export function asText(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    return fail('invalid', 'The body is not UTF-8', { cause });
  }
}
