import { ATTESTATION_AGE_MS_MAX, OFF_OBSERVATION_AGE_MS_MAX } from '#shared/domain/index.ts';
import type { Replica, Site, StartEvidence, Vm } from '#shared/domain/index.ts';
import type { Decision } from '#shared/gateway-api/index.ts';

/** What the gateway itself knows, to judge a piece of evidence by. */
export interface EvidenceFacts {
  readonly now: number;
  readonly replica: Replica;
  readonly vm: Vm;
  readonly site: Site;
  /** When the contact was last lost; null while it is connected. */
  readonly notConnectedSince: number | null;
  readonly decisions: readonly Decision[];
}

export type EvidenceFault = { readonly code: 'no-evidence' | 'source-running'; readonly detail: string };

const none = (detail: string): EvidenceFault => ({ code: 'no-evidence', detail });

function judgeObserved({ now, replica, site }: EvidenceFacts): EvidenceFault | null {
  const { power, observedAt } = replica.sourcePower;
  if (power !== 'off') return none('The source was not seen off.');
  if (site.contact.state !== 'connected') return none('The site is not in contact, so nobody sees the source.');
  const seenAt = Math.max(observedAt ?? 0, site.contact.lastReportAt ?? 0);
  if (now - seenAt > OFF_OBSERVATION_AGE_MS_MAX) return none('The observation that the source is off is too old.');
  return null;
}

function judgeFenced({ replica }: EvidenceFacts, operationId: string): EvidenceFault | null {
  const { power, changedBy } = replica.sourcePower;
  if (changedBy !== operationId) return none('That operation did not switch the source off.');
  return power === 'off' ? null : none('The source was seen on after it was switched off.');
}

function judgeAttested(facts: EvidenceFacts, attestationId: string): EvidenceFault | null {
  const { now, vm, site, notConnectedSince, decisions } = facts;
  const made = decisions.findLast(
    (each) => each.body.kind === 'attestation' && each.body.attestation.id === attestationId,
  );
  if (made?.body.kind !== 'attestation') return none('The run holds no such attestation.');
  const { attestation } = made.body;
  if (attestation.vmId !== vm.id && attestation.siteId !== vm.siteId)
    return none('The attestation is not about this VM.');
  // A word may be told again for a later run: it counts from when it was given.
  const givenAt = Math.min(made.at, attestation.at);
  if (now - givenAt > ATTESTATION_AGE_MS_MAX) return none('The attestation is too old.');
  if (site.contact.state === 'connected' || notConnectedSince === null) {
    return none('The site is in contact again: what was attested is void, look instead.');
  }
  return givenAt < notConnectedSince
    ? none('The site was in contact after the attestation was made: it is void.')
    : null;
}

/** The hypervisor's own word, as the console that asked it recorded it before the start. */
function judgeFencedByHost({ replica, decisions }: EvidenceFacts, stepId: string): EvidenceFault | null {
  const ended = decisions.findLast(({ body }) => body.kind === 'act-ended' && body.stepId === stepId);
  if (ended?.body.kind !== 'act-ended' || ended.body.report.outcome !== 'done') {
    return none('The run holds no word of a hypervisor that the source is off.');
  }
  const { power, observedAt } = replica.sourcePower;
  return power === 'on' && (observedAt ?? 0) > ended.at ? none('The source was seen on after it was cut off.') : null;
}

function judgeOverride({ vm, decisions }: EvidenceFacts, decisionId: string): EvidenceFault | null {
  const made = decisions.findLast((each) => each.body.kind === 'override' && each.body.id === decisionId);
  if (made?.body.kind !== 'override') return none('The run holds no such override.');
  return made.body.vmIds.includes(vm.id) ? null : none('The override does not name this VM.');
}

/**
 * The one rule of evidence: a copy is started only after the other was seen off, or with valid evidence. An override is
 * a person's decision and stands even beside a running source; nothing else does.
 */
export function judgeEvidence(facts: EvidenceFacts, evidence: StartEvidence | null): EvidenceFault | null {
  if (evidence?.kind === 'override') return judgeOverride(facts, evidence.decisionId);
  if (facts.replica.sourcePower.power === 'on' && facts.site.contact.state === 'connected') {
    return { code: 'source-running', detail: 'The source is running and within reach. Power it off first.' };
  }
  switch (evidence?.kind) {
    case 'observed-off':
      return judgeObserved(facts);
    case 'fenced':
      return judgeFenced(facts, evidence.operationId);
    case 'fenced-by-host':
      return judgeFencedByHost(facts, evidence.stepId);
    case 'attested':
      return judgeAttested(facts, evidence.attestationId);
    case undefined:
      return none('A start needs evidence that the other copy is off.');
  }
}
