import type { Exclusion, FunnelStepInput } from '../contract/funnels.ts';

/** One thing a person did, as a plain reading needs it. */
export interface Deed {
  name: string;
  /** Milliseconds since 1970. */
  at: number;
  /** Of deeds at one instant the lower was stored first; a strict funnel goes by it. */
  id: string;
  properties: Record<string, unknown>;
}

export interface PlainFunnel {
  steps: FunnelStepInput[];
  order: 'ordered' | 'strict' | 'unordered';
  windowSeconds?: number | undefined;
  exclude?: Exclusion[] | undefined;
  from: number;
  to: number;
}

/**
 * The times at which one person reached each step, by trying every attempt there is: what the statement has to agree
 * with. `excluded` where an exclusion takes the person out.
 */
export function plainPath(question: PlainFunnel, all: Deed[]): { times: number[]; excluded: boolean } {
  const deeds = all
    .filter(({ at }) => at >= question.from && at < question.to)
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const attempts = attemptsOf(question, deeds);
  const furthest = Math.max(0, ...attempts.map((times) => times.length));
  const times = attempts.find((one) => one.length === furthest) ?? [];
  return { times, excluded: isExcluded(question, deeds, times) };
}

/** Every attempt, in the order in which they begin. */
function attemptsOf(question: PlainFunnel, deeds: Deed[]): number[][] {
  const { steps, order } = question;
  const first = steps[0];
  if (!first) return [];
  if (order === 'unordered') {
    return deeds
      .filter((deed) => steps.some((step) => fits(step, deed)))
      .map(({ at }) => unordered(question, deeds, at));
  }
  return deeds.flatMap((deed, index) => {
    if (!fits(first, deed)) return [];
    return [order === 'strict' ? strict(question, deeds, index) : ordered(question, deeds, deed.at)];
  });
}

function ordered({ steps, windowSeconds }: PlainFunnel, deeds: Deed[], start: number): number[] {
  const times = [start];
  for (const [index, step] of steps.entries()) {
    if (index === 0) continue;
    const before = times.at(-1) ?? start;
    const again = steps.slice(0, index).some(({ name }) => name === step.name);
    const next = deeds.find((deed) => fits(step, deed) && (again ? deed.at > before : deed.at >= before));
    if (!next || !within(start, next.at, windowSeconds)) break;
    times.push(next.at);
  }
  return times;
}

function strict({ steps, windowSeconds }: PlainFunnel, deeds: Deed[], index: number): number[] {
  const start = deeds[index]?.at ?? 0;
  const times: number[] = [];
  for (const [offset, step] of steps.entries()) {
    const deed = deeds[index + offset];
    if (!deed || !fits(step, deed) || !within(start, deed.at, windowSeconds)) break;
    times.push(deed.at);
  }
  return times;
}

function unordered({ steps, windowSeconds }: PlainFunnel, deeds: Deed[], start: number): number[] {
  return steps
    .flatMap((step) => deeds.find((deed) => deed.at >= start && fits(step, deed))?.at ?? [])
    .filter((at) => within(start, at, windowSeconds))
    .sort((a, b) => a - b);
}

function isExcluded({ exclude = [], steps, windowSeconds, to }: PlainFunnel, deeds: Deed[], times: number[]): boolean {
  const start = times[0];
  if (start === undefined) return false;
  const end = windowSeconds === undefined ? to : Math.min(to, start + windowSeconds * 1000);
  return exclude.some(({ name, afterStep = 1, beforeStep = steps.length }) => {
    const after = times[afterStep - 1];
    const before = times[beforeStep - 1] ?? end;
    return after !== undefined && deeds.some((deed) => deed.name === name && deed.at > after && deed.at < before);
  });
}

function within(start: number, at: number, windowSeconds: number | undefined): boolean {
  return windowSeconds === undefined || at - start <= windowSeconds * 1000;
}

/** The deed that began a path: of several at one instant the first stored. */
export function beginning({ steps, order }: PlainFunnel, all: Deed[], start: number | undefined): Deed | undefined {
  const first = order === 'unordered' ? steps : steps.slice(0, 1);
  const began = all.filter((deed) => deed.at === start && first.some((step) => fits(step, deed)));
  return began.sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

function fits({ name, where = [] }: FunnelStepInput, deed: Deed): boolean {
  return (
    deed.name === name &&
    where.every(({ property, test }) => {
      const value = deed.properties[property];
      if (value === undefined || value === null) return false;
      if (test.op === 'exists') return true;
      if (test.op === 'equals') return String(value) === String(test.value);
      if (test.op === 'contains') return String(value).toLowerCase().includes(test.value.toLowerCase());
      const number = /^-?\d{1,18}(\.\d{1,18})?$/.test(String(value)) ? Number(value) : Number.NaN;
      return test.op === 'at_least' ? number >= test.value : number <= test.value;
    })
  );
}

/** What a funnel tells of its steps: how many of those who `reached` each, and the median of their seconds from the step before. */
export function plainSteps(reached: { times: number[] }[][]): { people: number; medianSeconds: number | null }[] {
  return reached.map((paths, step) => {
    const seconds = paths.map(({ times }) => ((times[step] ?? 0) - (times[step - 1] ?? 0)) / 1000);
    return { people: paths.length, medianSeconds: step === 0 ? null : median(seconds) };
  });
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const ordered = values.toSorted((a, b) => a - b);
  const middle = (ordered.length - 1) / 2;
  return ((ordered[Math.floor(middle)] ?? 0) + (ordered[Math.ceil(middle)] ?? 0)) / 2;
}
