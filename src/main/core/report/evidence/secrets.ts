/**
 * Fields under which a secret would stand, with something in them; and private keys as text. The journal has none of them; a
 * pack is made only where that is so. What people typed is inside of texts, where quotation marks are escaped.
 */
const SECRET_FIELD =
  /(?<!\\)"(password|passphrase|secret|totp|accessToken|refreshToken|privateKey|authorization)"\s*:\s*(?!null\b|"")/i;
const PRIVATE_KEY = /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----/;

/** The first field of a JSON text that looks like a secret; null where there is none. */
export function secretIn(json: string): string | null {
  return SECRET_FIELD.exec(json)?.[1] ?? PRIVATE_KEY.exec(json)?.[0] ?? null;
}
