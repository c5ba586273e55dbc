import type { Figures } from './measure.ts';

/** Of the time that the same Electron takes to open an empty window. */
const RATIO_MAX = 1.6;
const VMS_MIN = 10_000;

/** What does not hold. A figure that is not a number holds nothing. */
export function faultsOf({ ratio, vms }: Pick<Figures, 'ratio' | 'vms'>): readonly string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [ratio <= RATIO_MAX, `the map is there after ${ratio.toFixed(2)} times an empty window, more than ${RATIO_MAX}`],
    [vms >= VMS_MIN, `the map showed ${vms} VMs, fewer than ${VMS_MIN}`],
  ];
  return checks.filter(([held]) => !held).map(([, fault]) => fault);
}
