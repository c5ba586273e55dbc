import type { RunCounts } from '#shared/ipc/index.ts';

/** How a part of the bar is drawn. Only what was seen done fills it; what is under way is hatched, the rest is empty. */
export type PartLook = 'done' | 'failed' | 'skipped' | 'underWay';

export interface ProgressPart {
  readonly look: PartLook;
  /** Of the whole, 0 to 100. */
  readonly percent: number;
}

/** The parts of a run's bar, from what is done on. What waits is the empty rest. */
export function partsOf({ total, observed, failed, stalled, skipped, open }: RunCounts): readonly ProgressPart[] {
  const part = (look: PartLook, count: number): ProgressPart => ({
    look,
    percent: (100 * count) / Math.max(1, total),
  });
  const parts = [
    part('done', observed),
    part('failed', failed + stalled),
    part('skipped', skipped),
    part('underWay', open),
  ];
  return parts.filter(({ percent }) => percent > 0);
}
