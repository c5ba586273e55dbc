import type { AppendFigures } from './append.ts';
import type { Disk } from './disk.ts';
import type { MemoryFigures } from './memory.ts';
import type { ReplayFigures } from './replay.ts';

export interface Figures {
  readonly disk: Disk;
  readonly append: AppendFigures;
  readonly memory: MemoryFigures;
  readonly replay: ReplayFigures;
}

/** Journal events a second over bare appends of the same bytes. */
const RATIO_MIN = 0.5;
/** Where a flush takes less than this, nothing waits for the disk, and the processor's share is judged instead. */
const FLUSHING_MS = 0.05;
const CPU_OVER_BARE_US_MAX = 60;
const PEAK_MB_MAX = 200;
const REPLAY_SECONDS_MAX = 1;

export function faultsOf({ disk, append, memory, replay }: Figures): readonly string[] {
  const { ratio, cpuOverBareUs } = append;
  const checks: readonly (readonly [boolean, string])[] = [
    disk.fsyncMs < FLUSHING_MS
      ? [
          cpuOverBareUs <= CPU_OVER_BARE_US_MAX,
          `an event costs the processor ${cpuOverBareUs.toFixed(0)} µs over a bare append, more than ${CPU_OVER_BARE_US_MAX}`,
        ]
      : [ratio >= RATIO_MIN, `${ratio.toFixed(2)} of the bare appends' pace, less than ${RATIO_MIN}`],
    [
      memory.peakMB < PEAK_MB_MAX,
      `a run of ${memory.vms} VMs takes ${memory.peakMB.toFixed(0)} MB, not less than ${PEAK_MB_MAX}`,
    ],
    [
      replay.seconds < REPLAY_SECONDS_MAX,
      `${replay.events} events are read back in ${replay.seconds.toFixed(2)} s, not in less than ${REPLAY_SECONDS_MAX}`,
    ],
  ];
  return checks.filter(([held]) => !held).map(([, fault]) => fault);
}
