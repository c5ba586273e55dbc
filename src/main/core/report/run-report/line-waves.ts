import type { RunLine } from '#shared/ipc/index.ts';

/**
 * Step id → its wave. Only the steps that are the point of the run make waves; what comes between hands on the wave of what it
 * waits for. Lines stand after all that they wait for; a line that does not (of a run elsewhere) begins anew.
 */
export function lineWaves(lines: readonly RunLine[], main: ReadonlySet<string>): ReadonlyMap<string, number> {
  const waves = new Map<string, number>();
  for (const { stepId, after } of lines) {
    const before = after.reduce((latest, id) => Math.max(latest, waves.get(id) ?? 0), 0);
    waves.set(stepId, main.has(stepId) ? before + 1 : before);
  }
  return waves;
}
