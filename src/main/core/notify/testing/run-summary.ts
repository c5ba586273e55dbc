import type { RunCounts, RunSummary } from '#shared/ipc/index.ts';

const noCounts: RunCounts = {
  ...{ total: 10, observed: 0, failed: 0, stalled: 0, skipped: 0, open: 0, waiting: 10 },
  ...{ told: 0, notKnown: 0 },
};

/** A run of ten VMs that goes on, with what a test says otherwise. */
export function runSummary(
  own: Partial<Omit<RunSummary, 'counts'>> & { counts?: Partial<RunCounts> } = {},
): RunSummary {
  return {
    runId: 'run-1',
    connectionId: 'c-1',
    title: 'Failover of 10 VMs',
    verb: 'failover',
    scope: 'full-site',
    phase: 'running',
    ending: null,
    acknowledged: false,
    toldBy: 'journal',
    createdBy: null,
    createdAt: 0,
    endedAt: null,
    armedUntil: null,
    remaining: null,
    waitsFor: null,
    planId: null,
    finaliseBy: null,
    notFinalised: 0,
    approval: null,
    breakGlass: null,
    holder: null,
    questions: [],
    can: {
      ...{ stop: true, resume: false, retry: false, abandon: false, acknowledge: false },
      ...{ takeOver: false, approve: false, undo: false },
    },
    ...own,
    counts: { ...noCounts, ...own.counts },
  };
}
