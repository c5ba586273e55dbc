import type { StepOrder } from '#shared/domain/index.ts';
import type { StepPlan } from '../run-state.ts';

/**
 * "Latest" was reviewed as "at least as new as this point". A newer one that replication has brought since is still that,
 * so the floor that was read stays; only a point that went missing changes the run.
 */
export function withReviewedFloors(reviewed: readonly StepPlan[], now: readonly StepPlan[]): StepPlan[] {
  const floors = new Map(reviewed.flatMap(({ id, order }) => [[id, floorOf(order)] as const]));
  return now.map((step) => {
    const floor = floors.get(step.id) ?? null;
    const { order } = step;
    if (floor === null || !('point' in order) || order.point.kind !== 'latest') return step;
    if (order.point.notOlderThan < floor) return step;
    return { ...step, order: { ...order, point: { kind: 'latest', notOlderThan: floor } } };
  });
}

function floorOf(order: StepOrder): number | null {
  return 'point' in order && order.point.kind === 'latest' ? order.point.notOlderThan : null;
}
