import type { Figures, Row } from './measure.ts';

/** Mean of a row over the lower bound, with durations known. */
const RATIO_MAX = 1.02;
/** Where the longest path and the work are about equal, the bound itself cannot be reached. */
const RATIO_MAX_CONTENDED = 1.03;
/** Durations known to ±30 %. */
const RATIO_NOISY_MAX = 1.06;
/** Planning is waited for while a person chooses. */
const PLAN_MS_MAX = 250;

export function faultsOf({ rows, planMs }: Figures): readonly string[] {
  const faults = rows.flatMap((row) => {
    const { contended, ratioMean, ratioNoisy } = row;
    const most = contended ? RATIO_MAX_CONTENDED : RATIO_MAX;
    return [
      ...(ratioMean <= most ? [] : [`${nameOf(row)}: ${ratioMean.toFixed(4)} of the bound, more than ${most}`]),
      ...(ratioNoisy <= RATIO_NOISY_MAX
        ? []
        : [`${nameOf(row)}: ${ratioNoisy.toFixed(4)} with uncertain durations, more than ${RATIO_NOISY_MAX}`]),
    ];
  });
  return planMs < PLAN_MS_MAX
    ? faults
    : [...faults, `planning takes ${planMs.toFixed(0)} ms, not less than ${PLAN_MS_MAX}`];
}

function nameOf({ vms, window }: Row): string {
  return `${vms} VMs, window ${window}`;
}
