import type { Operation, Order, OrderKind } from '#shared/domain/index.ts';
import type { Provider } from '../provider/context.ts';
import { known } from '../state/store.ts';

/** The provider's limits, counted over all runs of the tenant (domain.md §1.4). */

const starts: readonly OrderKind[] = ['failover', 'planned-failover', 'test-start', 'undo-failback'];

/** Whether an order takes one of the places for starts. */
export const takesStartPlace = (kind: OrderKind): boolean => starts.includes(kind);

function openOperations(p: Provider): Operation[] {
  return [...p.store.indexes.openOperations].flatMap((id) => known(p.store.get('operation', id)));
}

/** The orders in work, of all runs. */
export const openOrders = (p: Provider): Order[] => openOperations(p).map(({ order }) => order);

/** When to ask again, where as many starts as allowed are in flight; null where there is room. */
export function retryWhenStartsFree(p: Provider, now: number): number | null {
  const open = openOperations(p).filter(({ order }) => takesStartPlace(order.kind));
  if (open.length < p.settings.limits.startsAtOnce) return null;
  const ends = open.map((each) => p.store.record('work', each.id)?.endsAt ?? now);
  return Math.max(now, Math.min(...ends));
}

/** Undo goes in groups: so many, then none until the interval since the first of them is over. */
export function retryWhenUndoFree(p: Provider, now: number): number | null {
  const { undoGroupSize, undoGroupIntervalMs } = p.settings.limits;
  const group = p.store.record('undoGroup', 'undoGroup');
  if (group === undefined || now >= group.since + undoGroupIntervalMs || group.count < undoGroupSize) return null;
  return group.since + undoGroupIntervalMs;
}
