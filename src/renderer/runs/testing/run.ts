import type { RunSummary } from '#shared/ipc/index.ts';

/** Nothing may be done to it. */
export const cannot = {
  ...{ stop: false, resume: false, retry: false, abandon: false, acknowledge: false },
  ...{ takeOver: false, approve: false, undo: false },
};

/** A run that has ended well, for tests; made at the time that its id says. */
export function run(runId: string, more: Partial<RunSummary> = {}): RunSummary {
  return {
    ...{ runId, connectionId: 'c-1', title: `Run ${runId}`, verb: 'failover', scope: 'full-site' },
    ...{ phase: 'ended', ending: 'completed', acknowledged: true, toldBy: 'journal', createdBy: 'Ann' },
    ...{ createdAt: Number(runId), endedAt: null, armedUntil: null, remaining: null, waitsFor: null, planId: null },
    ...{ finaliseBy: null, notFinalised: 0, approval: null, breakGlass: null, holder: null, questions: [] },
    counts: {
      ...{ total: 1, observed: 1, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 0, told: 0, notKnown: 0 },
    },
    can: cannot,
    ...more,
  };
}
