import { ATTESTATION_AGE_MS_MAX, OFF_OBSERVATION_AGE_MS_MAX } from '#shared/domain/index.ts';
import type { Replica, RunVerb, Site, SiteContact } from '#shared/domain/index.ts';
import type { EvidenceView, GivenEvidence } from '#shared/ipc/index.ts';

/**
 * What shows that the other copy is off, for one order (gateway API, "Evidence: one rule"). A failover needs it always. A
 * failback does not start over a source that is seen on: a reviewed power-off comes first. Undo failback powers production
 * off itself where the site is within reach, and needs evidence like a failover where it is not. Everything else either
 * starts nothing, or sees the other copy off by itself.
 */
export function evidenceFor(
  verb: RunVerb,
  vmId: string,
  site: Site,
  replica: Replica,
  given: readonly GivenEvidence[],
  now: number,
): EvidenceView {
  if (verb === 'failover') return evidenceOf(vmId, site, replica, given, now);
  const inContact = site.contact.state === 'connected';
  if (verb === 'undo-failback' && !inContact) return evidenceOf(vmId, site, replica, given, now);
  if (verb === 'failback' && inContact && replica.sourcePower.power === 'on') {
    return replica.allowedActions.includes('power-off-source')
      ? { kind: 'power-off-step' }
      : { kind: 'missing', source: 'running' };
  }
  return { kind: 'not-needed' };
}

/**
 * For one start: an observation within reach that is at most 120 s old, a fence, a person's attestation while the site is
 * out of contact, a power-off step before the start, or an override with a reason. Else the run cannot start. The gateway
 * judges again when it accepts.
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
    const word = given.find(
      (one) =>
        one.kind === 'attestation' &&
        (one.vmId === vmId || one.siteId === site.id) &&
        lapseOf(one, site.contact, now) === null,
    );
    if (word?.kind === 'attestation') {
      return { kind: 'attested', who: word.who, howKnown: word.howKnown, at: word.at ?? now };
    }
  }
  const override = given.find((one) => one.kind === 'override' && one.vmIds.includes(vmId));
  const declined = given.some((one) => one.kind === 'decline-power-off' && one.vmIds.includes(vmId));
  const seenRunning = inContact && sourcePower.power === 'on';
  const canPowerOff = seenRunning && replica.allowedActions.includes('power-off-source');
  if (canPowerOff && !declined) return { kind: 'power-off-step' };
  if (override?.kind === 'override') return { kind: 'override', reason: override.reason };
  return { kind: 'missing', source: seenRunning ? 'running' : 'unknown' };
}

export type Attestation = Extract<GivenEvidence, { kind: 'attestation' }>;

/** Why a person's word no longer counts: it is void the moment contact returns, and holds four hours. Null where it counts. */
export function lapseOf(
  word: Attestation,
  contact: SiteContact,
  now: number,
): 'in-contact' | 'heard-since' | 'too-old' | null {
  const at = word.at ?? now;
  if (contact.state === 'connected') return 'in-contact';
  if ((contact.lastReportAt ?? 0) > at) return 'heard-since';
  return now - at > ATTESTATION_AGE_MS_MAX ? 'too-old' : null;
}
