import { z } from 'zod';
import { entityId, epochMs } from './time.ts';

/** The newest link of a run's journal: lower-case hex SHA-256 over every record up to there. */
export const chainHead = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits in lower case');

/** Names a key: lower-case hex SHA-256 of its SPKI bytes. */
export const keyId = z.string().regex(/^[0-9a-f]{64}$/, '64 hex digits in lower case');

/** An Ed25519 public key: base64 of its SPKI form, 60 characters. */
export const ed25519Key = z
  .string()
  .regex(/^MCowBQYDK2VwAyEA[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/, 'an Ed25519 public key (SPKI, base64)');

/** An Ed25519 signature: base64 of its 64 bytes, 88 characters, of which there is one way to write it. */
export const ed25519Signature = z.string().regex(/^[A-Za-z0-9+/]{85}[AQgw]==$/, 'an Ed25519 signature (base64)');

/**
 * What a gateway gives for the end of a run: that it was shown this chain head then. It saw neither the journal nor what
 * stands in it. `signature` is over `receiptText` (gateway API).
 */
export const runReceipt = z.object({
  runId: entityId,
  chainHead,
  /** Gateway time. */
  at: epochMs,
  keyId,
  signature: ed25519Signature,
});
export type RunReceipt = z.infer<typeof runReceipt>;
