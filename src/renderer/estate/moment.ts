const STEP_MS = 5_000;

/**
 * With time VMs fall behind, but nobody sees one second of it. Map, list, legend and panel take the same moment, so that
 * they say the same of a VM, and it is worked out once. Gateway epoch milliseconds.
 */
export function momentOf(gatewayNow: number): number {
  return Math.floor(gatewayNow / STEP_MS) * STEP_MS;
}
