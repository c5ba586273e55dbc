import type { RunLine, StepWord } from '#shared/ipc/index.ts';

const concern: { readonly [W in StepWord]: number } = {
  failed: 0,
  refused: 1,
  stalled: 2,
  asking: 3,
  unknown: 4,
  accepted: 5,
  acting: 5,
  requested: 6,
  waiting: 7,
  'not-known': 8,
  skipped: 9,
  passed: 10,
  'told-done': 11,
  observed: 12,
};

/** What the steps of one VM have in common; a network, a gate and an act stand for themselves. */
export function groupOf({ vmId, stepId }: Pick<RunLine, 'vmId' | 'stepId'>): string {
  return vmId === null ? `step ${stepId}` : `vm ${vmId}`;
}

/**
 * The steps of a VM together, in the order of the plan; VMs of which something failed first, then what is under way, then
 * what waits, then what is done.
 */
export function byConcern(lines: readonly RunLine[]): readonly RunLine[] {
  const groups = new Map<string, RunLine[]>();
  for (const line of lines) {
    const key = groupOf(line);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [line]);
    else known.push(line);
  }
  const worst = (steps: readonly RunLine[]): number => Math.min(...steps.map(({ word }) => concern[word]));
  return [...groups.values()]
    .map((steps) => ({ steps, at: worst(steps) }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ steps }) => steps);
}

/** Lines whose VM or host has the text in its name, without regard to case. */
export function withName(lines: readonly RunLine[], text: string): readonly RunLine[] {
  const sought = text.trim().toLocaleLowerCase();
  if (sought === '') return lines;
  return lines.filter(({ name, host }) => [name, host ?? ''].some((one) => one.toLocaleLowerCase().includes(sought)));
}
