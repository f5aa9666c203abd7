import type { Twin } from '../twins.ts';

/** Pairs of a false text and a true one, by their kind and by the facts that they speak of. */
export type Liar = [how: string, told: Twin['told'], pairs: [lie: string, honest: string][]][];

export function twinsIn(liar: Liar): Twin[] {
  return liar.flatMap(([how, told, pairs]) => pairs.map(([lie, honest]) => ({ how, told, lie, honest })));
}
