import type { ListFile } from '../../../contract/segment-lists.ts';

/** What Windows-1252 has where Latin-1 has controls, from 0x80 on. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const PIECE = 8192;

/**
 * The text of a file and how its bytes were read: by the mark at its beginning, else as UTF-8 where it is that
 * throughout, else as Windows-1252, which spreadsheets in the West write. Lines end in `\n`.
 */
export function readText(bytes: Uint8Array): { text: string; encoding: ListFile['encoding'] } {
  const { text, encoding } = decoded(bytes);
  return { text: text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'), encoding };
}

function decoded(bytes: Uint8Array): { text: string; encoding: ListFile['encoding'] } {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: windows(bytes), encoding: 'Windows-1252' };
  }
}

function windows(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return pieces.join('').replace(/[\u0080-\u009f]/g, (one) => WINDOWS[one.charCodeAt(0) - 0x80] ?? one);
}
