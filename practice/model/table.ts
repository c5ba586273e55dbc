import type { ReplicaAction, ReplicaState } from '#shared/domain/index.ts';

/**
 * What the provider takes an order for, by state of the replica. The provider's own table: the
 * console has another, and a test compares the two.
 */
export const actionsInState: Record<ReplicaState, readonly ReplicaAction[]> = {
  ready: ['failover', 'planned-failover', 'test-start', 'power-off-source', 'pin-point'],
  processing: [],
  verifying: ['test-stop'],
  failover: ['undo-failover', 'permanent-failover', 'failback-start', 'power-off-source', 'isolate', 'pin-point'],
  'failover-failed': ['failover', 'undo-failover', 'power-off-source', 'pin-point'],
  undoing: [],
  finalising: [],
  synchronising: ['change-switchover', 'pin-point'],
  'ready-to-switch': ['switch-over', 'change-switchover', 'cancel-failback', 'power-off-source', 'pin-point'],
  switching: [],
  failback: ['commit-failback', 'undo-failback', 'pin-point'],
  permanent: [],
  unknown: [],
};

/** While two copies may be running, only what stops one of them or cuts it off is taken. */
export const actionsWithTwoCopies: readonly ReplicaAction[] = ['power-off-source', 'isolate', 'undo-failover'];

/** What starts the replica, where it is off. */
export const startsReplica: readonly ReplicaAction[] = [
  'failover',
  'planned-failover',
  'test-start',
  'undo-failback',
  'cancel-failback',
];

/** What starts a copy or moves it between the sites: refused to a disabled tenant. */
export const movesCopies: readonly ReplicaAction[] = [
  ...startsReplica,
  'undo-failover',
  'permanent-failover',
  'failback-start',
  'change-switchover',
  'switch-over',
  'commit-failback',
];

/** What is done on the provider's host; the rest is not, or can be done without it. */
export const needsProviderHost: readonly ReplicaAction[] = [
  ...startsReplica,
  'test-stop',
  'permanent-failover',
  'failback-start',
  'switch-over',
  'commit-failback',
  'isolate',
];
