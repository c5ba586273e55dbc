import type { Blocker, ComputeAmount, Replica, ReplicaAction, Site, Vm } from '#shared/domain/index.ts';
import { movesCopies, needsProviderHost, startsReplica } from './table.ts';

/** Everything that decides what may be ordered for a replica. */
export interface ReplicaFacts {
  readonly replica: Replica;
  readonly vm: Vm;
  /** Of the site where the source is. */
  readonly contact: Site['contact']['state'];
  /** Of the site that a failback leads to; the same as `contact` where none is going on. */
  readonly productionContact: Site['contact']['state'];
  /** Whether the provider reaches the cloud host that the replica lies on. */
  readonly hostReachable: boolean;
  /** What its cloud host has left. */
  readonly hostFree: ComputeAmount;
  readonly hasPoint: boolean;
  readonly tenantEnabled: boolean;
}

type Rule = (facts: ReplicaFacts) => Blocker | null;

const blocker = (code: string, actions: readonly ReplicaAction[], detail: string): Blocker => ({
  code,
  detail,
  actions: [...actions],
});

const startsFromPoint: readonly ReplicaAction[] = ['failover', 'planned-failover', 'test-start'];

const tenantDisabled: Rule = ({ tenantEnabled }) =>
  tenantEnabled
    ? null
    : blocker('tenant-disabled', movesCopies, 'The provider has disabled this account. Ask the provider to enable it.');

const replicationRunning: Rule = ({ replica }) =>
  replica.state === 'processing' && replica.stateBy === null
    ? blocker('replication-running', movesCopies, 'The replica is being replicated. Wait until that has ended.')
    : null;

const testRunning: Rule = ({ replica }) =>
  replica.state === 'verifying'
    ? blocker('test-running', movesCopies, 'A test failover is running. Stop it, or wait until it ends.')
    : null;

const noRestorePoint: Rule = ({ hasPoint }) =>
  hasPoint
    ? null
    : blocker(
        'no-restore-point',
        startsFromPoint,
        'The replica has no restore point yet. It needs one successful replication.',
      );

const hostUnreachable: Rule = ({ hostReachable }) =>
  hostReachable
    ? null
    : blocker(
        'host-unreachable',
        needsProviderHost,
        'The provider does not reach its own host. A failover can only be undone by force: that sets the state, no more.',
      );

const quotaExceeded: Rule = ({ replica, vm, hostFree }) => {
  if (replica.power === 'on') return null;
  if (vm.cpuMhz <= hostFree.cpuMhz && vm.memoryBytes <= hostFree.memoryBytes) return null;
  return blocker(
    'quota-exceeded',
    startsReplica,
    'The cloud host has too little processor or memory left. Ask the provider for a larger hardware plan.',
  );
};

const twoCopies: Rule = ({ replica }) =>
  replica.twoCopiesSince === null
    ? null
    : blocker(
        'two-copies',
        movesCopies.filter((action) => action !== 'undo-failover'),
        'The source and the replica may both be running. Power the source off, or undo the failover.',
      );

const siteNotConnected: Rule = ({ contact, productionContact, replica }) => {
  const unheard: ReplicaAction[] = [];
  if (contact !== 'connected') unheard.push('planned-failover');
  if (contact !== 'connected' && replica.sourcePower.power !== 'off') unheard.push('power-off-source');
  if (productionContact !== 'connected') unheard.push('switch-over');
  return unheard.length === 0
    ? null
    : blocker('site-not-connected', unheard, 'The provider does not hear the site, so it cannot act there.');
};

export const rules: readonly Rule[] = [
  tenantDisabled,
  replicationRunning,
  testRunning,
  noRestorePoint,
  hostUnreachable,
  quotaExceeded,
  twoCopies,
  siteNotConnected,
];
