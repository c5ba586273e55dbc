import { graphOf } from '../../src/main/core/engine/plan-graph.ts';
import type { Estate } from './estate.ts';

export interface Bound {
  /** The longest chain of steps that wait for one another, milliseconds. */
  readonly pathMs: number;
  /** All work, shared evenly among the places of the window, milliseconds. */
  readonly workMs: number;
}

/** No order of starts, however clever, ends before the greater of the two. */
export function boundOf({ plan, real }: Estate, window: number): Bound {
  const graph = graphOf(plan);
  const ends = new Float64Array(real.length);
  real.forEach((ms, position) => {
    const begins = (graph.before[position] ?? []).map((one) => (ends[one] ?? 0) + (graph.settleMs[one] ?? 0));
    ends[position] = Math.max(0, ...begins) + ms;
  });
  return { pathMs: ends.reduce((a, b) => Math.max(a, b), 0), workMs: real.reduce((a, b) => a + b, 0) / window };
}
