import type { Finding } from './tool.ts';

type Given = Pick<Finding, 'looked' | 'text' | 'next'> & Partial<Finding>;

/** A finding with what most have not. */
export function finding(given: Given): Finding {
  return { data: {}, facts: [], cards: [], receipts: [], fromStrangers: false, found: true, ...given };
}

/** There is nothing to answer with; said plainly, with what to do instead. */
export function nothing(given: Given): Finding {
  return finding({ found: false, ...given });
}
