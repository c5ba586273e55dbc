import { changeOptions } from './draft.ts';
import { makeReview } from './store.ts';

/** Asks for the review that pins a point or releases it: nothing is pinned before it was read, as with every order. */
export function pinPoint(connectionId: string, vmId: string, pointId: string, pinned: boolean): void {
  changeOptions({ pin: { pointId, pinned } });
  void makeReview({ connectionId, verb: 'pin-point', vmIds: [vmId], planId: null, scope: null });
}
