import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Run, RunReceipt } from '#shared/domain/index.ts';
import { receiptText } from '#shared/gateway-api/index.ts';

/** Signs the ends of runs. All gateways of a provider have the same. */
export interface ReceiptSigner {
  /** Base64 of the SPKI form. */
  readonly publicKey: string;
  sign(run: Pick<Run, 'id'>, chainHead: string, at: number): RunReceipt;
}

/** A new key as PEM, for a file that only its owner reads. */
export function newReceiptKey(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

export function receiptSigner(pem: string): ReceiptSigner {
  const key = createPrivateKey(pem);
  const spki = spkiOf(key);
  const keyId = createHash('sha256').update(spki).digest('hex');
  return {
    publicKey: spki.toString('base64'),
    sign({ id: runId }, chainHead, at) {
      const told = { runId, chainHead, at, keyId };
      return { ...told, signature: sign(null, Buffer.from(receiptText(told)), key).toString('base64') };
    },
  };
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}
