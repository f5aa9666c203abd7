const NEWLINE = 10;

/** A line of text without its end, and how many bytes of the file it took. */
export interface TextLine {
  text: string;
  size: number;
}

/**
 * The lines of an answer as they come, from the byte `from` of the file on, also where the server sent all of it. Holds
 * one line at a time. Leaving the loop ends the download.
 */
export async function* readLines(response: Response, from: number): AsyncGenerator<TextLine> {
  if (!response.body) return;
  let skip = response.status === 206 ? 0 : from;
  let parts: Uint8Array[] = [];
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    let start = Math.min(skip, chunk.length);
    skip -= start;
    for (let end = chunk.indexOf(NEWLINE, start); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      parts.push(chunk.subarray(start, end));
      yield lineOf(parts, 1);
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.slice(start));
  }
  if (parts.length > 0) yield lineOf(parts, 0);
}

function lineOf(parts: Uint8Array[], end: number): TextLine {
  const size = parts.reduce((sum, { length }) => sum + length, 0);
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return { text: new TextDecoder().decode(whole), size: size + end };
}
