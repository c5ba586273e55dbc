import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { Installation, InstallationKey } from '../../../ports.ts';
import { keyIdOf } from '../keys.ts';

/** Everything of a PKCS#8 Ed25519 key but its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same private key each time, for tests and simulated worlds. */
export function privateKeyOf(byte: number): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, Buffer.alloc(32, byte)]), format: 'der', type: 'pkcs8' });
}

/** An installation whose key is made of one byte, and kept nowhere. */
export function installationOf(byte: number, more: Partial<InstallationKey> = {}): Installation {
  const privateKey = privateKeyOf(byte);
  const publicKey = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const key: InstallationKey = {
    ...{ id: keyIdOf(publicKey), publicKey, madeAt: 1_700_000_000_000, keptIn: 'file', earlier: [] },
    sign: (text) => sign(null, Buffer.from(text, 'utf8'), privateKey).toString('base64'),
    ...more,
  };
  return { key: () => Promise.resolve(key), known: () => Promise.resolve(key) };
}

export const testInstallation: Installation = installationOf(1);
