import { createHash, scryptSync, timingSafeEqual } from 'node:crypto';

/** Cheap as scrypt goes (about 10 ms): sign-in is throttled, and the provider is not to stand still. */
const SCRYPT = { N: 4_096, r: 8, p: 1 };
const KEY_BYTES = 32;

function derive(password: string, salt: string): Buffer {
  return scryptSync(password.normalize('NFC'), salt, KEY_BYTES, SCRYPT);
}

/** `salt:hash` of a password. */
export function hashPassword(password: string, salt: string): string {
  return `${salt}:${derive(password, salt).toString('base64url')}`;
}

/** Compares in constant time. */
export function passwordMatches(password: string, hashed: string): boolean {
  const [salt = '', hash = ''] = hashed.split(':');
  const expected = Buffer.from(hash, 'base64url');
  const actual = derive(password, salt);
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** Tokens are long and random, so a plain hash keeps them; equality of hashes tells nothing of the token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Lower-case hex SHA-256, as `reviewedHash` is written. */
export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
