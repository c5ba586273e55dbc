import type { Message } from '#shared/texts/index.ts';
import { estimate, rangeAround } from '../estimate.ts';
import type { RunPlan } from '../run-state.ts';
import type { Compiled } from './compile.ts';
import type { ReviewFacts } from './facts.ts';

interface Range {
  readonly lowMs: number;
  readonly highMs: number;
}

/** How the start of a plan would go, for a paper. Nothing of it is kept, and nothing can be started from it. */
export interface Sketch {
  readonly expected: Range & {
    /** Names of what the end waits for, in order. */
    readonly criticalPath: readonly string[];
    readonly startsAtOnce: number;
    readonly limitsUnknown: boolean;
  };
  /** Why the VM would be left out; null where it would not. */
  obstacleOf(vmId: string): Message | null;
  /** When the VM would be seen up, from the first order on; null where nothing can be said. */
  upOf(vmId: string): Range | null;
}

export function sketchOf(compiled: Compiled, facts: ReviewFacts, limitsUnknown: boolean): Sketch {
  const { steps, excluded } = compiled;
  const { totalMs, spread, ends, criticalPath } = estimate(
    { steps } as RunPlan,
    facts.limits,
    facts.durationOf,
    facts.spreadOf,
  );
  const positions = new Map(
    steps.flatMap(({ order, vmId }, position) =>
      order.kind === 'failover' && vmId !== null ? [[vmId, position]] : [],
    ),
  );
  const obstacles = new Map(excluded.map(({ subject, reason }) => [subject.vm.id, reason]));
  return {
    expected: {
      ...rangeAround(totalMs, spread),
      criticalPath: criticalPath.flatMap((position) => steps[position]?.name ?? []),
      startsAtOnce: facts.limits.startsAtOnce,
      limitsUnknown,
    },
    obstacleOf: (vmId) => obstacles.get(vmId) ?? null,
    upOf: (vmId) => {
      const position = positions.get(vmId);
      return position === undefined ? null : rangeAround(ends[position] ?? 0, spread);
    },
  };
}
