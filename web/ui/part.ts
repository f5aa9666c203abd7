import { backOff } from './back-off.ts';
import { toast } from './toast.ts';

/** A part of the app that is fetched when it is needed, once: `new Part(() => import('./part.ts'))`. */
export class Part<Module> {
  readonly #load: () => Promise<Module>;
  #module: Promise<Module> | undefined;
  #tries = 0;

  constructor(load: () => Promise<Module>) {
    this.#load = load;
  }

  /** For what is drawn as soon as it has come: where it does not come it is tried again, until it has. */
  async untilLoaded(): Promise<Module> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#once();
      } catch {
        await backOff(attempt);
      }
    }
  }

  /** For what somebody asks for: tried once. Nothing where it does not come, and that is said; asking again tries again. */
  async asked(): Promise<Module | undefined> {
    try {
      return await this.#once();
    } catch {
      toast('This could not be loaded. Check your connection, then try again.');
    }
  }

  #once(): Promise<Module> {
    this.#module ??= this.#fetch().catch((error) => {
      this.#module = undefined;
      throw error;
    });
    return this.#module;
  }

  /**
   * After a failure it is asked for under another address as well, as a browser may keep a module that failed as
   * failed for as long as the page lives.
   */
  async #fetch(): Promise<Module> {
    const tries = ++this.#tries;
    try {
      return await this.#load();
    } catch (error) {
      const address = tries > 1 && /https?:\S+\.js/.exec(String(error))?.[0];
      if (!address) throw error;
      return await import(/* @vite-ignore */ `${address}?again=${tries}`);
    }
  }
}
