/** How far behind its recovery point objective (RPO) a replica is: the age of its newest point over the target. */
export type RpoGrade = 'within' | 'behind-2x' | 'behind-4x' | 'beyond-4x' | 'unknown';

/** Grades an age against a target, both in seconds; `within` up to 1x, then up to 2x, up to 4x, beyond. */
export function rpoGrade(ageSeconds: number | null, targetSeconds: number | null): RpoGrade {
  if (ageSeconds === null || targetSeconds === null || targetSeconds <= 0) return 'unknown';
  const ratio = ageSeconds / targetSeconds;
  if (ratio <= 1) return 'within';
  if (ratio <= 2) return 'behind-2x';
  return ratio <= 4 ? 'behind-4x' : 'beyond-4x';
}
