import type { Run } from '#shared/domain/index.ts';
import type { Subject } from '#shared/gateway-api/index.ts';
import type { RunSummary } from '#shared/ipc/index.ts';
import { message } from '#shared/texts/index.ts';

/** A run that another console holds, or left: all that is known is what the provider tells of it. */
export function summaryElsewhere(run: Run, connectionId: string, subject: Subject | null): RunSummary {
  const total = run.replicaIds.length;
  const holder = run.holder?.person.name ?? null;
  return {
    runId: run.id,
    connectionId,
    title: run.title,
    verb: run.verb,
    scope: run.scope,
    phase: 'elsewhere',
    ending: run.ending,
    acknowledged: false,
    createdAt: run.createdAt,
    endedAt: run.endedAt,
    armedUntil: null,
    counts: { total, observed: 0, failed: 0, stalled: 0, skipped: 0, open: total, waiting: 0 },
    remaining: null,
    waitsFor: waitsFor(run, holder),
    planId: run.planId,
    finaliseBy: run.finaliseBy,
    notFinalised: 0,
    approval: run.approval,
    breakGlass: run.breakGlass?.reason ?? null,
    holder,
    questions: [],
    can: {
      stop: false,
      resume: false,
      retry: false,
      abandon: false,
      acknowledge: false,
      takeOver: subject?.roles.includes('operator') ?? false,
      approve: mayApprove(run, subject),
      undo: false,
    },
  };
}

function waitsFor(run: Run, holder: string | null) {
  if (run.approval.state === 'pending') return message('waits.approval');
  return message('waits.elsewhere', { holder: holder ?? run.createdBy.name });
}

/** Approver and requester differ; the gateway asks the same again. */
export function mayApprove(run: Pick<Run, 'approval' | 'createdBy'>, subject: Subject | null): boolean {
  if (run.approval.state !== 'pending' || subject === null) return false;
  return subject.roles.includes('approver') && subject.id !== run.createdBy.id;
}
