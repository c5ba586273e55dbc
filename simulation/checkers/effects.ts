import type { StoredRun } from '#shared/gateway-api/index.ts';
import type { Checkers, Evidence, ShownItem } from './evidence.ts';

/** Orders that start a copy in the order of the tiers. */
const STARTS: ReadonlySet<string> = new Set(['failover', 'planned-failover', 'test-start']);

/** What is really done is what was reviewed: once, from the right point, in the right order. */
export const effectCheckers: Checkers = {
  'no step has two effects': ({ truth }) =>
    Object.entries(truth.effectsByStep).flatMap(([step, count]) =>
      count > 1 ? [`${step} happened ${String(count)} times`] : [],
    ),

  'what is done was reviewed': ({ truth, storedRuns, reviews }) => {
    const orders = ordersOf(storedRuns);
    const reviewed = new Map(reviews.flatMap(({ runId, items }) => (runId === null ? [] : [[runId, items] as const])));
    return truth.effects.flatMap(({ stepKey, kind, vmId }) => {
      if (orders.get(stepKey)?.kind !== kind) return [`${stepKey} was not stored`];
      const items = reviewed.get(stepKey.split('/')[0] ?? '');
      if (items === undefined || vmId === null) return [];
      return items.some((item) => item.vmId === vmId) ? [] : [`${stepKey} is about a VM that was not reviewed`];
    });
  },

  'a start is from the point that was shown': (evidence) =>
    startsWithItems(evidence).flatMap(({ stepKey, fromAt, item: { point } }) => {
      if (point === null) return [`${stepKey} was shown without a point`];
      const kept = point.choice.kind === 'latest' ? fromAt >= point.at : fromAt === point.at;
      return kept ? [] : [`${stepKey} used another point than the one shown`];
    }),

  'no later point than was asked for': (evidence) => [
    ...evidence.reviews.flatMap(({ asked: { atOrBefore }, items }) =>
      items.flatMap(({ vmId, point, pointByHand }) =>
        atOrBefore !== null && !pointByHand && point !== null && point.at > atOrBefore
          ? [`${vmId} was shown with a point after the moment`]
          : [],
      ),
    ),
    ...startsWithItems(evidence).flatMap(({ stepKey, fromAt, atOrBefore, item: { pointByHand } }) =>
      atOrBefore !== null && !pointByHand && fromAt > atOrBefore ? [`${stepKey} used a point after the moment`] : [],
    ),
  ],

  'a lower tier of an application starts first': ({ storedRuns, tierOfReplica, applicationOfReplica }) =>
    storedRuns.flatMap(({ id, steps, planId }) => {
      // A plan has an order of its own.
      if (planId !== null) return [];
      const starts = steps.flatMap(({ id: stepId, order, after }) =>
        STARTS.has(order.kind) && 'replicaId' in order ? [{ stepId, replicaId: order.replicaId, after }] : [],
      );
      return starts.flatMap(({ stepId, replicaId, after }) => {
        const application = applicationOfReplica.get(replicaId) ?? null;
        const tier = tierOfReplica.get(replicaId) ?? 0;
        const tiersBefore = starts.flatMap((other) =>
          application !== null && applicationOfReplica.get(other.replicaId) === application
            ? [tierOfReplica.get(other.replicaId) ?? 0]
            : [],
        );
        const nearest = Math.max(...tiersBefore.filter((other) => other < tier));
        const missing = starts.filter(
          (other) =>
            applicationOfReplica.get(other.replicaId) === application &&
            tierOfReplica.get(other.replicaId) === nearest &&
            !after.includes(other.stepId),
        );
        return application !== null && missing.length > 0 ? [`${id}/${stepId} does not wait for its lower tier`] : [];
      });
    }),

  'a start waits for the power-off of its source': ({ storedRuns }) =>
    storedRuns.flatMap(({ id, steps }) =>
      steps.flatMap(({ id: stepId, order, after }) => {
        if (order.kind !== 'failover' && order.kind !== 'failback-start') return [];
        const powerOff = steps.find(
          (each) => each.order.kind === 'power-off-source' && each.order.replicaId === order.replicaId,
        );
        return powerOff === undefined || after.includes(powerOff.id) ? [] : [`${id}/${stepId} does not wait`];
      }),
    ),

  'undo returns to the latest point': ({ truth, latestPointOf }) =>
    [...latestPointOf].flatMap(([replicaId, { shown, newest }]) => {
      const undone = truth.effects.findLast((effect) => effect.replicaId === replicaId);
      return undone?.kind === 'undo-failover' && shown !== newest
        ? [`${replicaId} does not stand at its latest point`]
        : [];
    }),
};

function ordersOf(storedRuns: readonly StoredRun[]): ReadonlyMap<string, StoredRun['steps'][number]['order']> {
  return new Map(storedRuns.flatMap(({ id, steps }) => steps.map((step) => [`${id}/${step.id}`, step.order] as const)));
}

interface Start {
  readonly stepKey: string;
  readonly fromAt: number;
  readonly atOrBefore: number | null;
  readonly item: ShownItem;
}

/** Every start of a copy with what its review showed of it. */
function startsWithItems({ truth, reviews }: Evidence): Start[] {
  return truth.effects.flatMap(({ stepKey, kind, from, vmId }) => {
    const review = reviews.find(({ runId }) => runId === stepKey.split('/')[0]);
    const item = review?.items.find((each) => each.vmId === vmId);
    if ((kind !== 'failover' && kind !== 'test-start') || from === null || review === undefined || item === undefined)
      return [];
    return [{ stepKey, fromAt: from.at, atOrBefore: review.asked.atOrBefore, item }];
  });
}
