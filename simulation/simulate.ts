import { violationsOf } from './checkers/invariants.ts';
import type { Violation } from './checkers/invariants.ts';
import { evidenceOf } from './gather.ts';
import { Operator } from './story/operator.ts';
import type { FaultCounts, FaultKind } from './world/faults.ts';
import { TROUBLE_MS } from './world/spans.ts';
import { planKills, planTrouble } from './world/trouble.ts';
import { World } from './world/world.ts';

/** A world that has not come to its end so long after the trouble has failed to. */
const WORLD_MS_MAX = TROUBLE_MS + 2 * 3_600_000;

export interface SeedResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly faults: FaultCounts;
  readonly runs: number;
  readonly completed: number;
  readonly askedOperator: number;
  readonly askedNeedlessly: number;
  readonly writes: number;
}

export interface SeedOptions {
  /** Kills the console at this write instead of planning trouble. */
  readonly killAtWrite?: number;
  /** Kinds of faults that are left out. */
  readonly without?: readonly FaultKind[];
}

/** Lives one world from its seed to its end, and judges it. The same seed lives the same life. */
export async function simulate(seed: number, options: SeedOptions = {}): Promise<SeedResult> {
  const world = new World(seed, options.without);
  try {
    if (options.killAtWrite === undefined) planTrouble(world);
    else planKills(world, [options.killAtWrite], world.dice.fork('kill'));
    const operator = new Operator(world);
    const ended = await world.time.run(WORLD_MS_MAX, () => operator.done);
    const { asked } = operator.attention;
    const { runs } = operator.screens;
    return {
      seed,
      violations: violationsOf(evidenceOf(world, operator, ended)),
      faults: world.faults.counts,
      runs: runs.length,
      completed: runs.filter(({ ending }) => ending === 'completed').length,
      askedOperator: asked.resumes + asked.endedStalled,
      askedNeedlessly: asked.needlessly.length,
      writes: world.disk.writes,
    };
  } finally {
    world.dispose();
  }
}
