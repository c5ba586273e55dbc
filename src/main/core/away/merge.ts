import type { AwayReport, FactChange, VmChange } from '#shared/ipc/index.ts';
import type { Changes } from './compare.ts';

/** Nothing to read: newer restore points alone are as usual. */
export function saysNothing({ vms, sites, plans, runs }: Changes): boolean {
  return vms.length + sites.length + plans.length + runs.length === 0;
}

/**
 * What nobody has acknowledged and what came after it, as one report since the first loss. What is back where it was then is
 * no change any more.
 */
export function mergedReport(earlier: AwayReport | null, later: AwayReport): AwayReport {
  if (earlier === null) return later;
  return {
    since: earlier.since,
    until: later.until,
    vms: byKey(earlier.vms, later.vms, ({ vmId }) => vmId, mergedVm),
    sites: byKey(earlier.sites, later.sites, ({ siteId }) => siteId, fromTo),
    plans: byKey(earlier.plans, later.plans, ({ planId }) => planId, fromTo),
    runs: byKey(
      earlier.runs,
      later.runs,
      ({ runId }) => runId,
      (a, b) => ({ ...b, isNew: a.isNew }),
    ),
    newerPoints: Math.max(earlier.newerPoints, later.newerPoints),
  };
}

function byKey<T>(earlier: readonly T[], later: readonly T[], keyOf: (one: T) => string, merge: Merge<T>): T[] {
  const merged = new Map<string, T | null>(earlier.map((one) => [keyOf(one), one]));
  for (const one of later) {
    const before = merged.get(keyOf(one));
    merged.set(keyOf(one), before == null ? one : merge(before, one));
  }
  return [...merged.values()].filter((one) => one !== null);
}

/** Null where the two undo each other. */
type Merge<T> = (earlier: T, later: T) => T | null;

function fromTo<T extends { readonly from: unknown; readonly to: unknown }>(earlier: T, later: T): T | null {
  return earlier.from === later.to ? null : { ...later, from: earlier.from };
}

function mergedVm(earlier: VmChange, later: VmChange): VmChange | null {
  const changes = byKey<FactChange>(earlier.changes, later.changes, ({ what }) => what, fromTo);
  return changes.length === 0 ? null : { ...later, changes };
}
