import { graphOf } from '../../src/main/core/engine/plan-graph.ts';
import { TimeHeap } from '../../src/main/core/engine/time-heap.ts';
import type { Estate } from './estate.ts';

/** Between two starts of an ordered list, as such lists are commonly set up. */
const DELAY_MS = 30_000;

/** Five priorities, the first before the second and so on: none begins before all of the one before it are up. */
export function runPriorityGroups({ plan, real, priority }: Estate, window: number): number {
  const { settleMs } = graphOf(plan);
  let now = 0;
  for (const group of [...new Set(priority)].sort((a, b) => a - b)) {
    const places = new TimeHeap();
    let upAt = now;
    priority.forEach((its, position) => {
      if (its !== group) return;
      const begin = placeIn(places, window, now);
      const end = begin + (real[position] ?? 0);
      places.add(end, position);
      upAt = Math.max(upAt, end + (settleMs[position] ?? 0));
    });
    now = upAt;
  }
  return now;
}

/** One list in the order of priority: each 30 s after the one before it, once what it needs is up and there is a place. */
export function runOrderedDelays({ plan, real, priority }: Estate, window: number): number {
  const { before, settleMs } = graphOf(plan);
  const list = [...priority.keys()].sort((a, b) => (priority[a] ?? 0) - (priority[b] ?? 0) || a - b);
  const ends = new Float64Array(real.length);
  const places = new TimeHeap();
  let now = -DELAY_MS;
  for (const position of list) {
    const needed = (before[position] ?? []).map((one) => (ends[one] ?? 0) + (settleMs[one] ?? 0));
    now = placeIn(places, window, Math.max(now + DELAY_MS, ...needed));
    ends[position] = now + (real[position] ?? 0);
    places.add(ends[position] ?? 0, position);
  }
  return ends.reduce((a, b) => Math.max(a, b), 0);
}

/** When a place of the window is free, from a moment on. Takes what ended out of the places. */
function placeIn(places: TimeHeap, window: number, from: number): number {
  while (places.firstAt <= from) places.take();
  if (places.size < window) return from;
  const freeAt = places.firstAt;
  places.take();
  return freeAt;
}
