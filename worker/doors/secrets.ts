import { toBase64Url } from '../http/bytes.ts';

/** What every key of ours begins with, so that a leaked one is found for what it is. */
export const KEY_MARK = 'phk_';
export const REFRESH_MARK = 'phr_';

/** 32 random bytes after a mark. The caller gets the text, the database its hash. */
export function newSecret(mark: string): string {
  return `${mark}${toBase64Url(crypto.getRandomValues(new Uint8Array(32)))}`;
}

/** What a key is recognised by in a list: too little to guess the rest from. */
export function prefixOf(key: string): string {
  return key.slice(0, KEY_MARK.length + 6);
}
