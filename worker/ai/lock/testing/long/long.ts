import type { Twin } from '../twins.ts';

/** Parts of long answers, all of them true: how they begin, what they tell of which facts, and how they end. */
export interface Long {
  openers: string[];
  bodies: [Twin['told'], string][];
  closers: string[];
}

/** Every body with every opener and closer in turn. */
export function answersOf({ openers, bodies, closers }: Long): { told: Twin['told']; text: string }[] {
  return openers.flatMap((opener, n) =>
    bodies.map(([told, body], m) => ({
      told,
      text: [opener, body, closers[(n + m) % closers.length]].join('\n\n'),
    })),
  );
}
