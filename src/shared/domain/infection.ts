import type { ReplicaPoints, RestorePoint } from './points.ts';

/** The oldest point that is marked infected: from there on nothing is trusted, whatever a later scan says. */
export function firstInfected({ points }: Pick<ReplicaPoints, 'points'>): RestorePoint | null {
  return points.find(({ malware }) => malware === 'infected') ?? null;
}

/**
 * The newest restore point older than the first infected one; null where there is none. Never a moment of the journal:
 * nobody has scanned those, and the infection began somewhere between two restore points.
 */
export function newestBefore(infected: RestorePoint, { points }: Pick<ReplicaPoints, 'points'>): RestorePoint | null {
  return points.findLast(({ at }) => at < infected.at) ?? null;
}
