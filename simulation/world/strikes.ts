import * as incidents from '../../practice/provider/incidents.ts';
import type { OutcomeFault } from '../../practice/provider/faults.ts';
import type { Dice } from '../../practice/random.ts';
import { calm } from './network.ts';
import type { World } from './world.ts';

/** One misfortune. Everything about it comes from its own dice, so that leaving another out changes nothing of it. */
export type Strike = (world: World, dice: Dice) => void;

/** Longer than any patience. */
const HANGS_MS = 24 * 3_600_000;
const LEASE_MS = 60_000;
const orderKinds = ['failover', 'undo-failover', 'permanent-failover', 'power-off-source', 'network-prepare'] as const;
const journeyKinds = [
  'planned-failover',
  'test-start',
  'test-stop',
  'failback-start',
  'switch-over',
  'commit-failback',
  'cancel-failback',
  'undo-failback',
  'isolate',
] as const;

function outcome({ provider }: World, dice: Dice, what: OutcomeFault['outcome']): void {
  const kinds = dice.chance(0.65) ? orderKinds : journeyKinds;
  provider.faults.outcomes.push({ outcome: what, orderKind: dice.pick(kinds), replicaId: undefined, left: 1 });
}

/** The ids of replicas, each with a chance. */
function someReplicas({ provider }: World, dice: Dice, chance: number): string[] {
  return [...provider.traits.keys()].filter(() => dice.chance(chance));
}

function gatewayAway(world: World, ms: number): void {
  world.network.down = true;
  world.network.cutStreams('the gateway went away');
  world.time.after(ms, () => (world.network.down = false));
}

export const strikes: Readonly<Record<string, Strike>> = {
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
    if (world.faults.strike('cutStream')) world.network.cutStreams('reset by peer');
  },
  feedLines: (world, dice) => {
    const fault = {
      how: dice.pick(['duplicate', 'reorder', 'drop', 'drop', 'malform'] as const),
      left: dice.int(1, 3),
    };
    if (world.faults.strike('feedLine')) world.provider.faults.feedLines.push(fault);
  },
  expireCursor: (world, dice) => {
    const how = dice.pick(['truncate', 'new-epoch'] as const);
    if (!world.faults.strike('cursorExpired')) return;
    world.network.cutStreams('reset by peer');
    incidents.expireCursors(world.provider, how);
  },
  restartProvider: (world, dice) => {
    const awayMs = dice.between(100, 20_000);
    if (!world.faults.strike('providerRestart')) return;
    world.network.down = true;
    world.network.cutStreams('the gateway went away');
    world.time.after(awayMs, () => {
      world.restartProvider();
      world.network.down = false;
    });
  },
  gatewayDown: (world, dice) => {
    // Long enough, at times, for a lease to run out, and for every observation to grow old.
    const awayMs = dice.chance(0.15) ? dice.between(130_000, 170_000) : dice.between(500, 100_000);
    if (world.faults.strike('gatewayDown')) gatewayAway(world, awayMs);
  },
  operationFails: (world, dice) => {
    if (world.faults.strike('operationFails'))
      outcome(world, dice, { kind: 'fails', code: 'host-error', detail: 'The host failed.' });
  },
  operationWithoutEffect: (world, dice) => {
    if (world.faults.strike('operationWithoutEffect')) outcome(world, dice, { kind: 'no-effect' });
  },
  operationHangs: (world, dice) => {
    if (world.faults.strike('operationHangs')) outcome(world, dice, { kind: 'late', delayMs: HANGS_MS });
  },
  loseLease: (world) => {
    const open = [...world.provider.store.records('lease').keys()].at(-1);
    if (open !== undefined && world.faults.strike('leaseLost')) incidents.expireLease(world.provider, open);
  },
  takeOver: (world) => {
    if (world.faults.strike('takenOver')) world.rival.takeOver();
  },
  clockJump: (world, dice) => {
    const ms = dice.int(-3_600_000, 3_600_000);
    if (!world.console.clock.dead && world.faults.strike('clockJump')) world.console.clock.jump(ms);
  },
  sleep: (world, dice) => {
    const { console: now } = world;
    const [forMs, isTold] = [dice.between(1_000, 2 * LEASE_MS), dice.chance(0.7)];
    if (now.clock.out || !world.faults.strike('sleep')) return;
    if (isTold) now.room.runs.onTimeBroken('suspended');
    now.clock.sleep(forMs);
    // Not every platform says that the computer slept; then the clocks have to show it.
    if (isTold) now.clock.after(0, () => now.room.runs.onTimeBroken('suspended'));
  },
  fillDisk: (world, dice) => {
    const until = world.time.now + dice.between(100, 20_000);
    if (!world.faults.strike('diskFull')) return;
    const before = world.disk.fateOfNext;
    world.disk.fateOfNext = () => (world.time.now < until ? 'full' : before());
  },
  expireSignIn: (world, dice) => {
    const refreshToo = dice.chance(0.5);
    if (world.faults.strike('signInExpired')) incidents.expireSessions(world.provider, refreshToo);
  },
  expirePoints: (world, dice) => {
    const replicas = someReplicas(world, dice, 0.3);
    if (!world.faults.strike('pointGone')) return;
    for (const replicaId of replicas) {
      const newest = world.provider.store.get('points', replicaId)?.points.at(-1);
      if (newest !== undefined) incidents.expirePoint(world.provider, replicaId, newest.id);
    }
  },
  fillHosts: (world, dice) => {
    const forMs = dice.between(1_000, 60_000);
    if (!world.faults.strike('hostFull')) return;
    const fill = (full: boolean): void => {
      for (const id of incidents.cloudHostIds(world.provider)) incidents.fillHost(world.provider, id, full);
    };
    fill(true);
    world.time.after(forMs, () => fill(false));
  },
  switchSources: (world, dice) => {
    const [replicas, power] = [someReplicas(world, dice, 0.2), dice.pick(['on', 'off'] as const)];
    if (!world.faults.strike('sourceSwitched')) return;
    world.watchCopies();
    for (const replicaId of replicas) {
      const vmId = world.provider.store.get('replica', replicaId)?.vmId;
      if (vmId !== undefined) incidents.switchSource(world.provider, vmId, power);
    }
  },
  /** What was to be powered off goes off by itself while the order to do so comes to nothing. */
  powerOffByItself: (world, dice) => {
    const afterMs = dice.between(5_000, 40_000);
    if (!world.faults.strike('operationWithoutEffect') || !world.faults.strike('sourceSwitched')) return;
    world.watchCopies();
    const fault = { outcome: { kind: 'no-effect' as const }, orderKind: 'power-off-source' as const };
    world.provider.faults.outcomes.push({ ...fault, replicaId: undefined, left: 20 });
    world.time.after(afterMs, () => {
      for (const { vmId } of world.truth().copies) incidents.switchSource(world.provider, vmId, 'off');
      strikes['expireCursor']?.(world, dice);
    });
  },
  siteReturns: (world, dice) => {
    const sources = dice.pick(['on', 'off', 'as-they-are'] as const);
    const away = world.contacts.at(-1);
    if (away?.connected !== false || !world.faults.strike('siteReturns')) return;
    world.watchCopies();
    world.returnSite(away.siteId, sources);
  },
};
