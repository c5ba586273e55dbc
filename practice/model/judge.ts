import type { Blocker, ComputeAmount, Replica, ReplicaAction, Site, Vm } from '#shared/domain/index.ts';
import { actionsInState, actionsWithTwoCopies } from './table.ts';

/** Everything that decides what may be ordered for a replica. */
export interface ReplicaFacts {
  readonly replica: Replica;
  readonly vm: Vm;
  readonly contact: Site['contact']['state'];
  /** What its cloud host has left. */
  readonly hostFree: ComputeAmount;
  readonly hasPoint: boolean;
  readonly tenantEnabled: boolean;
}

export interface Verdict {
  readonly allowedActions: ReplicaAction[];
  readonly blockers: Blocker[];
}

type Rule = (facts: ReplicaFacts) => Blocker | null;

const blocker = (code: string, actions: readonly ReplicaAction[], detail: string): Blocker => ({
  code,
  detail,
  actions: [...actions],
});

const starts: readonly ReplicaAction[] = ['failover'];
const changes: readonly ReplicaAction[] = ['failover', 'undo-failover', 'permanent-failover'];

const tenantDisabled: Rule = ({ tenantEnabled }) =>
  tenantEnabled
    ? null
    : blocker('tenant-disabled', changes, 'The provider has disabled this account. Ask the provider to enable it.');

const replicationRunning: Rule = ({ replica }) =>
  replica.state === 'processing' && replica.stateBy === null
    ? blocker('replication-running', changes, 'The replica is being replicated. Wait until that has ended.')
    : null;

const testRunning: Rule = ({ replica }) =>
  replica.state === 'verifying'
    ? blocker('test-running', changes, 'A test failover is running. Stop it, or wait until it ends.')
    : null;

const noRestorePoint: Rule = ({ hasPoint }) =>
  hasPoint
    ? null
    : blocker('no-restore-point', starts, 'The replica has no restore point yet. It needs one successful replication.');

const quotaExceeded: Rule = ({ replica, vm, hostFree }) => {
  if (replica.power === 'on') return null;
  if (vm.cpuMhz <= hostFree.cpuMhz && vm.memoryBytes <= hostFree.memoryBytes) return null;
  return blocker(
    'quota-exceeded',
    starts,
    'The cloud host has too little processor or memory left. Ask the provider for a larger hardware plan.',
  );
};

const twoCopies: Rule = ({ replica }) =>
  replica.twoCopiesSince === null
    ? null
    : blocker(
        'two-copies',
        ['failover', 'permanent-failover'],
        'The source and the replica may both be running. Power the source off, or undo the failover.',
      );

const siteNotConnected: Rule = ({ contact, replica }) =>
  contact === 'connected' || replica.sourcePower.power === 'off'
    ? null
    : blocker(
        'site-not-connected',
        ['power-off-source'],
        'The provider does not hear the site, so it cannot act there.',
      );

const rules: readonly Rule[] = [
  tenantDisabled,
  replicationRunning,
  testRunning,
  noRestorePoint,
  quotaExceeded,
  twoCopies,
  siteNotConnected,
];

/** Says what may be ordered for a replica now, and why the rest may not. */
export function judge(facts: ReplicaFacts): Verdict {
  const { replica } = facts;
  const blockers = rules.flatMap((rule) => rule(facts) ?? []);
  const blocked = new Set(blockers.flatMap((each) => each.actions));
  const allowedActions = actionsInState[replica.state].filter(
    (action) =>
      !blocked.has(action) &&
      (replica.twoCopiesSince === null || actionsWithTwoCopies.includes(action)) &&
      !(action === 'power-off-source' && replica.sourcePower.power === 'off'),
  );
  return { allowedActions, blockers };
}

/** Since when both copies may be running: raised when a running source is seen beside a running replica. */
export function twoCopiesSince(replica: Replica, contact: Site['contact']['state'], now: number): number | null {
  if (replica.power !== 'on' || replica.sourcePower.power !== 'on') return null;
  if (replica.twoCopiesSince !== null) return replica.twoCopiesSince;
  return contact === 'connected' ? now : null;
}
