import { makeReviewOf } from './store.ts';

/** Asks for the review that pins a point or releases it: nothing is pinned before it was read, as with every order. */
export function pinPoint(connectionId: string, vmId: string, pointId: string, pinned: boolean): void {
  void makeReviewOf({
    ...{ connectionId, verb: 'pin-point', vmIds: [vmId], policy: { kind: 'latest' } },
    ...{ overrides: [], evidence: [], reason: '', options: { pin: { pointId, pinned } } },
  });
}
