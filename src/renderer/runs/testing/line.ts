import type { RunLine } from '#shared/ipc/index.ts';

/** A line of a run for tests. */
export function lineFor(stepId: string, more: Partial<RunLine> = {}): RunLine {
  return {
    ...{ stepId, kind: 'failover', vmId: stepId, name: stepId, word: 'waiting', source: 'journal', at: 0 },
    ...{ progressPercent: null, detail: null, attempts: 1, startedAt: null, endedAt: null, after: [] },
    ...{ optional: false, canRetry: false, canSkip: false, host: null, canCancel: false, point: null },
    ...more,
  };
}
