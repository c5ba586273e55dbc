import type { OrderKind } from '#shared/domain/index.ts';
import { cancelFailback, commitFailback, failbackStart, undoFailback } from './failback.ts';
import { failover, isolate, permanent, powerOffSource, undo } from './failover.ts';
import type { Effects } from './job.ts';
import { prepare, release } from './network.ts';
import { plannedFailover } from './planned.ts';
import { pinPoint } from './points.ts';
import { changeSwitchover, switchOver } from './switchover.ts';
import { testStart, testStop } from './test-run.ts';

export type { Effects, Job, Phase, WorkFailure } from './job.ts';

/** What each order does. An order that is not here does not compile. */
export const effectsOf: Record<OrderKind, Effects> = {
  failover,
  'planned-failover': plannedFailover,
  'test-start': testStart,
  'test-stop': testStop,
  'undo-failover': undo,
  'permanent-failover': permanent,
  'failback-start': failbackStart,
  'change-switchover': changeSwitchover,
  'switch-over': switchOver,
  'commit-failback': commitFailback,
  'cancel-failback': cancelFailback,
  'undo-failback': undoFailback,
  'power-off-source': powerOffSource,
  isolate,
  'pin-point': pinPoint,
  'network-prepare': prepare,
  'network-release': release,
};
