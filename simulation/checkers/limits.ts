import { stepKeyOf } from './evidence.ts';
import type { Checkers, Evidence } from './evidence.ts';

/** The console knows the gateway's time to within its round trips. */
const CLOCK_SLACK_MS = 1_000;

/** Orders that take a place in the window, whatever they start. */
const STARTS: ReadonlySet<string> = new Set(['failover', 'planned-failover', 'test-start', 'undo-failback']);

/**
 * The provider's limits, over what is asked and not only over what it lets through: a console that leaves the counting to
 * the gateway stands in line with orders that it should have kept.
 */
export const limitCheckers: Checkers = {
  'the start window is kept': (evidence) =>
    [...STARTS]
      .flatMap((kind) => firstRequests(evidence, kind))
      .flatMap(({ at, runId, stepKey }) => {
        const open = evidence.operations.filter(
          (each) =>
            each.runId === runId && STARTS.has(each.order.kind) && each.acceptedAt <= at && (each.endedAt ?? at) >= at,
        );
        const others = open.filter(({ key }) => stepKeyOf(key) !== stepKey);
        return others.length >= evidence.startsAtOnce ? [`${stepKey} was asked for beside a full window`] : [];
      }),

  'undo goes in groups': (evidence) =>
    firstRequests(evidence, 'undo-failover').flatMap(({ at, runId, stepKey }) => {
      const since = at - evidence.undoGroupIntervalMs + CLOCK_SLACK_MS;
      const group = evidence.operations.filter(
        (each) =>
          each.runId === runId &&
          each.order.kind === 'undo-failover' &&
          stepKeyOf(each.key) !== stepKey &&
          each.acceptedAt > since &&
          each.acceptedAt < at,
      );
      return group.length >= evidence.undoGroupSize ? [`${stepKey} was asked for beside a full group`] : [];
    }),
};

interface FirstRequest {
  readonly at: number;
  readonly runId: string;
  readonly stepKey: string;
}

/** The first arrival of each order, in runs that had not ended. */
function firstRequests({ truth, runs }: Evidence, kind: string): FirstRequest[] {
  const endedAt = new Map(runs.map((run) => [run.id, run.endedAt ?? Infinity]));
  return truth.requests.flatMap(({ key, at, kind: asked, keySeenBefore }) => {
    const stepKey = stepKeyOf(key);
    const runId = stepKey.split('/')[0] ?? '';
    return asked === kind && !keySeenBefore && at < (endedAt.get(runId) ?? 0) ? [{ at, runId, stepKey }] : [];
  });
}
