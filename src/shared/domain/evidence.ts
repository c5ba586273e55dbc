import { z } from 'zod';
import { displayName, entityId, epochMs, sentence } from './time.ts';

/** An observation of "off" counts for this long, and only while the site is in contact. */
export const OFF_OBSERVATION_AGE_MS_MAX = 120_000;
/** A person's attestation holds this long, and is void the moment contact returns. */
export const ATTESTATION_AGE_MS_MAX = 4 * 3_600_000;

/** A person's word that a VM, or everything at a site, is off. */
export const attestation = z.object({
  id: entityId,
  /** One of the two. */
  siteId: entityId.nullable(),
  vmId: entityId.nullable(),
  statement: sentence.min(1),
  /** Who knows it, as typed. */
  who: displayName,
  /** How it is known: "the landlord cut the power at 03:10". */
  howKnown: sentence.min(1),
  at: epochMs,
});
export type Attestation = z.infer<typeof attestation>;

/**
 * What an order to start a copy carries to show that the other copy is off. The gateway judges it against its own facts
 * when it accepts; `override` names a decision of the run in which a person took the risk with a reason.
 */
export const startEvidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('observed-off') }),
  z.object({ kind: z.literal('fenced'), operationId: entityId }),
  /** A step of the same run cut its power on its hypervisor, and the hypervisor said so. */
  z.object({ kind: z.literal('fenced-by-host'), stepId: entityId }),
  z.object({ kind: z.literal('attested'), attestationId: entityId }),
  z.object({ kind: z.literal('override'), decisionId: entityId }),
]);
export type StartEvidence = z.infer<typeof startEvidence>;
