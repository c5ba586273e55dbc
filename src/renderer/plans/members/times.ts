import type { PlanTime } from '#shared/ipc/index.ts';

/** When members and gates have their turn, by their ids, and how long the whole takes. */
export interface Timed {
  readonly members: ReadonlyMap<string, PlanTime>;
  readonly gates: ReadonlyMap<string, PlanTime>;
  readonly lengthMs: number;
}

export function timesOf(times: readonly PlanTime[]): Timed {
  const byId = (of: PlanTime['of']) => new Map(times.filter((time) => time.of === of).map((time) => [time.id, time]));
  return {
    members: byId('member'),
    gates: byId('gate'),
    lengthMs: times.reduce((longest, { endMs }) => Math.max(longest, endMs), 0),
  };
}
