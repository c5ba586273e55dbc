import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAppends } from './append.ts';
import { diskOf } from './disk.ts';
import { measureMemory } from './memory.ts';
import { measureReplay } from './replay.ts';
import type { Figures } from './thresholds.ts';

/** A file system in memory, where there is one: how much memory a run takes does not hang on the disk, its 80,000 flushes do. */
const IN_MEMORY = '/dev/shm';

export function measure(say: (line: string) => void): Figures {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  const quick = mkdtempSync(join(existsSync(IN_MEMORY) ? IN_MEMORY : folder, 'bench-engine-'));
  try {
    const disk = diskOf(folder);
    say(`disk      ${disk.fileSystem}, a flush takes ${disk.fsyncMs.toFixed(3)} ms`);
    const append = measureAppends(folder);
    say(
      `journal   ${append.eventsPerSecond.toFixed(0)} events/s, bare ${append.bareEventsPerSecond.toFixed(0)}, ratio ` +
        `${append.ratio.toFixed(2)}, ${append.cpuOverBareUs.toFixed(0)} µs of the processor over a bare append`,
    );
    const replay = measureReplay(folder);
    say(`replay    ${replay.events} events in ${replay.seconds.toFixed(2)} s`);
    const memory = measureMemory(quick);
    say(
      `memory    ${memory.vms} VMs, ${memory.events} events: ${memory.peakMB.toFixed(0)} MB at most, ` +
        `${memory.keptMB.toFixed(0)} MB kept`,
    );
    return { disk, append, memory, replay };
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(quick, { recursive: true, force: true });
  }
}
