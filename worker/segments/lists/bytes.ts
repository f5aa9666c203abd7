import type { ListFile } from '../../../contract/segment-lists.ts';

/** What Windows-1252 has where Latin-1 has controls, from 0x80 on. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const PIECE = 8192;

/** How workbooks begin: those of today are ZIP files, those of old compound ones. */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];
const LOOKED_INTO = 4096;
const MOST_CONTROLS = 0.02;

/** Why a file cannot be text at all, such as a picture or a workbook; undefined where it may be. */
export function noText(bytes: Uint8Array): string | undefined {
  if (WORKBOOKS.some((begins) => begins.every((byte, at) => bytes[at] === byte))) {
    return 'This is a workbook: save it as CSV where you made it, and choose that file';
  }
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  const head = bytes.subarray(0, LOOKED_INTO);
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return !isUtf16 && controls > MOST_CONTROLS * head.length
    ? 'This is no text: choose a file that was saved as CSV'
    : undefined;
}

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
