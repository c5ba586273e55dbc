import type { Figures } from './measure.ts';

/** Whole sync against its floor, and 100 changes on `large` against `small`. */
const RATIO_MAX = 1.5;
/** A task that is longer is felt by whoever moves the mouse. */
const BLOCK_P999_MS_MAX = 50;
const REPLICAS = 10_000;
/** 28 where snapshots are kept; the CDP replicas among them keep a journal and fewer long-term points. */
const POINTS_PER_REPLICA_MIN = 25;

export interface Judgement {
  readonly ok: boolean;
  readonly faults: readonly string[];
}

export function judge(figures: Figures): Judgement {
  const checks: readonly (readonly [boolean, string])[] = [
    [figures.replicas >= REPLICAS, `${figures.replicas} replicas were synchronised, not ${REPLICAS}`],
    [
      figures.restorePoints >= REPLICAS * POINTS_PER_REPLICA_MIN,
      `${figures.restorePoints} restore points were synchronised, fewer than ${REPLICAS * POINTS_PER_REPLICA_MIN}`,
    ],
    [
      figures.ratio <= RATIO_MAX,
      `the first sync takes ${figures.ratio.toFixed(2)} of its floor, more than ${RATIO_MAX}`,
    ],
    [
      figures.blockP999Ms <= BLOCK_P999_MS_MAX,
      `the event loop is late by ${figures.blockP999Ms.toFixed(1)} ms at p99.9, more than ${BLOCK_P999_MS_MAX}`,
    ],
    [
      figures.deltaRatio <= RATIO_MAX,
      `100 changes on large take ${figures.deltaRatio.toFixed(2)} of small, more than ${RATIO_MAX}`,
    ],
  ];
  const faults = checks.filter(([held]) => !held).map(([, fault]) => fault);
  return { ok: faults.length === 0, faults };
}
