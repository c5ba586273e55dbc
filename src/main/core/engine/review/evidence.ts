import { OFF_OBSERVATION_AGE_MS_MAX } from '#shared/domain/index.ts';
import type { Replica, Site } from '#shared/domain/index.ts';
import type { EvidenceView, GivenEvidence } from '#shared/ipc/index.ts';

/**
 * What shows that the other copy is off, for one start (gateway API, "Evidence: one rule"): an observation within reach
 * that is at most 120 s old, a fence, a person's attestation while the site is out of contact, a power-off step before
 * the start, or an override with a reason. Else the run cannot start. The gateway judges again when it accepts.
 */
export function evidenceOf(
  vmId: string,
  site: Site,
  replica: Replica,
  given: readonly GivenEvidence[],
  now: number,
): EvidenceView {
  const { sourcePower } = replica;
  const inContact = site.contact.state === 'connected';
  if (sourcePower.power === 'off' && sourcePower.changedBy !== null) {
    return { kind: 'fenced', at: sourcePower.observedAt ?? now };
  }
  const seenAt = Math.max(sourcePower.observedAt ?? 0, site.contact.lastReportAt ?? 0);
  if (inContact && sourcePower.power === 'off' && now - seenAt <= OFF_OBSERVATION_AGE_MS_MAX) {
    return { kind: 'observed-off', at: seenAt };
  }
  if (!inContact) {
    const word = given.find((one) => one.kind === 'attestation' && (one.vmId === vmId || one.siteId === site.id));
    if (word?.kind === 'attestation') return { kind: 'attested', who: word.who, howKnown: word.howKnown, at: now };
  }
  const override = given.find((one) => one.kind === 'override' && one.vmIds.includes(vmId));
  const declined = given.some((one) => one.kind === 'decline-power-off' && one.vmIds.includes(vmId));
  const seenRunning = inContact && sourcePower.power === 'on';
  const canPowerOff = seenRunning && replica.allowedActions.includes('power-off-source');
  if (canPowerOff && !declined) return { kind: 'power-off-step' };
  if (override?.kind === 'override') return { kind: 'override', reason: override.reason };
  return { kind: 'missing', source: seenRunning ? 'running' : 'unknown' };
}
