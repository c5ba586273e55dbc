import type { Host, Replica, ReplicaState } from '#shared/domain/index.ts';
import type { ReviewFacts, Subject } from './facts.ts';

/** What is taken for granted when a plan is rehearsed, though it need not be so now. */
export interface Supposition {
  /** The provider is heard, and whoever asks may start the plan. */
  readonly heard?: boolean;
  /** Members that run at the provider, or are on their way home, are at home again. */
  readonly home?: boolean;
  /** All sources are off: no start waits for a power-off. */
  readonly sourcesOff?: boolean;
}

export interface Supposed {
  readonly facts: ReviewFacts;
  /** VMs that were taken as being at home. */
  readonly home: readonly string[];
}

/** From a failover on, until it is finalised. What failed, or is being made permanent, is told as it is. */
const FAILED_OVER: ReadonlySet<ReplicaState> = new Set([
  'failover',
  'undoing',
  'synchronising',
  'ready-to-switch',
  'switching',
  'failback',
]);

const EVERYBODY: readonly string[] = ['operator', 'tester'];

export function suppose({ heard = false, home = false }: Supposition, known: ReviewFacts): Supposed {
  const facts: ReviewFacts = heard
    ? { ...known, freshness: { ...known.freshness, state: 'live' }, roles: EVERYBODY }
    : known;
  const away = home ? facts.subjects.filter(isFailedOver) : [];
  return away.length === 0 ? { facts, home: [] } : { facts: allHome(facts, away), home: away.map(({ vm }) => vm.id) };
}

function isFailedOver({ vm, replica }: Subject): boolean {
  return (
    vm.placement === 'home' && replica !== null && replica.twoCopiesSince === null && FAILED_OVER.has(replica.state)
  );
}

/** What they take of their hosts is free again, and the network that stands for them alone is not prepared. */
function allHome(facts: ReviewFacts, away: readonly Subject[]): ReviewFacts {
  const brought = new Set(away);
  const networkStays = facts.othersInFailover > 0;
  return {
    ...facts,
    subjects: facts.subjects.map((subject) =>
      subject.replica !== null && brought.has(subject) ? { ...subject, replica: atHome(subject.replica) } : subject,
    ),
    hosts: new Map([...facts.hosts].map(([id, host]) => [id, without(host, away)])),
    appliances: networkStays ? facts.appliances : facts.appliances.map((one) => ({ ...one, scope: null })),
  };
}

/** The provider tells what is allowed in the state that it is in; of another state the rules are known only in general. */
function atHome(replica: Replica): Replica {
  return {
    ...replica,
    ...{ state: 'ready', power: 'off', failover: null, failback: null, isolated: false, claimedByRunId: null },
    allowedActions: ['failover', 'planned-failover', 'test-start', 'power-off-source'],
  };
}

function without(host: Host, away: readonly Subject[]): Host {
  let { cpuMhz, memoryBytes } = host.used;
  for (const { vm, replica } of away) {
    if (replica?.hostId !== host.id || replica.power !== 'on') continue;
    cpuMhz -= vm.cpuMhz;
    memoryBytes -= vm.memoryBytes;
  }
  return { ...host, used: { cpuMhz: Math.max(0, cpuMhz), memoryBytes: Math.max(0, memoryBytes) } };
}
