/** What some people ordered within a window: how many they are, their orders, and the sums of what each spent. */
export interface Group {
  people: number;
  orders: number;
  money: number;
  /** Of what each spent, squared. */
  squares: number;
}

export interface Lift {
  revenue: string;
  /** 95 % interval. */
  low: string;
  high: string;
}

/** The two-sided 95 % point of the normal distribution. */
const Z = 1.96;

/**
 * What the letters added: the difference of the two groups' means, times the people who were written to. Its interval is
 * Welch's, with the normal distribution, as both groups are large. Undefined where either has fewer than two people.
 */
export function liftOf(written: Group, heldOut: Group): Lift | undefined {
  if (written.people < 2 || heldOut.people < 2) return undefined;
  const difference = written.money / written.people - heldOut.money / heldOut.people;
  const error = Math.sqrt(varianceOf(written) / written.people + varianceOf(heldOut) / heldOut.people);
  const all = (each: number) => (each * written.people).toFixed(2);
  return { revenue: all(difference), low: all(difference - Z * error), high: all(difference + Z * error) };
}

/** Of what each of them spent, as a sample. */
function varianceOf({ people, money, squares }: Group): number {
  return Math.max(0, (squares - (money * money) / people) / (people - 1));
}
