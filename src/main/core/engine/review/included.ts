import type { PlanMember, StartEvidence } from '#shared/domain/index.ts';
import type { EvidenceView } from '#shared/ipc/index.ts';
import type { ReplicatedSubject } from './facts.ts';
import type { ChosenPoint } from './points.ts';

/** A VM that is part of the run, with everything that was decided about it. */
export interface Included {
  readonly subject: ReplicatedSubject;
  readonly point: ChosenPoint | null;
  readonly evidence: EvidenceView;
  /** What the plan says of it; null for a selection. */
  readonly member: PlanMember | null;
}

/** Ids of the decisions that evidence refers to; made once a review, so that compiling again gives the same. */
export interface EvidenceIds {
  attestationFor(vmId: string, siteId: string): string | null;
  overrideFor(vmId: string): string | null;
}

/** What the order to start a copy will carry, of what the review shows. */
export function startEvidence({ subject, evidence }: Included, ids: EvidenceIds): StartEvidence | null {
  const { vm, replica } = subject;
  switch (evidence.kind) {
    case 'observed-off':
      return { kind: 'observed-off' };
    case 'fenced':
      return replica.sourcePower.changedBy === null
        ? null
        : { kind: 'fenced', operationId: replica.sourcePower.changedBy };
    case 'attested': {
      const attestationId = ids.attestationFor(vm.id, vm.siteId);
      return attestationId === null ? null : { kind: 'attested', attestationId };
    }
    case 'override': {
      const decisionId = ids.overrideFor(vm.id);
      return decisionId === null ? null : { kind: 'override', decisionId };
    }
    case 'not-needed':
    case 'power-off-step':
    case 'fence-step':
    case 'missing':
      return null;
  }
}
