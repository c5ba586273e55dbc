import type { RunVerb } from '#shared/domain/index.ts';
import type { RecoveryTargets } from '#shared/ipc/index.ts';
import type { EstateRow } from '../../store/ports.ts';
import { startsVms, type MainStep } from '../main-steps.ts';

/** What a run achieved for one VM, in milliseconds, beside what it should have. */
export interface Achieved {
  readonly vmId: string;
  readonly ok: boolean;
  /** From the confirmation of the run until the VM was up; null where it did not come up, or nobody knows. */
  readonly rtoMs: number | null;
  readonly rtoTargetMs: number;
  /** How old the data was at the confirmation, at most; null where it did not come up, or nobody knows. */
  readonly rpoMs: number | null;
  /** Null where the inventory does not know the VM's target. */
  readonly rpoTargetMs: number | null;
}

interface ConfirmedRun {
  readonly verb: RunVerb;
  /** Gateway time of the confirmation. */
  readonly createdAt: number;
  readonly steps: readonly MainStep[];
}

type Targets = Pick<EstateRow, 'criticality' | 'rpoTargetSeconds'>;

/** One line a VM; none for a run that brings nothing up. A planned failover loses nothing: its source was shut down first. */
export function achievedOf(
  { verb, createdAt, steps }: ConfirmedRun,
  rows: ReadonlyMap<string, Targets>,
  targets: RecoveryTargets,
): readonly Achieved[] {
  if (!startsVms(verb)) return [];
  return steps.flatMap(({ vmId, kind, ok, endedAt, point }): Achieved[] => {
    if (vmId === null) return [];
    const row = rows.get(vmId);
    const age = kind === 'planned-failover' ? 0 : point === null ? null : Math.max(0, createdAt - point.at);
    const rpoTarget = row?.rpoTargetSeconds ?? null;
    return [
      {
        ...{ vmId, ok },
        rtoMs: ok && endedAt !== null ? endedAt - createdAt : null,
        rtoTargetMs: targets[row?.criticality ?? 'normal'] * 60_000,
        rpoMs: ok ? age : null,
        rpoTargetMs: rpoTarget === null ? null : rpoTarget * 1_000,
      },
    ];
  });
}
