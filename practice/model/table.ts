import type { ReplicaAction, ReplicaState } from '#shared/domain/index.ts';

/**
 * What the provider takes an order for, by state of the replica (domain.md §1.2 and §1.2b). The provider's own table: the
 * console has another, and a test compares the two.
 */
export const actionsInState: Record<ReplicaState, readonly ReplicaAction[]> = {
  ready: ['failover', 'power-off-source'],
  processing: [],
  verifying: [],
  failover: ['undo-failover', 'permanent-failover', 'power-off-source'],
  'failover-failed': ['failover', 'undo-failover', 'power-off-source'],
  undoing: [],
  finalising: [],
  synchronising: [],
  'ready-to-switch': [],
  switching: [],
  failback: [],
  permanent: [],
  unknown: [],
};

/** While two copies may be running, only what stops one of them is taken. */
export const actionsWithTwoCopies: readonly ReplicaAction[] = ['power-off-source', 'undo-failover'];

export const replicaActions: readonly ReplicaAction[] = [
  'failover',
  'undo-failover',
  'permanent-failover',
  'power-off-source',
];
