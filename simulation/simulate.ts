import type { StoredRun } from '#shared/gateway-api/index.ts';
import { readRun } from '../src/main/core/engine/journal-codec.ts';
import { settingsDefault } from '../practice/provider/context.ts';
import { violationsOf } from './checkers/invariants.ts';
import type { Violation } from './checkers/invariants.ts';
import type { FaultCounts } from './world/faults.ts';
import { Operator } from './world/operator.ts';
import type { Asked } from './world/operator.ts';
import { planKills, planTrouble, TROUBLE_MS } from './world/trouble.ts';
import { World } from './world/world.ts';

/** A world that has not come to its end so long after the trouble has failed to. */
const WORLD_MS_MAX = TROUBLE_MS + 4 * 3_600_000;

export interface SeedResult {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly faults: FaultCounts;
  readonly asked: Asked;
  readonly runs: number;
  readonly completed: number;
  readonly writes: number;
}

export interface SeedOptions {
  /** Kills the console at this write instead of planning trouble. */
  readonly killAtWrite?: number;
}

/** Lives one world from its seed to its end, and judges it. The same seed lives the same life. */
export async function simulate(seed: number, options: SeedOptions = {}): Promise<SeedResult> {
  const world = new World(seed);
  try {
    if (options.killAtWrite === undefined) planTrouble(world);
    else planKills(world, [options.killAtWrite], world.dice.fork('kill'));
    const operator = new Operator(world);
    const done = await world.time.run(WORLD_MS_MAX, () => operator.done);
    return judge(seed, world, operator, done);
  } finally {
    world.dispose();
  }
}

function judge(seed: number, world: World, operator: Operator, done: boolean): SeedResult {
  const { limits } = settingsDefault;
  const storedRuns = storedRunsOf(world);
  const shown = [...operator.views.values()].map(({ runId, phase, lines }) => ({
    runId,
    ended: phase === 'ended',
    steps: lines.map(({ stepId, kind, word }) => ({ stepId, kind, word })),
  }));
  const found: Violation[] = [...violationsOf({ truth: world.truth(), storedRuns, shown, ...limits })];
  const say = (invariant: string, detail: string): void => void found.push({ invariant, detail });
  if (!done) say('what began comes to an end', `not within ${String(WORLD_MS_MAX / 60_000)} simulated minutes`);
  if (operator.asked.resumesNeedless > 0) say('nobody is asked needlessly', 'a run was interrupted without a restart');
  if (operator.asked.endedStalledNeedless > 0) say('nobody is asked needlessly', 'a run stalled without a cause');
  for (const detail of replayDifferences(world)) say('the journal replays to the same state', detail);
  if (world.disk.quarantined.length > 0)
    say('the journal can be read', `${String(world.disk.quarantined.length)} records were set aside`);
  return {
    seed,
    violations: found,
    faults: world.faults,
    asked: operator.asked,
    runs: shown.length,
    completed: [...operator.views.values()].filter(({ ending }) => ending === 'completed').length,
    writes: world.disk.writes,
  };
}

function storedRunsOf(world: World): StoredRun[] {
  return [...world.provider.store.records('run').values()].map(({ stored }) => stored);
}

/** What a console has in memory is what its journal says. */
function replayDifferences(world: World): string[] {
  const { room, clock } = world.console;
  if (clock.dead) return [];
  return [...world.disk.index.keys()].flatMap((runId) => {
    const replayed = readRun(world.disk.journal(), runId, 0);
    const live = room.runs.state(runId);
    if (replayed === null || live === null)
      return replayed === null && live === null ? [] : [`${runId} is only on one side`];
    const same =
      JSON.stringify([...replayed.run.steps]) === JSON.stringify([...live.steps]) &&
      JSON.stringify(replayed.run.stage) === JSON.stringify(live.stage);
    return same ? [] : [`${runId} differs`];
  });
}
