import type { MapFigures } from './figures.ts';

const REDRAW_P95_MS_MAX = 2;
const SELECT_P95_MS_MAX = 1;
/** The rectangle ends a little inside the map's edge; a share below this means that it missed the map. */
const SELECTED_SHARE_MIN = 0.9;

/** What does not hold. A figure that is not a number holds nothing. */
export function faultsOf({ vms, redrawP95Ms, selectP95Ms, selected }: MapFigures): readonly string[] {
  const checks: readonly (readonly [boolean, string])[] = [
    [redrawP95Ms <= REDRAW_P95_MS_MAX, `a redraw takes ${redrawP95Ms} ms at p95, more than ${REDRAW_P95_MS_MAX}`],
    [selectP95Ms <= SELECT_P95_MS_MAX, `a selection takes ${selectP95Ms} ms at p95, more than ${SELECT_P95_MS_MAX}`],
    [selected >= vms * SELECTED_SHARE_MIN, `the rectangle held ${selected} VMs of ${vms}`],
  ];
  return checks.filter(([held]) => !held).map(([, fault]) => `${vms} VMs: ${fault}`);
}
