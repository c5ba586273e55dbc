import type { GivenEvidence, Review, ReviewRequest } from '#shared/ipc/index.ts';
import { slotsOf } from '../selection/mask.ts';
import { selectSlots, useSelection } from '../selection/store.ts';

/** The request without one VM, and without what was said or chosen for it alone. */
export function without(request: ReviewRequest, review: Review, vmId: string): ReviewRequest {
  // Of a plan, nothing stands for all of its members.
  const all = request.vmIds.length > 0 ? request.vmIds : [...review.items, ...review.excluded].map((one) => one.vmId);
  return {
    ...request,
    vmIds: all.filter((id) => id !== vmId),
    overrides: request.overrides.filter((override) => override.vmId !== vmId),
    evidence: request.evidence.flatMap((given) => ofOthers(given, vmId)),
  };
}

function ofOthers(given: GivenEvidence, vmId: string): readonly GivenEvidence[] {
  if (given.kind === 'attestation') return given.vmId === vmId ? [] : [given];
  const vmIds = given.vmIds.filter((id) => id !== vmId);
  return vmIds.length === 0 ? [] : [{ ...given, vmIds }];
}

/**
 * The selection goes with the review that was made from it: who leaves out a VM there, or takes that back, finds it so on
 * map and list. A selection that has become another one meanwhile stays as it is.
 */
export function followReview(before: ReviewRequest, after: ReviewRequest): void {
  if (before.planId !== undefined || before.vmIds === after.vmIds) return;
  const { vmIds, mask } = useSelection.getState();
  const selected = slotsOf(mask).map((slot) => vmIds[slot] ?? '');
  const reviewed = new Set(before.vmIds);
  if (selected.length !== reviewed.size || !selected.every((vmId) => reviewed.has(vmId))) return;
  const wanted = new Set(after.vmIds);
  selectSlots(vmIds.flatMap((vmId, slot) => (wanted.has(vmId) ? [slot] : [])));
}
