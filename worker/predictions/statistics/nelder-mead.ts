export interface Minimum {
  point: number[];
  value: number;
  /** False when the search was given up before its simplex had shrunk to a point. */
  converged: boolean;
}

interface Vertex {
  point: number[];
  value: number;
}

const MOST_STEPS = 2000;
const FIRST_STEP = 0.5;

/** When a simplex is small: its values differ by this part, its corners by so much. */
interface Tolerance {
  level: number;
  near: number;
}
const ROUGH: Tolerance = { level: 1e-5, near: 0.05 };
const EXACT: Tolerance = { level: 1e-9, near: 1e-4 };

/**
 * The least value of a function by the simplex search of Nelder & Mead (1965): roughly from every start, then exactly from the best
 * of them, begun again at the minimum until that no longer helps. The function may answer `Infinity` where it is not
 * defined, but not at a start.
 */
export function minimize(objective: (point: number[]) => number, starts: number[][]): Minimum {
  const rough = starts.map((start) => descend(objective, start, ROUGH));
  let best = rough.reduce((one, other) => (other.value < one.value ? other : one));
  for (let again = 0; again < 4; again++) {
    const next = descend(objective, best.point, EXACT);
    const gained = best.value - next.value;
    if (next.value <= best.value) best = next;
    if (gained <= 1e-7 * (1 + Math.abs(best.value))) break;
  }
  return best;
}

function descend(objective: (point: number[]) => number, start: number[], { level, near }: Tolerance): Minimum {
  const at = (point: number[]): Vertex => {
    const value = objective(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [start, ...start.map((_, axis) => start.map((x, i) => (i === axis ? x + FIRST_STEP : x)))].map(at);
  for (let step = 0; step < MOST_STEPS; step++) {
    simplex.sort((a, b) => a.value - b.value);
    const [best, worst, second] = [simplex[0], simplex.at(-1), simplex.at(-2)] as [Vertex, Vertex, Vertex];
    if (isSmall(simplex, { level, near })) return { ...best, converged: true };
    const center = start.map((_, i) => sum(simplex.slice(0, -1), (v) => v.point[i] ?? 0) / start.length);
    const along = (factor: number) => at(center.map((c, i) => c + factor * ((worst.point[i] ?? 0) - c)));
    const reflected = along(-1);
    let next: Vertex = reflected;
    if (reflected.value < best.value) {
      const expanded = along(-2);
      if (expanded.value < reflected.value) next = expanded;
    } else if (reflected.value >= second.value) {
      next = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (next.value >= Math.min(reflected.value, worst.value)) {
        const towards = (vertex: Vertex) => at(vertex.point.map((x, i) => ((best.point[i] ?? 0) + x) / 2));
        simplex.splice(1, simplex.length - 1, ...simplex.slice(1).map(towards));
        continue;
      }
    }
    simplex[simplex.length - 1] = next;
  }
  simplex.sort((a, b) => a.value - b.value);
  return { ...(simplex[0] as Vertex), converged: false };
}

function isSmall(simplex: Vertex[], { level, near }: Tolerance): boolean {
  const [best, worst] = [simplex[0], simplex.at(-1)] as [Vertex, Vertex];
  if (worst.value - best.value > level * (1 + Math.abs(best.value))) return false;
  return simplex.every((vertex) => vertex.point.every((x, i) => Math.abs(x - (best.point[i] ?? 0)) < near));
}

function sum(vertices: Vertex[], of: (vertex: Vertex) => number): number {
  return vertices.reduce((total, vertex) => total + of(vertex), 0);
}
