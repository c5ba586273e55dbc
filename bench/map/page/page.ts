import type { BenchPage } from '../round.ts';
import { watchFrames } from './frames.ts';
import { round } from './measure.ts';

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

watchFrames();
window.benchPage = { round, clockMs };
