import { estimate } from '../../src/main/core/engine/estimate.ts';
import { boundOf } from './bound.ts';
import { estateOf, limitsOf, withPowerOffs } from './estate.ts';
import { runOrderedDelays, runPriorityGroups } from './others.ts';
import { runOurs } from './ours.ts';

const VMS = [50, 100, 200, 500, 1_000, 2_000, 5_000];
const WINDOWS = [10, 20, 50, 100];
/** As many estates a row as make about this many VMs, within the two counts. */
const VMS_A_ROW = 12_000;
const ESTATES_MIN = 4;
const ESTATES_MAX = 60;
/** A row is contended where the mean of longest path over work lies between these. */
const CONTENDED = [0.7, 1.4] as const;
const PLAN_VMS = 5_000;
const PLAN_RUNS = 9;

/** All ratios are means over the row's estates of the time it took over the lower bound. */
export interface Row {
  readonly vms: number;
  readonly window: number;
  readonly contended: boolean;
  /** Ours, with durations known. */
  readonly ratioMean: number;
  /** Ours, with durations known to ±30 %. */
  readonly ratioNoisy: number;
  /** Five priority groups with a barrier after each. */
  readonly priorityGroups: number;
  /** An ordered list with 30 s between two starts. */
  readonly orderedDelays: number;
}

export interface Figures {
  readonly rows: readonly Row[];
  /** The estimate of a whole run of 5,000 VMs that was not planned before, milliseconds, median. */
  readonly planMs: number;
}

export function measure(say: (line: string) => void): Figures {
  const planMs = measurePlanning();
  const rows = VMS.flatMap((vms) =>
    WINDOWS.map((window) => {
      const row = rowOf(vms, window);
      say(lineOf(row));
      return row;
    }),
  );
  return { rows, planMs };
}

function rowOf(vms: number, window: number): Row {
  const count = Math.min(ESTATES_MAX, Math.max(ESTATES_MIN, Math.round(VMS_A_ROW / vms)));
  const estates = Array.from({ length: count }, (_each, number) => {
    const estate = estateOf(vms, vms * 1_000 + number);
    const { pathMs, workMs } = boundOf(estate, window);
    const bound = Math.max(pathMs, workMs);
    return {
      contention: pathMs / workMs,
      known: runOurs(estate, estate.real, window) / bound,
      noisy: runOurs(estate, estate.thought, window) / bound,
      groups: runPriorityGroups(estate, window) / bound,
      delays: runOrderedDelays(estate, window) / bound,
    };
  });
  const mean = (key: keyof (typeof estates)[number]): number => estates.reduce((sum, one) => sum + one[key], 0) / count;
  const contention = mean('contention');
  return {
    vms,
    window,
    contended: contention >= CONTENDED[0] && contention <= CONTENDED[1],
    ratioMean: mean('known'),
    ratioNoisy: mean('noisy'),
    priorityGroups: mean('groups'),
    orderedDelays: mean('delays'),
  };
}

function lineOf(row: Row): string {
  const { vms, window, ratioMean, ratioNoisy, priorityGroups, orderedDelays, contended } = row;
  return (
    `${String(vms).padStart(5)} VMs, window ${String(window).padStart(3)}:  ${ratioMean.toFixed(4)}, uncertain ` +
    `${ratioNoisy.toFixed(4)}, five groups ${priorityGroups.toFixed(2)}, ordered list ${orderedDelays.toFixed(2)}` +
    (contended ? '  contended' : '')
  );
}

/** Each plan is new, so nothing of an earlier one is kept; every VM is powered off before it is started. */
function measurePlanning(): number {
  const times = Array.from({ length: PLAN_RUNS }, (_each, number) => {
    const estate = estateOf(PLAN_VMS, number);
    const plan = withPowerOffs(estate.plan);
    const durations = new Map(estate.plan.steps.map(({ id }, position) => [id, estate.thought[position] ?? 0]));
    const before = performance.now();
    estimate(plan, limitsOf(WINDOWS[2] ?? 50), ({ id }) => durations.get(id) ?? 30_000);
    return performance.now() - before;
  });
  return times.toSorted((a, b) => a - b)[Math.floor(PLAN_RUNS / 2)] ?? Number.NaN;
}
