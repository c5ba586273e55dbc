import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface MemoryFigures {
  readonly vms: number;
  readonly events: number;
  /** Heap and external memory over what was used before the run, megabytes: the highest, with what was not yet collected. */
  readonly peakMB: number;
  /** The same after the run, with everything collected. */
  readonly keptMB: number;
}

/** In a process of its own, so that nothing else is counted. */
export function measureMemory(folder: string): MemoryFigures {
  const child = spawnSync(
    process.execPath,
    ['--expose-gc', fileURLToPath(new URL('memory-child.ts', import.meta.url)), folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (child.status !== 0) throw new Error(`the run for the memory ended with ${String(child.status ?? child.signal)}`);
  return JSON.parse(child.stdout) as MemoryFigures;
}
