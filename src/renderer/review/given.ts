import type { GivenEvidence, ReviewRequest } from '#shared/ipc/index.ts';

/** The request with what a person now says; a newer word about the same site or VMs takes the place of the older. */
export function withGiven(request: ReviewRequest, given: readonly GivenEvidence[]): ReviewRequest {
  const older = request.evidence.filter((one) => !given.some((newer) => isSameMatter(newer, one)));
  return { ...request, evidence: [...older, ...given] };
}

/** The request as if it had never been said. */
export function withoutGiven(request: ReviewRequest, given: GivenEvidence): ReviewRequest {
  return { ...request, evidence: request.evidence.filter((one) => !isSameMatter(given, one)) };
}

function isSameMatter(one: GivenEvidence, other: GivenEvidence): boolean {
  if (one.kind === 'attestation') {
    return other.kind === 'attestation' && other.siteId === one.siteId && other.vmId === one.vmId;
  }
  return other.kind === one.kind && other.vmIds.join() === one.vmIds.join();
}

/** The request with a reason to go on without approval, or without one. */
export function withBreakGlass({ breakGlass: _, ...request }: ReviewRequest, reason: string): ReviewRequest {
  return reason === '' ? request : { ...request, breakGlass: reason };
}
