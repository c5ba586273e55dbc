import * as incidents from '../../practice/provider/incidents.ts';
import type { Dice } from '../../practice/random.ts';
import { calm } from './network.ts';
import type { World } from './world.ts';

/** Faults strike only in this part of a world's life; afterwards everything must come to a good end. */
export const TROUBLE_MS = 180_000;
const STRIKES_MAX = 14;

type Strike = (world: World, dice: Dice) => void;

const strikes: Readonly<Record<string, Strike>> = {
  storm: (world, dice) => {
    const chance = (most: number): number => dice.next() * most;
    world.network.weather = {
      loseRequest: chance(0.4),
      loseReply: chance(0.4),
      duplicate: chance(0.4),
      late: chance(0.2),
      cutStream: chance(0.05),
    };
    world.time.after(dice.between(1_000, 40_000), () => (world.network.weather = { ...calm }));
  },
  cutFeed: (world) => {
    world.network.cutStreams('reset by peer');
    world.faults.cutStream += 1;
  },
  feedLines: (world, dice) => {
    world.provider.faults.feedLines.push({
      how: dice.pick(['duplicate', 'reorder', 'drop', 'malform']),
      left: dice.int(1, 3),
    });
    world.faults.feedLine += 1;
  },
  expireCursor: (world, dice) => {
    world.network.cutStreams('reset by peer');
    incidents.expireCursors(world.provider, dice.pick(['truncate', 'new-epoch']));
    world.faults.cursorExpired += 1;
  },
  restartProvider: (world, dice) => {
    world.network.down = true;
    world.network.cutStreams('the gateway went away');
    world.time.after(dice.between(100, 20_000), () => {
      world.restartProvider();
      world.network.down = false;
    });
  },
  gatewayDown: (world, dice) => {
    world.network.down = true;
    world.network.cutStreams('the gateway went away');
    world.faults.gatewayDown += 1;
    // Long enough, at times, for a lease to run out.
    world.time.after(dice.between(500, 100_000), () => (world.network.down = false));
  },
  operationFails: (world, dice) => {
    world.provider.faults.outcomes.push({
      outcome: { kind: 'fails', code: 'host-error', detail: 'The host failed.' },
      orderKind: dice.pick(['failover', 'undo-failover']),
      replicaId: undefined,
      left: 1,
    });
    world.faults.operationFails += 1;
  },
  operationWithoutEffect: (world, dice) => {
    world.provider.faults.outcomes.push({
      outcome: { kind: 'no-effect' },
      orderKind: dice.pick(['failover', 'undo-failover']),
      replicaId: undefined,
      left: 1,
    });
    world.faults.operationWithoutEffect += 1;
  },
  clockJump: (world, dice) => {
    if (world.console.clock.dead) return;
    world.console.clock.jump(dice.int(-3_600_000, 3_600_000));
    world.faults.clockJump += 1;
  },
  sleep: (world) => {
    if (world.console.clock.dead) return;
    world.console.room.runs.onTimeBroken('suspended');
    world.faults.sleep += 1;
  },
  diskFull: (world, dice) => {
    const until = world.time.now + dice.between(100, 20_000);
    const before = world.disk.fateOfNext;
    world.disk.fateOfNext = () => (world.time.now < until ? 'full' : before());
    world.faults.diskFull += 1;
  },
  signInExpires: (world, dice) => {
    incidents.expireSessions(world.provider, dice.chance(0.5));
    world.faults.signInExpired += 1;
  },
};

/** Plans the faults of a world from its seed: what strikes when, and at which writes the console is killed. */
export function planTrouble(world: World): void {
  const dice = world.dice.fork('trouble');
  const names = Object.keys(strikes);
  const count = dice.int(0, STRIKES_MAX);
  for (let planned = 0; planned < count; planned += 1) {
    const strike = strikes[dice.pick(names)];
    world.time.after(dice.between(0, TROUBLE_MS), () => strike?.(world, dice));
  }
  const kills = dice.int(0, 3);
  planKills(
    world,
    Array.from({ length: kills }, () => dice.int(1, 120)),
    dice,
  );
  world.time.after(TROUBLE_MS, () => {
    world.network.weather = { ...calm };
    world.provider.faults.clear();
  });
}

/** Kills the console at the named writes of its journal, before or after the write. */
export function planKills(world: World, atWrites: readonly number[], dice: Dice): void {
  const pending = new Set(atWrites);
  const { disk } = world;
  const before = disk.fateOfNext;
  disk.fateOfNext = () => {
    if (!pending.delete(disk.writes)) return before();
    // The process must be dead before the write returns to it.
    world.console.kill();
    world.time.after(dice.between(1, 30_000), () => world.restartConsole());
    return dice.chance(0.5) ? 'killed-before' : 'killed-after';
  };
}
