import type { Order, Vm } from '#shared/domain/index.ts';
import type { Dice } from '../random.ts';

/** Seconds of work at speed 1, from the least to the most. */
const seconds = {
  failover: { least: 45, most: 180 },
  'planned-failover': { least: 150, most: 540 },
  'test-start': { least: 45, most: 180 },
  'test-stop': { least: 15, most: 45 },
  'undo-failover': { least: 20, most: 60 },
  'permanent-failover': { least: 60, most: 240 },
  'failback-start': { least: 120, most: 900 },
  'change-switchover': { least: 1, most: 3 },
  'switch-over': { least: 60, most: 300 },
  'commit-failback': { least: 20, most: 80 },
  'cancel-failback': { least: 10, most: 40 },
  'undo-failback': { least: 60, most: 200 },
  'power-off-source': { least: 5, most: 20 },
  isolate: { least: 2, most: 8 },
  'pin-point': { least: 1, most: 3 },
  'network-prepare': { least: 20, most: 40 },
  'network-release': { least: 10, most: 20 },
} as const satisfies Record<Order['kind'], { least: number; most: number }>;

/** A machine of this size takes the longest. */
const BIG = { memoryBytes: 64 * 1_073_741_824, diskBytes: 1_000 * 1_073_741_824 };
/** How much of the span is size; the rest is chance. */
const SIZE_WEIGHT = 0.7;

const EXPECTED_FACTOR = 3;
const EXPECTED_EXTRA_MS = 30_000;
/** From acceptance to the beginning of work, at speed 1. */
export const QUEUE_MS = 1_000;
/** How long the state `permanent` stands in the feed before the record goes, at speed 1. */
export const PERMANENT_VISIBLE_MS = 1_000;

function sizeShare(vm: Vm): number {
  return (Math.min(1, vm.memoryBytes / BIG.memoryBytes) + Math.min(1, vm.diskBytes / BIG.diskBytes)) / 2;
}

/** What is not as usual: a failback that compares only what changed, or one that copies everything. */
function factorOf(order: Order): number {
  if (order.kind !== 'failback-start') return 1;
  if (order.quickRollback) return 0.3;
  return order.target.kind === 'new-place' ? 2 : 1;
}

function durationMs(kind: Order['kind'], vm: Vm | null, dice: Dice): number {
  const { least, most } = seconds[kind];
  const share = vm === null ? dice.next() : SIZE_WEIGHT * sizeShare(vm) + (1 - SIZE_WEIGHT) * dice.next();
  return (least + (most - least) * share) * 1_000;
}

/** How long an order takes, in milliseconds of the wall clock. */
export function workMs(order: Order, vm: Vm | null, dice: Dice, speed: number): number {
  return Math.ceil((durationMs(order.kind, vm, dice) * factorOf(order)) / speed);
}

/** How long a switchover takes that the provider does by itself. Even, for it has two halves. */
export function switchoverMs(vm: Vm, dice: Dice, speed: number): number {
  return 2 * Math.ceil(durationMs('switch-over', vm, dice) / speed / 2);
}

const shutsDown: Partial<Record<Order['kind'], 'source' | 'replica'>> = {
  'planned-failover': 'source',
  'undo-failback': 'source',
  'power-off-source': 'source',
  'switch-over': 'replica',
  'failback-start': 'replica',
};

/** Whose guest an order shuts down, for which the provider waits up to the grace period. */
export function guestOf(order: Order): 'source' | 'replica' | null {
  if (order.kind === 'failback-start' && order.switchover.mode !== 'auto') return null;
  return shutsDown[order.kind] ?? null;
}

/** When an effect is due, generously: later without it the step is stalled. */
export function expectedBy(acceptedAt: number, work: number, grace: number): number {
  return acceptedAt + EXPECTED_FACTOR * work + grace + EXPECTED_EXTRA_MS;
}
