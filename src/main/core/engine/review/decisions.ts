import type { DecisionBody } from '#shared/gateway-api/index.ts';
import type { GivenEvidence } from '#shared/ipc/index.ts';
import type { EvidenceIds } from './included.ts';

/** What people gave in a review, as decisions with ids that stay the same however often the review is compiled. */
export class GivenDecisions implements EvidenceIds {
  readonly #entries: readonly { readonly given: GivenEvidence; readonly id: string }[];
  readonly #at: number;

  constructor(given: readonly GivenEvidence[], newId: () => string, at: number) {
    this.#entries = given.map((one) => ({ given: one, id: newId() }));
    this.#at = at;
  }

  attestationFor(vmId: string, siteId: string): string | null {
    const found = this.#entries.find(
      ({ given }) => given.kind === 'attestation' && (given.vmId === vmId || given.siteId === siteId),
    );
    return found?.id ?? null;
  }

  overrideFor(vmId: string): string | null {
    return this.#entries.find(({ given }) => given.kind === 'override' && given.vmIds.includes(vmId))?.id ?? null;
  }

  /** As the gateway records them, before anything that relies on them is ordered. */
  bodies(nameOf: (given: GivenEvidence) => string): DecisionBody[] {
    return this.#entries.flatMap(({ given, id }): DecisionBody[] => {
      switch (given.kind) {
        case 'attestation': {
          const { siteId, vmId, who, howKnown, at = this.#at } = given;
          const statement = `Everything of ${nameOf(given)} is off.`;
          return [{ kind: 'attestation', attestation: { id, siteId, vmId, statement, who, howKnown, at } } as const];
        }
        case 'override': {
          const acceptedLoss = `Two copies of ${String(given.vmIds.length)} VMs may run at once.`;
          return [{ kind: 'override', id, vmIds: given.vmIds, acceptedLoss, reason: given.reason }];
        }
        // Declined power-offs leave no step; what stands in their place is an override.
        case 'decline-power-off':
          return [];
      }
    });
  }
}
