import type { BenchPage, RoundRequest } from '../round.ts';
import { watchFrames } from './frames.ts';
import { Contest } from './measure.ts';

declare global {
  interface Window {
    benchPage?: BenchPage;
  }
}

/** The smallest step between two readings of the clock. */
function clockMs(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 50; tries += 1) {
    const start = performance.now();
    let now = start;
    while (now === start) now = performance.now();
    least = Math.min(least, now - start);
  }
  return least;
}

let contest: Contest | null = null;

function running(): Contest {
  if (!contest) throw new Error('Nobody is on the page.');
  return contest;
}

async function begin(request: RoundRequest) {
  const [begun, facts] = await Contest.begin(request);
  contest = begun;
  return facts;
}

watchFrames();
window.benchPage = {
  begin,
  pan: () => running().pan(),
  finish: () => running().finish(),
  product: async (vms, seed) => (await import('./product.tsx')).product(vms, seed),
  clockMs,
};
