import type { Host, Network, Operation, Plan, Run, Site } from '#shared/domain/index.ts';
import type { FailbackDowntime, KeptFailback } from '#shared/ipc/index.ts';
import type { UntoldRun } from '../engine/run-desk.ts';
import type { KnownVm, ReplicatedVm } from './known-facts.ts';
import type { PlaceFacts } from './place.ts';
import { isVerified, leftOf } from './ticks.ts';
import type { Timing } from './timing.ts';

/** Everything that a wizard's pages are made from, beside what was kept: the last known facts. */
export interface FailbackFacts {
  /** Gateway time. */
  readonly now: number;
  readonly heardAt: number | null;
  /** By VM name. A VM that the provider tells of no more is left out. */
  readonly vms: readonly KnownVm[];
  readonly sites: ReadonlyMap<string, Site>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly networks: readonly Network[];
  readonly plan: Plan | null;
  readonly runs: readonly Run[];
  readonly untold: readonly UntoldRun[];
  readonly syncOf: (replicaId: string) => Operation | null;
  readonly isHere: (runId: string) => boolean;
  readonly timing: Timing;
  /** How long the switchover of these will take; null where there are none. */
  readonly downtimeOf: (vms: readonly ReplicatedVm[]) => Promise<FailbackDowntime | null>;
  /** Gives everything else its turn. */
  readonly turn: () => Promise<void>;
}

export function placeFactsOf({ vm, replica }: KnownVm, kept: KeptFailback): PlaceFacts {
  return {
    placement: vm.placement,
    replica,
    decided: kept.decided,
    isLeft: leftOf(kept, vm.id) !== null,
    isVerified: isVerified(kept, vm.id, replica),
  };
}
