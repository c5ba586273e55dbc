import type { Appliance, Host, Plan, Replica, ReplicaPoints, Site, TenantPolicy, Vm } from '#shared/domain/index.ts';
import type { Limits } from '#shared/gateway-api/index.ts';
import type { FeedFreshness } from '../../gateway/port.ts';
import type { SpreadOf } from '../durations.ts';
import type { DurationOf } from '../schedule.ts';

/** A VM with what is known of its replica. */
export interface Subject {
  readonly vm: Vm;
  readonly replica: Replica | null;
  readonly points: ReplicaPoints | null;
}

/** A subject whose replica is there. */
export interface ReplicatedSubject extends Subject {
  readonly replica: Replica;
}

/** Everything a review is made from: the last known facts, read from the store at one moment. */
export interface ReviewFacts {
  /** Gateway time. */
  readonly now: number;
  readonly freshness: FeedFreshness;
  readonly subjects: readonly Subject[];
  readonly sites: ReadonlyMap<string, Site>;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly appliances: readonly Appliance[];
  /** Replicas in `failover` that are not in the selection: while there are some, the network stays prepared. */
  readonly othersInFailover: number;
  readonly tenantEnabled: boolean;
  readonly policy: TenantPolicy | null;
  /** Roles of the account that is signed in; empty where none is. */
  readonly roles: readonly string[];
  /** The plan that the run is compiled from, as last heard; null for a selection, or where it is gone. */
  readonly plan: Plan | null;
  readonly limits: Limits;
  readonly durationOf: DurationOf;
  readonly spreadOf: SpreadOf;
  readonly runTitleOf: (runId: string) => string | null;
}
