import { firstInfected, newestBefore } from '#shared/domain/index.ts';
import type { MalwareStatus, PointChoice, Replica, ReplicaPoints, RestorePoint } from '#shared/domain/index.ts';
import type { PointOverride, PointPolicy } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import { fail, succeed } from '../../ports.ts';
import type { Outcome } from '../../ports.ts';

export interface ChosenPoint {
  readonly choice: PointChoice;
  readonly at: number;
  readonly consistency: 'crash' | 'application';
  readonly malware: MalwareStatus;
  /** The moment of the first infected point, where it was chosen for lying before that. */
  readonly infectedAt: number | null;
  /** By a person for this VM alone, not by the policy of the batch. */
  readonly byHand: boolean;
}

/**
 * The point a VM will be started from. A time means the newest point *at or before* it, never the closest: the closest may
 * lie after the infection. Fails with the reason as it is shown.
 */
export function choosePoint(
  policy: PointPolicy,
  override: PointOverride | undefined,
  replica: Replica,
  points: ReplicaPoints | null,
): Outcome<ChosenPoint, Message> {
  if (points === null) return fail(message('excluded.no-points'));
  if (override?.kind === 'point') {
    const point = points.points.find(({ id }) => id === override.pointId);
    return point ? succeed({ ...chosen(point), byHand: true }) : fail(message('excluded.point-gone'));
  }
  if (override?.kind === 'cdp') {
    const at = journalMoment(points, override.at);
    return at === null ? fail(message('excluded.outside-journal')) : succeed({ ...fromJournal(at), byHand: true });
  }
  switch (policy.kind) {
    case 'latest':
      return latest(replica, points);
    case 'at-or-before':
      return atOrBefore(points, policy.at);
    case 'before-infection':
      return beforeInfection(replica, points);
  }
}

function latest(replica: Replica, points: ReplicaPoints): Outcome<ChosenPoint, Message> {
  const newest = points.points.at(-1);
  const journalEnd = points.journal?.to ?? null;
  if (journalEnd !== null && journalEnd >= (newest?.at ?? 0)) {
    return succeed({ ...fromJournal(journalEnd), choice: { kind: 'latest', notOlderThan: journalEnd } });
  }
  if (newest === undefined) return fail(message('excluded.no-points'));
  return succeed({
    ...chosen(newest),
    choice: { kind: 'latest', notOlderThan: Math.min(newest.at, replica.latestPointAt ?? newest.at) },
  });
}

function atOrBefore(points: ReplicaPoints, moment: number): Outcome<ChosenPoint, Message> {
  const inJournal = journalMoment(points, moment);
  const point = points.points.findLast(({ at }) => at <= moment);
  if (inJournal !== null && inJournal >= (point?.at ?? 0)) return succeed(fromJournal(inJournal));
  return point ? succeed(chosen(point)) : fail(message('excluded.no-point-before', { at: moment }));
}

/** Where no point is infected the latest is good, as far as anybody knows. */
function beforeInfection(replica: Replica, points: ReplicaPoints): Outcome<ChosenPoint, Message> {
  const infected = firstInfected(points);
  if (infected === null) return latest(replica, points);
  const point = newestBefore(infected, points);
  if (point === null) return fail(message('excluded.no-point-before-infection', { at: infected.at }));
  return succeed({ ...chosen(point), infectedAt: infected.at });
}

/** The newest moment of the CDP journal at or before a time; null where the journal does not reach back so far. */
export function journalMoment(points: ReplicaPoints, moment: number): number | null {
  const { journal } = points;
  if (journal === null || moment < journal.from) return null;
  const stepMs = journal.granularitySeconds * 1_000;
  return journal.from + Math.floor((Math.min(moment, journal.to) - journal.from) / stepMs) * stepMs;
}

function chosen({ id, at, consistency, malware }: RestorePoint): ChosenPoint {
  return { choice: { kind: 'point', pointId: id, at }, at, consistency, malware, infectedAt: null, byHand: false };
}

/** Short-term CDP moments are always crash-consistent, and nobody has scanned them. */
function fromJournal(at: number): ChosenPoint {
  return { choice: { kind: 'cdp', at }, at, consistency: 'crash', malware: 'unknown', infectedAt: null, byHand: false };
}
