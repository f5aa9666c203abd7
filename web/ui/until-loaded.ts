import { backOff } from './back-off.ts';

/**
 * A part of the page that is fetched when it is needed. Where it does not come it is tried again, until it has: under
 * another address, for a browser may keep a module that failed as failed for as long as the page lives.
 */
export async function untilLoaded<Part>(load: () => Promise<Part>): Promise<Part> {
  let address: string | undefined;
  for (let attempt = 1; ; attempt++) {
    try {
      return await (address ? import(/* @vite-ignore */ `${address}?again=${attempt}`) : load());
    } catch (error) {
      address ??= /https?:\S+\.js/.exec(String(error))?.[0];
      await backOff(attempt);
    }
  }
}
