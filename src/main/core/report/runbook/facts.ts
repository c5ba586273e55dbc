import type {
  MalwareStatus,
  Plan,
  PlanDraft,
  PlanGate,
  PlanHostStep,
  PlanMember,
  Replica,
  Vm,
} from '#shared/domain/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { Making } from '../head.ts';

/** Everything that a runbook says, gathered at one moment. Times are gateway epoch milliseconds. */
export interface RunbookFacts {
  readonly made: Making;
  readonly plan: PlanDraft;
  /** Null for a draft that the provider does not have. */
  readonly kept: Pick<Plan, 'rev' | 'updatedAt' | 'updatedBy'> | null;
  /** A draft on this computer says something else. */
  readonly hasDraft: boolean;
  readonly members: readonly MemberFacts[];
  readonly gates: readonly GateFacts[];
  /** In the order of a run. */
  readonly hostSteps: readonly HostStepFacts[];
  /** Why it cannot be started now. */
  readonly hindrances: readonly Message[];
  readonly expected: Expectation | null;
  readonly networks: readonly NetworkFacts[];
  readonly publicAddresses: readonly PublicAddress[];
}

export interface MemberFacts {
  readonly member: PlanMember;
  readonly name: string;
  readonly wave: number;
  /** Names of what it comes after. */
  readonly after: readonly string[];
  /** Null where the inventory does not know it. */
  readonly vm: Pick<Vm, 'os' | 'application' | 'tier' | 'criticality' | 'addresses' | 'addressing'> | null;
  readonly site: string | null;
  readonly networks: readonly string[];
  readonly replica: (Pick<Replica, 'job' | 'state' | 'rpoTargetSeconds'> & { readonly host: string }) | null;
  /** What "latest" would be now. */
  readonly point: PointFacts | null;
  /** Why it could not be started now. */
  readonly obstacle: Message | null;
  /** It runs at the provider already, or is on its way home: what is expected is a start from home. */
  readonly isAtProvider: boolean;
  /** From the first order on, milliseconds; null where nothing can be said. */
  readonly up: { readonly lowMs: number; readonly highMs: number } | null;
}

export interface PointFacts {
  readonly at: number;
  readonly consistency: 'crash' | 'application';
  readonly malware: MalwareStatus;
}

export interface GateFacts extends PlanGate {
  /** The wave before which it stands. */
  readonly wave: number;
  readonly afterNames: readonly string[];
  readonly beforeNames: readonly string[];
}

/** A step on a host, with the name of the member at which it stands. */
export interface HostStepFacts extends Pick<PlanHostStep, 'name' | 'act' | 'when' | 'runsIn' | 'critical'> {
  /** Null for the whole plan. */
  readonly member: string | null;
}

/** How a start of the whole would go, with all members at home and the sources off. */
export interface Expectation {
  readonly lowMs: number;
  readonly highMs: number;
  readonly criticalPath: readonly string[];
  /** How many members run at the provider, and were taken as being at home. */
  readonly supposedHome: number;
  /** How many starts at once it was counted with. */
  readonly startsAtOnce: number;
  /** The provider has never told its limits. */
  readonly limitsUnknown: boolean;
}

export interface NetworkFacts {
  readonly site: string;
  readonly name: string;
  readonly cidr: string | null;
  readonly mappedTo: string | null;
  /** What the provider's appliance becomes in a full-site failover. */
  readonly gateway: string | null;
}

export interface PublicAddress {
  readonly vm: string;
  readonly publicIp: string;
  readonly publicPort: number;
  readonly internalIp: string;
  readonly internalPort: number;
  readonly description: string;
}
