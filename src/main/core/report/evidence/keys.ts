import { createHash, createPublicKey, verify } from 'node:crypto';

/** Names a public key: lower-case hex SHA-256 of its SPKI bytes. `publicKey` is their base64. */
export function keyIdOf(publicKey: string): string {
  return sha256Of(Buffer.from(publicKey, 'base64'));
}

/** Whether a text was signed by the private part of this key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** Lower-case hex SHA-256. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
