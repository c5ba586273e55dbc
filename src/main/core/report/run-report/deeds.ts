import type { Run } from '#shared/domain/index.ts';
import type { Decision, DecisionBody } from '#shared/gateway-api/index.ts';
import { message } from '#shared/texts/index.ts';
import type { Message } from '#shared/texts/index.ts';
import type { RunEvent } from '../../engine/events.ts';
import type { Deed } from './facts.ts';

export interface DeedSources {
  /** As the provider last told it; null where it never did, or has forgotten. */
  readonly run: Run | null;
  /** As the provider recorded them; null where it could not be asked. */
  readonly decisions: readonly Decision[] | null;
  /** Of this console's journal; empty where it never had the run. */
  readonly events: readonly RunEvent[];
  readonly stepName: (stepId: string) => string;
}

/** Who did what, in the order of time: the provider's record where it can be asked, else what this console wrote down. */
export function deedsOf({ run, decisions, events, stepName }: DeedSources): readonly Deed[] {
  const people = run === null ? new Map<string, string>() : peopleOf(run);
  const told = (decisions ?? []).map(({ at, personId, body }): Deed => ({
    at,
    who: people.get(personId) ?? personId,
    what: wordsOf(body, stepName),
  }));
  const own = decisions === null ? events.flatMap((event) => ownDeeds(event, stepName)) : [];
  return [...(run === null ? [] : runDeeds(run)), ...told, ...own].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

function peopleOf({ createdBy, holder, approval, breakGlass, takenOver }: Run): Map<string, string> {
  const all = [createdBy, holder?.person, approval.by, breakGlass?.person, takenOver?.person, takenOver?.from];
  return new Map(all.flatMap((person) => (person == null ? [] : [[person.id, person.name]])));
}

function runDeeds({ createdAt, createdBy, approval, breakGlass, takenOver }: Run): readonly Deed[] {
  const deeds: Deed[] = [{ at: createdAt, who: createdBy.name, what: message('report.deed.asked') }];
  if (approval.state !== 'not-needed') {
    const { state, at, by, reason } = approval;
    deeds.push({ at, who: by?.name ?? null, what: message(`report.deed.approval-${state}`, { reason }) });
  }
  if (breakGlass !== null) {
    const { at, person, reason } = breakGlass;
    deeds.push({ at, who: person.name, what: message('report.deed.break-glass', { reason }) });
  }
  if (takenOver !== null) {
    const { at, person, reason, from } = takenOver;
    deeds.push({ at, who: person.name, what: message('report.deed.taken-over', { from: from.name, reason }) });
  }
  return deeds;
}

/** The decisions of the review have no time of their own in the journal: they are as old as the run. */
function ownDeeds(event: RunEvent, stepName: (stepId: string) => string): readonly Deed[] {
  const deed = (body: DecisionBody): Deed => ({ at: event.at, who: null, what: wordsOf(body, stepName) });
  if ('plan' in event) return event.plan.decisions.map(deed);
  return 'decision' in event ? [deed(event.decision)] : [];
}

function wordsOf(body: DecisionBody, stepName: (stepId: string) => string): Message {
  switch (body.kind) {
    case 'attestation': {
      const { statement, who, howKnown } = body.attestation;
      return message('report.deed.attestation', { statement, who, howKnown });
    }
    case 'override':
      return message('report.deed.override', {
        n: body.vmIds.length,
        reason: body.reason,
        loss: body.acceptedLoss,
      });
    case 'skip':
      return message(body.failed === true ? 'report.deed.pass-over' : 'report.deed.skip', {
        name: stepName(body.stepId),
        reason: body.reason,
      });
    case 'gate':
      return message(`report.deed.gate-${body.answer}`, { name: stepName(body.stepId), note: body.note });
    case 'act-begun':
      return message('report.deed.act-begun', { name: stepName(body.stepId) });
    case 'act-ended':
      return message(`report.deed.act-${body.report.outcome}`, {
        name: stepName(body.stepId),
        detail: body.report.detail,
      });
    case 'stop':
    case 'resume':
      return message(`report.deed.${body.kind}`, { reason: body.reason });
  }
}
