import { z } from 'zod';
import { chainHead, ed25519Key, ed25519Signature, epochMs, keyId } from '#shared/domain/index.ts';
import { signedText } from '#shared/gateway-api/index.ts';

/** The first line of what an installation signs of a run's journal. */
export const SEAL_PURPOSE = 'farshore/run-seal/1';

/** What an installation says of a run's journal: that it was so long, and ended so, at this time. */
export const chainSeal = z.object({
  /** The id of its key. */
  installationId: keyId,
  publicKey: ed25519Key,
  chainHead,
  records: z.int().min(1),
  /** As near to gateway time as this console knew it. */
  at: epochMs,
  /** Over `sealText`. */
  signature: ed25519Signature,
});
export type ChainSeal = z.infer<typeof chainSeal>;

/** The text that a seal's signature is over, as UTF-8: lengths before fields, as in a gateway's receipt. */
export function sealText(
  runId: string,
  { installationId, chainHead: head, records, at }: Omit<ChainSeal, 'publicKey' | 'signature'>,
): string {
  return signedText(SEAL_PURPOSE, [installationId, runId, head, String(records), String(at)]);
}
