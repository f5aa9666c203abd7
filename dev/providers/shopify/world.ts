import { BulkOperations } from './bulk.ts';
import { Bucket } from './cost.ts';
import { openGiftShop, Shop } from './shop.ts';

/** Which tokens are taken: every one that begins with `shpat_`, but for those that ended. */
export class Tokens {
  readonly #ends = new Map<string, number>();

  /** From `at` on, in milliseconds, the token is refused with 401; from now on where nothing is said. */
  end(token: string, at = 0): void {
    this.#ends.set(token, at);
  }

  isTaken(token: string): boolean {
    return token.startsWith('shpat_') && Date.now() < (this.#ends.get(token) ?? Number.POSITIVE_INFINITY);
  }
}

/** All that the stand-in holds: a shop for every domain that is asked for, unless its name begins with `unknown-`; an empty one where it begins with `empty-`. */
export class World {
  readonly tokens = new Tokens();
  readonly operations = new BulkOperations();
  readonly #shops = new Map<string, Shop>();
  readonly #buckets = new Map<string, Bucket>();

  shopOf(domain: string): Shop {
    const opened = () => (domain.startsWith('empty-') ? new Shop(domain) : openGiftShop(domain));
    const known = this.#shops.get(domain) ?? opened();
    this.#shops.set(domain, known);
    return known;
  }

  /** Puts a shop in the place of the one that the domain had. */
  open(shop: Shop): Shop {
    this.#shops.set(shop.domain, shop);
    return shop;
  }

  bucketOf(domain: string): Bucket {
    const known = this.#buckets.get(domain) ?? new Bucket();
    this.#buckets.set(domain, known);
    return known;
  }
}
