import type { Dice } from '../../practice/random.ts';
import { calm } from './network.ts';
import { TROUBLE_MS } from './spans.ts';
import { strikes } from './strikes.ts';
import type { World } from './world.ts';

const STRIKES_MAX = 14;
const KILLS_MAX = 3;
const KILL_WRITE_MAX = 120;
/** Some worlds meet nothing at all: in them the provider has no reason to refuse anything. */
const CALM = 0.2;

/** Plans the faults of a world from its seed: what strikes when, and at which writes the console is killed. */
export function planTrouble(world: World): void {
  const dice = world.dice.fork('trouble');
  if (dice.chance(CALM)) return;
  world.calm = false;
  const names = Object.keys(strikes);
  const count = dice.int(0, STRIKES_MAX);
  for (let planned = 0; planned < count; planned += 1) {
    const strike = strikes[dice.pick(names)];
    const own = dice.fork(`strike-${String(planned)}`);
    world.time.after(dice.between(0, TROUBLE_MS), () => strike?.(world, own));
  }
  const kills = dice.int(0, KILLS_MAX);
  planKills(
    world,
    Array.from({ length: kills }, () => dice.int(1, KILL_WRITE_MAX)),
    dice.fork('kills'),
  );
  world.time.after(TROUBLE_MS, () => {
    world.network.weather = { ...calm };
    world.provider.faults.clear();
  });
}

/** Kills the console at the named writes of its journal: before the write, in the middle of it, or after it. */
export function planKills(world: World, atWrites: readonly number[], dice: Dice): void {
  world.calm = false;
  const pending = new Set(atWrites);
  const { disk } = world;
  const before = disk.fateOfNext;
  disk.fateOfNext = () => {
    if (!pending.delete(disk.writes) || !world.faults.strike('kill')) return before();
    world.time.after(dice.between(1, 30_000), () => world.restartConsole());
    const fate = dice.pick(['killed-before', 'killed-within', 'killed-after'] as const);
    if (fate === 'killed-within' && !world.faults.strike('tornTail')) return 'killed-before';
    return fate;
  };
}
