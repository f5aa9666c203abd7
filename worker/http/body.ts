/** As much as is read of a body that nobody wants: enough for a client to send it all and then read the refusal. */
const DRAINED = 16 * 1024 * 1024;

/** The bytes of a body; undefined when there are more than `limit`. Throws when the client breaks off. */
export async function readWithin(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = body.getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > limit) {
      await readOut(reader);
      return undefined;
    }
    parts.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.byteLength;
  }
  return bytes;
}

/** A request answered before its body was read has its connection closed, under whatever the client sends next on it. */
export async function drain(request: Request): Promise<void> {
  if (request.bodyUsed || !request.body || request.body.locked) return;
  await readOut(request.body.getReader());
}

async function readOut(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  try {
    for (let left = DRAINED; left > 0; ) {
      const { done, value } = await reader.read();
      if (done) return;
      left -= value.byteLength;
    }
    await reader.cancel();
  } catch {
    // The client is gone, and with it the connection.
  }
}
