import type { Blocker, PointChoice, ReplicaPoints } from '#shared/domain/index.ts';
import { newestAt } from '../estate/points.ts';
import type { ChosenPoint } from '../state/records.ts';

export type Choosing = { readonly chosen: ChosenPoint } | { readonly blocker: Blocker };

const gone = (detail: string): Choosing => ({ blocker: { code: 'point-gone', detail, actions: ['failover'] } });

function byId(points: ReplicaPoints, pointId: string, at: number): Choosing {
  const point = points.points.find((each) => each.id === pointId);
  if (point === undefined) return gone('The chosen restore point no longer exists. Choose another and review again.');
  if (point.at !== at) return gone('The chosen restore point is of another moment than was reviewed.');
  return { chosen: { choice: 'point', pointId, at } };
}

function byTime(points: ReplicaPoints, at: number): Choosing {
  const journal = points.journal;
  if (journal === null || at < journal.from || at > journal.to) {
    return gone('The journal does not reach the chosen moment any more. Choose another and review again.');
  }
  if (at % (journal.granularitySeconds * 1_000) !== 0) {
    return gone(`The journal has a state every ${String(journal.granularitySeconds)} s; the chosen moment is none.`);
  }
  return { chosen: { choice: 'cdp', pointId: null, at } };
}

function latest(points: ReplicaPoints, notOlderThan: number): Choosing {
  const at = newestAt(points);
  if (at === null) return gone('The replica has no restore point.');
  if (at < notOlderThan) {
    const detail = 'The newest restore point is older than the one that was reviewed.';
    return { blocker: { code: 'latest-too-old', detail, actions: ['failover'] } };
  }
  const point = points.points.findLast((each) => each.at === at);
  return { chosen: { choice: 'latest', pointId: point?.id ?? null, at } };
}

/** Settles which state of the data a failover starts from; a point that is gone is a blocker. */
export function choosePoint(points: ReplicaPoints | undefined, choice: PointChoice): Choosing {
  if (points === undefined) return gone('The replica has no restore point.');
  switch (choice.kind) {
    case 'point':
      return byId(points, choice.pointId, choice.at);
    case 'cdp':
      return byTime(points, choice.at);
    case 'latest':
      return latest(points, choice.notOlderThan);
  }
}
