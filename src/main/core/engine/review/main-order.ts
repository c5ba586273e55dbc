import type { Order, RunVerb } from '#shared/domain/index.ts';
import type { VerbOptions } from '#shared/ipc/index.ts';
import type { Included } from './included.ts';

/** A failback that asks nothing of anybody: home over the original, and changed over when a person says so. */
export const FAILBACK_DEFAULT: NonNullable<VerbOptions['failback']> = {
  target: { kind: 'original' },
  quickRollback: false,
  switchover: { mode: 'manual' },
};

/** The order that a verb gives for one VM. */
export function mainOrder(verb: RunVerb, { subject, point }: Included, options: VerbOptions): Order {
  const replicaId = subject.replica.id;
  switch (verb) {
    case 'failover':
    case 'test-failover': {
      if (point === null) throw new Error(`no point was chosen for ${subject.vm.id}`);
      return { kind: verb === 'failover' ? 'failover' : 'test-start', replicaId, point: point.choice };
    }
    case 'undo-failover':
      return { kind: 'undo-failover', replicaId, force: options.force ?? false };
    case 'failback':
      return { kind: 'failback-start', replicaId, ...(options.failback ?? FAILBACK_DEFAULT) };
    case 'change-switchover':
      return { kind: 'change-switchover', replicaId, switchover: options.switchover ?? { mode: 'manual' } };
    case 'pin-point': {
      if (options.pin === undefined) throw new Error('no point was named');
      return { kind: 'pin-point', replicaId, ...options.pin };
    }
    case 'planned-failover':
    case 'test-stop':
    case 'permanent-failover':
    case 'switch-over':
    case 'commit-failback':
    case 'cancel-failback':
    case 'undo-failback':
    case 'power-off-source':
    case 'isolate':
      return { kind: verb, replicaId };
  }
}
